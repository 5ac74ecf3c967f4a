// A small company for the mock: units, people, types, customers, parameters. Nothing here is real.
export const units = [
  ["0000000000001", null, "national", "全国客户服务中心", "binding"],
  ["0000000000002", "0000000000001", "region", "华南区域", "binding"],
  ["0000000000003", "0000000000002", "company", "临江燃气", "binding"],
  ["0000000000004", "0000000000003", "department", "客户服务中心", "binding"],
  ["0000000000005", "0000000000003", "department", "抢修部", "binding"],
  ["0000000000006", "0000000000005", "team", "维修一班", "reference"],
  ["0000000000007", "0000000000003", "department", "抄表收费部", "binding"],
].map(([id, parent, level, name, binding], i) => ({ id, parent, level, name, binding, depth: i }));

export const people = [
  { id: "00000000000A1", login: "zhoumin", name: "周敏", unit: 3, roles: ["agent"] },
  { id: "00000000000A2", login: "chenli", name: "陈立", unit: 3, roles: ["service_head"] },
  { id: "00000000000A3", login: "weiqiang", name: "韦强", unit: 5, roles: ["team_leader"] },
  { id: "00000000000A4", login: "lufang", name: "卢芳", unit: 6, roles: ["counter_clerk"] },
  { id: "00000000000A6", login: "audit", name: "审计员", unit: 2, roles: ["auditor"] },
  { id: "00000000000A7", login: "linyi", name: "林毅", unit: 4, roles: ["dispatcher"] },
  { id: "00000000000B1", login: "luojian", name: "罗健", unit: 5, roles: ["technician"] },
  { id: "00000000000B2", login: "penghao", name: "彭浩", unit: 5, roles: ["technician"] },
  { id: "00000000000B3", login: "qiulei", name: "邱磊", unit: 5, roles: ["technician"] },
  { id: "00000000000B4", login: "wangmin", name: "汪敏", unit: 5, roles: ["technician"] },
  { id: "00000000000B5", login: "taojun", name: "陶军", unit: 4, roles: ["technician"] },
  { id: "00000000000A5", login: "admin", name: "何工", unit: 2, roles: ["administrator"] },
  { id: "00000000000A7", login: "huangjg", name: "黄建国", unit: 5, roles: ["technician"] },
].map((p) => ({ ...p, password: "shouwen-demo", unit: units[p.unit] }));

const req = ["name", "address", "contact", "content", "occurred_at", "wanted", "special", "background"];
export const types = [
  ["enquiry", "咨询", "Enquiry", "P3", ["name", "contact", "content", "special"], ["多少钱", "怎么"]],
  [
    "enquiry.bill",
    "账单咨询",
    "Bill enquiry",
    "P3",
    ["name", "contact", "content", "special"],
    ["账单", "气费"],
  ],
  ["repair", "报修", "Repair", "P2", req, ["打不着火", "坏了"]],
  ["repair.meter", "表具故障", "Meter fault", "P2", req, ["表不走", "表坏"]],
  ["repair.stove", "灶具故障", "Stove fault", "P2", req, ["灶"]],
  ["installation", "报装", "Installation", "P3", req.filter((f) => f !== "occurred_at"), ["开户", "报装"]],
  ["complaint", "投诉", "Complaint", "P1", req, ["投诉", "不满"]],
  ["complaint.attitude", "服务态度", "Conduct", "P1", req, ["态度"]],
  ["alarm", "报警", "Alarm", "P0", [], []],
  ["alarm.leak", "燃气泄漏", "Gas leak", "P0", [], ["漏气", "煤气味", "燃气味"]],
  ["suggestion", "建议", "Suggestion", "P3", ["content"], ["建议"]],
  ["praise", "表扬", "Praise", "P3", ["content"], ["表扬", "感谢"]],
  ["other", "其他", "Other", "P3", ["content"], []],
].map(([code, zh, en, default_priority, required, keywords]) => ({
  code,
  zh,
  en,
  default_priority,
  required,
  keywords,
}));

export const channels = [
  {
    code: "hotline",
    zh: "服务热线",
    en: "Hotline",
    hours: "7×24",
    response: "2h",
    contact: "96600",
    voice: true,
    enabled: true,
  },
  {
    code: "counter",
    zh: "营业厅",
    en: "Counter",
    hours: "08:30–17:30",
    response: "2h",
    contact: "滨江路 12 号",
    voice: true,
    enabled: true,
  },
  {
    code: "website",
    zh: "网站",
    en: "Website",
    hours: "7×24",
    response: "2wh",
    contact: "gas.example.cn",
    voice: false,
    enabled: true,
  },
  {
    code: "email",
    zh: "邮件",
    en: "E-mail",
    hours: "08:30–17:30",
    response: "day_end",
    contact: "kf@example.cn",
    voice: false,
    enabled: true,
  },
  {
    code: "letter",
    zh: "信函",
    en: "Letter",
    hours: "—",
    response: "3wd",
    contact: "临江市 1 号信箱",
    voice: false,
    enabled: true,
  },
  {
    code: "gov12345",
    zh: "12345 平台",
    en: "12345 platform",
    hours: "7×24",
    response: "2h",
    contact: null,
    voice: false,
    enabled: false,
  },
];

