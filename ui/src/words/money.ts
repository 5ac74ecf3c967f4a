// Texts of what the customer pays: on the sheet, at the desk and on the customer's own page.
export const money = {
  zh: {
    title: "费用",
    items: "增加项目",
    plan: "方案费用",
    seePlan: "见方案",
    added: "增加项目合计",
    all: "应收总计",
    planAndAdded: "方案费用 + 增加项目 {{added}}",
  },
  en: {
    title: "To be paid",
    items: "Added items",
    plan: "Cost of the plan",
    seePlan: "see the plan",
    added: "Added items",
    all: "To be paid in all",
    planAndAdded: "cost of the plan + added items {{added}}",
  },
};
