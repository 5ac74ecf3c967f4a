// Field work of the mock: what a type demands, what stands between the steps of an order, what they change, and the
// orders of one technician. What the forms start with beyond their fields (names of steps, tests, prices, judged
// readings) stands in `initial`, next to the digest and the readiness list that the server gives there.
import { createHash } from "node:crypto";
import { H } from "./mock-data.mjs";

const tick = (code, zh, en, critical = false, basis = "") => ({ code, zh, en, critical, basis });
const INSTALLATION = {
  readiness: [
    { code: "detector", name: "可燃气体检测仪", nature: "protective", wanted: 1, device: "gas_detector" },
    { code: "gloves", name: "防护手套", nature: "protective", wanted: 2 },
    { code: "manometer", name: "压力表", nature: "tool", wanted: 1, device: "manometer" },
    { code: "spares", name: "常用备件", nature: "material", wanted: 1, optional: true },
    { code: "badge", name: "工作证", nature: "certificate", wanted: 1 },
  ],
  steps: [
    tick("valve_closed", "关闭入户阀", "Inlet valve closed", true, "CJJ 94-2009"),
    tick("connected", "连接牢固", "Connections tight", true, "CJJ 94-2009"),
    tick("flue", "检查排烟管通向室外", "Flue leads outdoors", true, "GB 17905-2008"),
  ],
  tests: [
    {
      code: "tightness",
      zh: "严密性试验",
      en: "Tightness test",
      unit: "kPa",
      least: 5,
      most: null,
      hold: 15,
      instrument: true,
      device: "manometer",
    },
    {
      code: "leak",
      zh: "检漏",
      en: "Leak check",
      unit: "ppm",
      least: null,
      most: 0,
      hold: 0,
      instrument: true,
      device: "gas_detector",
    },
  ],
  closing: [
    tick("waste", "带走废弃物和包装", "Waste and packaging taken away"),
    tick("clean", "清理现场", "Place cleaned"),
  ],
};
const REPAIR = {
  readiness: INSTALLATION.readiness.filter((i) => ["detector", "badge"].includes(i.code)),
  steps: [tick("checked", "检查设备和管路", "Appliance and pipes checked", true, "CJJ 51-2016")],
  tests: [INSTALLATION.tests[1]],
  closing: INSTALLATION.closing,
};
const work = (r) => (r.type.startsWith("installation") ? INSTALLATION : REPAIR);

const PRICES = [
  ["pipe", "不锈钢波纹管", "Corrugated pipe", "m", 3500],
  ["valve", "自闭阀", "Self-closing valve", "个", 6800],
  ["labour", "人工费", "Labour", "次", 5000],
].map(([code, zh, en, unit, price]) => ({ code, zh, en, unit, price }));

const state = (r) => (r.field ??= { items: [], codes: [], readings: [], lines: [], hazards: [], handed: [] });

/** What the equipment room knows, by the beginning of the number. */
const KNOWN = { "MAN-": "manometer", "DET-": "gas_detector" };
const kindOf = (serial = "") => KNOWN[serial.slice(0, 4)];

/** Lines that keep the technician at home, with what the server says of each. */
function missing(r, items = state(r).items) {
  const of = (code) => items.find((i) => i.code === code) ?? {};
  const said = (i) => {
    const { there = 0, serial = "" } = of(i.code);
    if (there < i.wanted && !i.optional) return [`需要 ${i.wanted}。`, `${i.wanted} needed.`];
    if (there === 0 || !i.device || kindOf(serial) === i.device) return null;
    if (!serial) return ["请填写仪器编号。", "enter the serial number of the instrument."];
    return [`仪器台账中没有编号 ${serial}。`, `no instrument ${serial} is in the ledger.`];
  };
  return work(r).readiness.flatMap((i) => {
    const found = said(i);
    return found ? [[`${i.name}：${found[0]}`, `${i.code}: ${found[1]}`]] : [];
  });
}

function judge(test, { value, held = 0, instrument }) {
  if (kindOf(instrument) !== test.device) return "void";
  const n = Number(value);
  const good = n >= (test.least ?? -1e9) && n <= (test.most ?? 1e9) && held >= test.hold;
  return good ? "pass" : "fail";
}

const openTests = (r) =>
  work(r).tests.filter((t) => state(r).readings.find((x) => x.test === t.code)?.outcome !== "pass");
const openTicks = (r, list) => list.filter((t) => !state(r).codes.includes(t.code));
const names = (list) => [
  list.map((x) => x.zh ?? x.name).join("、"),
  list.map((x) => x.en ?? x.code).join(", "),
];
const lacks = (list, zh, en) => {
  const [a, b] = names(list);
  return list.length ? { zh: `${zh}：${a}。`, en: `${en}: ${b}.` } : null;
};
const unless = (good, zh, en) => (good ? null : { zh, en });

export function digest(r) {
  const { lines, readings, hazards, handed } = state(r);
  const sheet = {
    number: r.number,
    asked: r.data.content,
    done: r.data.done ?? "",
    lines,
    readings,
    hazards,
    handed,
  };
  return createHash("sha256").update(JSON.stringify(sheet)).digest("hex");
}

