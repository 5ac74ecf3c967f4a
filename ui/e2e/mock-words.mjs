// Words of the mock that the real server takes from its tables.
export const CARE = {
  hearing: { zh: "听力障碍", en: "hard of hearing" },
  alone: { zh: "独居老人", en: "lives alone" },
};
