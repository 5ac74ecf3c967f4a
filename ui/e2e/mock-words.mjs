// Words of the mock that the real server takes from its tables.
export const CARE = {
  hearing: { zh: "听力障碍", en: "hard of hearing" },
  alone: { zh: "独居老人", en: "lives alone" },
};

export const KINDS = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};