/** What of the order's guards the mock knows; without a body only what no form can lift. */
export const fieldGuards = {
  readiness: (r, b) => {
    const found = missing(r, b?.items);
    return unless(found.length === 0, found.map(([zh]) => zh).join(""), found.map(([, en]) => en).join(" "));
  },
  confirmed: (r) =>
    unless(state(r).confirmed, "出发前请再次与客户确认上门时间。", "Confirm the visit before leaving."),
  only_p0: (r) => unless(r.priority === "P0", "只有紧急事项可以不经准备出发。", "Emergencies only."),
  protective_gear: (_r, b) => unless(!b || b.gear, "请确认防护用品和检测仪已随车。", "Confirm the gear."),
  window_ahead: (_r, b) =>
    unless(!b?.from || Date.parse(b.from) > Date.now(), "上门时段须在现在之后。", "The window lies ahead."),
  consent: (_r, b) =>
    unless(!b || b.consent, "请先征得客户同意再进入。", "Ask the customer before you enter."),
  explained: (_r, b) =>
    unless(
      !b || b.explained,
      "请先向客户说明内容、步骤和可能的影响。",
      "Explain content, steps and effects first.",
    ),
  result_explained: (_r, b) =>
    unless(!b || b.explained, "请向客户说明结果、使用和保养。", "Explain result, use and maintenance."),
  checklist: (r) =>
    lacks(
      openTicks(r, work(r).steps).filter((t) => t.critical),
      "关键步骤未完成",
      "Critical steps are open",
    ),
  tests_passed: (r) => lacks(openTests(r), "检测未做或不合格", "Tests are open or failed"),
  site_clean: (r, b) =>
    b?.waived ? null : lacks(openTicks(r, work(r).closing), "完工清单未勾选", "The closing list is open"),
  signature_drawn: (_r, b) => unless(!b || b.file, "没有客户签名。", "There is no signature."),
  rating_asked: (r, b) => {
    const marks = [b?.quality, b?.attitude].filter(Boolean).length;
    return unless(
      !b || state(r).rated || marks === (b.unrated ? 0 : 2),
      "请客户评价服务质量和服务态度；客户不愿评价的，不打分并勾选“客户不愿评价”。",
      "Ask the customer for both marks.",
    );
  },
  signs_this: (r, b) =>
    unless(
      !b || b.content === digest(r),
      "单据在签字前已变更，请客户重新核对后再签。",
      "The sheet has changed: let the customer read it again and sign.",
    ),
  grave_made_safe: (_r, b) =>
    unless(b?.grade !== 1 || b.made_safe, "重大隐患须先停气或隔离。", "Make a grave hazard safe first."),
};

/** What the forms of an order start with. */
export function fieldInitial(r, action) {
  if (r.kind !== "order") return {};
  const { steps, closing, tests, readiness } = work(r);
  const { codes, readings } = state(r);
  switch (action) {
    case "get_ready":
      return { items: readiness.map((i) => ({ ...i, there: i.wanted, serial: "" })) };
    case "tick":
      return { codes, steps, closing };
    case "measure":
      return { tests, readings };
    case "ask_consent":
    case "bill":
      return { prices: PRICES };
    case "sign":
    case "sign_scope":
      return { content: digest(r), prices: PRICES };
    case "enter_result":
      return { result: r.data.done };
    default:
      return {};
  }
}

/** What a step changes. `shown` is what the history keeps of it. */
export function fieldEffect(r, action, body, who, shown, stop) {
  if (r.kind !== "order") return;
  const f = state(r);
  for (const key of ["from", "until", "due", "expected"])
    if (typeof body[key] === "string") shown[key] = Date.parse(body[key]);
  if (["agree_window", "move_by_company", "move_by_customer", "reject_work"].includes(action)) {
    f.confirmed = action === "agree_window" && shown.from - Date.now() < 2 * H;
    r.clocks = r.clocks.filter((c) => c.code !== "arrival");
    r.clocks.push({
      code: "arrival",
      words: { zh: "到达", en: "Arrival" },
      limit: null,
      clause: "APT-03",
      state: "running",
      started_at: r.received_at,
      due_at: shown.until,
      stopped_at: null,
      kept: null,
    });
  }
  const price = (code) => PRICES.find((p) => p.code === code)?.price ?? 0;
  const reprice = () => {
    for (const { code, quantity } of body.lines ?? []) {
      const line = f.lines.find((l) => l.code === code);
      if (line) line.quantity = quantity;
    }
  };
  switch (action) {
    case "dispatch":
      r.owner = body.person ?? null;
      break;
    case "accept":
      r.owner = who.id;
      break;
    case "confirm_window":
      f.confirmed = true;
      break;
    case "get_ready":
      f.items = body.items;
      break;
    case "arrive":
      stop(r, "arrival");
      break;
    case "tick":
      f.codes = [...new Set([...f.codes, ...body.codes])];
      break;
    case "measure": {
      const test = work(r).tests.find((t) => t.code === body.test);
      const at = Date.now();
      shown.happened_at = new Date(at).toISOString();
      const outcome = test && judge(test, body);
      if (test) f.readings.unshift({ ...body, at, outcome });
      if (test) shown.judged = { zh: test.zh, en: test.en, unit: test.unit, outcome, why: null };
      break;
    }
    case "ask_consent":
      f.lines.push(...body.lines.map((l) => ({ ...l, price: price(l.code), consent: "asked" })));
      break;
    case "sign_scope":
      for (const l of f.lines) if (l.consent === "asked") l.consent = { signed: { at: Date.now() } };
      break;
    case "refuse_scope":
      for (const l of f.lines) if (l.consent === "asked") l.consent = { refused: { at: Date.now() } };
      break;
    case "bill":
      reprice();
      break;
    case "sign":
      f.rated ||= Boolean(body.quality);
      break;
    case "find_hazard":
      f.hazards.push(`${body.grade} ${body.text}`);
      break;
    case "hand_item":
      f.handed.push(...body.things);
      break;
    case "finish":
      r.data.done = body.done;
      break;
    case "amend":
      reprice();
      if (body.done) r.data.done = body.done;
      break;
    case "enter_result":
      r.data.result = body.result;
      r.closed_at = Date.now();
      break;
    default:
  }
  r.data.charges = charges(f.lines);
}