export const priorities = [
  ["P0", "P0 紧急", "P0 emergency"],
  ["P1", "P1 高", "P1 high"],
  ["P2", "P2 普通", "P2 standard"],
  ["P3", "P3 计划", "P3 planned"],
].map(([code, zh, en]) => ({ code, words: { zh, en } }));

export const clocks = [
  ["first_response", "首次响应", "First response", "2h", "000 §1.2"],
  ["initial_handling", "初步处理", "Initial handling", "2wd", "000 §1.2"],
  ["solution", "解决方案", "Solution", "3wd", "000 §1.2"],
  ["promise", "承诺答复", "Promise", null, "004-G 1"],
  ["complete", "完工", "Completion", "3wd", "001 §2.3"],
  ["handover_accept", "移交接收", "Handover acceptance", "30wmin", "004-F 1-6"],
].map(([code, zh, en, limit, clause]) => ({ code, words: { zh, en }, limit, clause }));

export const doors = [
  ["screen", "坐席界面", "screen"],
  ["api", "接口", "API"],
  ["bulk", "批量", "bulk"],
  ["import", "导入", "import"],
  ["scheduler", "定时", "scheduler"],
  ["cascade", "联动", "consequence"],
].map(([code, zh, en]) => ({ code, words: { zh, en } }));

export const customers = [
  {
    id: "00000000000C1",
    name: "李桂兰",
    kind: "person",
    phone: "13900002046",
    grade: "B",
    care: ["hearing", "alone"],
    remark: "家中有老人，敲门后请稍等。",
  },
  {
    id: "00000000000C2",
    name: "王志远",
    kind: "person",
    phone: "13800001234",
    grade: "C",
    care: [],
    remark: null,
  },
  {
    id: "00000000000C3",
    name: "滨江大酒店",
    kind: "organisation",
    phone: "07598880001",
    grade: "A",
    care: [],
    remark: "锅炉房值班 24 小时有人。",
  },
].map((c, i) => ({
  ...c,
  version: 1,
  contacts: [{ id: `00000000000K${i + 1}`, kind: c.kind === "person" ? "mobile" : "phone", value: c.phone }],
  points: [
    {
      id: `00000000000N${i + 1}`,
      number: `8800${i}1234`,
      address: {
        district: "江南区",
        road: `滨江路${88 + i}号`,
        building: "3",
        unit: "2",
        room: `50${i + 1}`,
      },
      meter: i === 1 ? null : `G4-20${i}177`,
    },
  ],
}));

export const parameters = [
  ["sla.first_response", "首次响应时限", "First response", "2h", "000 §1.2", true],
  ["sla.initial_handling", "初步处理时限", "Initial handling", "2wd", "000 §1.2", false],
  ["sla.solution", "解决方案时限", "Solution", "3wd", "000 §1.2", false],
  ["sla.warn", "预警百分比", "Warnings at", "50%,80%,100%", null, false],
  ["handover.accept", "移交接收时限", "Handover acceptance", "30wmin", "004-F 1-6", false],
  ["handover.max_reject", "移交最多拒收次数", "Rejections at most", "2", "004-C Art. 4-4", false],
  ["readback.silent", "未回复自动受理", "Silent acceptance", "24h", "001 §1.3", false],
  ["load.max", "人均在手工单上限", "Open orders per person", "8", "004-Q Art. 19", false],
  ["fcr.window", "首次解决观察期", "First-contact window", "7d", "004-F 1-6", false],
].map(([code, zh, en, value, clause, locked]) => ({
  code,
  words: { zh, en },
  value,
  said: null,
  origin: locked ? { zh: "全国中心", en: "national centre" } : { zh: "程序默认", en: "program default" },
  clause,
  locked,
  by_priority:
    code === "sla.first_response"
      ? ["15min", "30min", "2h", "1wd"].map((own, p) => ({
          priority: `P${p}`,
          value: own,
          said: null,
          origin: p === 0 ? { zh: "本企业", en: "this company" } : { zh: "程序默认", en: "program default" },
          clause: { zh: clause, en: clause },
          default: p > 0,
        }))
      : [],
  overrides:
    code === "sla.solution"
      ? [
          {
            scope: { zh: "优先级 P1", en: "priority P1" },
            value: "72h",
            clause: "000 §1.2",
            from: null,
            to: null,
            locked: false,
            replaces: false,
          },
        ]
      : [],
}));

export const mask = (text) =>
  /^\d{7,}$/.test(text)
    ? `${text.slice(0, 3)}****${text.slice(-4)}`
    : text.length > 1
      ? text[0] + "*".repeat(text.length - 1)
      : text;

export const H = 3_600_000;
export const person = (id) => people.find((p) => p.id === id);
export const named = (one) => (one ? { id: one.id, name: one.name } : null);
export const unitOf = (id) => units.find((u) => u.id === id);