/** Items and sums as the server tells them; the mock knows no plans. */
function charges(lines) {
  const told = lines.map((l) => {
    const { zh, en, unit } = PRICES.find((p) => p.code === l.code) ?? { zh: l.code, en: l.code, unit: "" };
    const consent = typeof l.consent === "string" ? l.consent : Object.keys(l.consent)[0];
    const billable = ["signed", "contracted"].includes(consent);
    const total = Math.floor((l.quantity * l.price + 500) / 1000);
    const words = billable ? { zh: "已签字", en: "signed" } : { zh: "不计费", en: "not charged" };
    return {
      code: l.code,
      zh,
      en,
      unit,
      quantity: l.quantity,
      price: l.price,
      total,
      billable,
      consent,
      words,
    };
  });
  const added = told.filter((l) => l.billable).reduce((sum, l) => sum + l.total, 0);
  return { planned: false, plan: null, cost: "", added, total: added, lines: told };
}

/** The orders of one technician: late, under way, tomorrow, an emergency, one to take, one done. */
export function seedField({ make, act, tech, customers, unit }) {
  const iso = (at) => new Date(at).toISOString();
  const quarter = (at) => Math.ceil(at / (H / 4)) * (H / 4);
  const order = (type, priority, content, c, more = {}) =>
    make("order", "open", { content, district: "江南区" }, null, {
      unit: unit.id,
      owner: null,
      type,
      priority,
      summary: content,
      customer: c.id,
      ...more,
    });
  const skip = { skip: true };
  const give = (r, from, hours, at) => {
    act(r, "dispatch", { person: tech.id }, null, skip);
    act(r, "accept", {}, tech, skip);
    if (from) {
      const body = {
        from: iso(from),
        until: iso(from + hours * H),
        means: "call",
        scope: "按登记内容",
        price: "按价目表",
      };
      act(r, "agree_window", body, tech, { ...skip, at });
    }
    return r;
  };
  const where = (r, c) => Object.assign(r.data, { address: c.points[0].address, contact: c.phone });
  const now = quarter(Date.now());
  const [li, wang, hotel] = customers;
  const received = { received_at: Date.now() - 26 * H };
  // At every hour of the day one visit is today's and one is tomorrow's: late in the evening today's has begun.
  const day = (at) => Math.floor((at + 8 * H) / (24 * H));
  const today = day(now + 2.5 * H) === day(Date.now()) ? now + 2.5 * H : now - 0.5 * H;
  const tomorrow = day(now + 22 * H) > day(Date.now()) ? now + 22 * H : now + 26 * H;
  const late = give(order("repair.stove", "P2", "燃气灶打不着火，换过电池", wang, received), now - 3 * H, 2);
  act(
    late,
    "get_ready",
    { items: REPAIR.readiness.map((i) => ({ code: i.code, there: 1, serial: i.device ? "DET-3" : "" })) },
    tech,
    skip,
  );
  const gas = order("installation", "P2", "申请接装燃气热水器，资料已上传", li, received);
  where(give(gas, today, 2), li);
  state(gas).confirmed = false;
  give(order("installation", "P3", "锅炉房增容，复核管径", hotel, received), tomorrow, 3);
  const leak = order("alarm.leak", "P0", "厨房有煤气味，阀门旁边能听到嘶嘶声", li);
  where(leak, li);
  give(leak);
  act(order("repair.meter", "P2", "燃气表数字不走", wang), "dispatch", {}, null, skip);
  const done = give(order("repair", "P3", "热水器点火后熄灭", wang, received), now - 8 * H, 2);
  done.state = "signed";
  act(done, "enter_result", { result: "更换热电偶，试火正常" }, tech, skip);
}
