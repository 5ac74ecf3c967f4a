// What the mock shows of its records, and the records it starts with.
import { channels, customers, mask, people, units } from "./mock-data.mjs";
import { seedField } from "./mock-field.mjs";
import {
  act,
  announce,
  flowOf,
  flows,
  H,
  make,
  named,
  offers,
  person,
  records,
  unitOf,
} from "./mock-flow.mjs";

const colour = (c) => {
  if (c.state === "stopped") return "done";
  const used = (Date.now() - c.started_at) / (c.due_at - c.started_at);
  return used >= 1 ? "red" : used >= 0.8 ? "orange" : used >= 0.5 ? "yellow" : "green";
};

export function row(r, who) {
  const next = r.clocks.filter((c) => c.state === "running").sort((a, b) => a.due_at - b.due_at)[0];
  const customer = customers.find((c) => c.id === r.customer);
  return {
    id: r.id,
    kind: r.kind,
    number: r.number,
    state: r.state,
    type: r.type,
    priority: r.priority,
    company: units[2].id,
    unit: named(unitOf(r.unit)),
    owner: named(person(r.owner)),
    first_owner: named(person(r.first_owner)),
    customer: customer ? { id: customer.id, name: mask(customer.name) } : null,
    summary: r.summary,
    channel: r.channel,
    received_at: r.received_at,
    closed_at: r.closed_at,
    next_due_at: next?.due_at ?? null,
    next_clock: next?.code ?? null,
    colour: next
      ? colour(next)
      : flowOf(r.kind).states.find((s) => s.code === r.state).phase === "ended"
        ? "done"
        : "none",
    duty_open: r.duty_open,
    version: r.version,
    actions: who
      ? offers(r, who)
          .filter((o) => o.allowed)
          .map((o) => o.action)
      : [],
  };
}

const line = (a) =>
  `${a.district ?? ""}${a.road ?? ""}${a.building ? `${a.building}栋` : ""}${a.unit ? `${a.unit}单元` : ""}${a.room ? `${a.room}室` : ""}`;

const handles = (r, who) =>
  ![...ENDED].includes(`${r.kind}.${r.state}`) &&
  ([r.owner, r.first_owner, r.recorder].includes(who.id) || (!r.owner && r.unit === who.unit.id));

const ENDED = new Set(
  flows.flatMap((f) => f.states.filter((s) => s.phase === "ended").map((s) => `${f.kind}.${s.code}`)),
);

export const reveal = (r, field) => (field === "address" ? line(r.data.address) : r.data[field]);

export function page(r, who) {
  const labels = flows.flatMap((f) => f.actions.flatMap((a) => a.fields));
  labels.push({ name: "charges", kind: "json", label: { zh: "费用", en: "Charges" } });
  const fields = Object.entries(r.data)
    .filter(
      ([key, v]) =>
        labels.some((l) => l.name === key) &&
        v !== undefined &&
        key !== "rejections" &&
        !["type", "channel", "priority", "customer"].includes(key),
    )
    .map(([key, value]) => {
      const label = labels.find((l) => l.name === key);
      // Who handles the open matter sees its number and door without asking.
      const masked = (key === "contact" || key === "address") && !handles(r, who);
      const kind =
        key === "address"
          ? "address"
          : label.kind === "moment"
            ? "moment"
            : key === "contact"
              ? "phone"
              : typeof value === "object"
                ? "json"
                : "text";
      const clear = key === "address" ? line(value) : value;
      const hidden = key === "address" ? `${value.road ?? ""}******` : mask(String(value));
      return { key, label: label.label, value: masked ? hidden : clear, kind, masked };
    });
  return {
    record: {
      ...row(r, who),
      round: r.round,
      policy_version: 3,
      parent: r.parent ? row(records.get(r.parent), null) : null,
    },
    fields,
    clocks: r.clocks.map((c) => ({
      code: c.code,
      words: c.words,
      state: c.state,
      colour: colour(c),
      provisional: r.state === "draft",
      started_at: c.started_at,
      due_at: c.due_at,
      stopped_at: c.stopped_at,
      kept: c.kept,
      paused_ms: 0,
      used_ms: Date.now() - c.started_at,
      next_at: null,
      next_step: null,
      limit: c.limit,
      clause: c.clause,
      unannounced: c.code === "solution" ? [2027] : [],
      explain_href: `/api/records/${r.id}/clocks/${c.code}/explain`,
    })),
    actions: offers(r, who),
    links: r.children.map((id) => ({ relation: "child", record: row(records.get(id), who), task: null })),
    files: r.files,
    parties: r.parties.map((p) => ({ ...p, name: (person(p.id) ?? unitOf(p.id))?.name ?? p.id })),
    timeline: { items: r.events.slice(0, 30), next: r.events.length > 30 ? "30" : null },
    papers: r.kind === "order" ? papers(r) : [],
  };
}

const papers = (r) =>
  [
    ["customer", { zh: "打印服务单（客户联）", en: "Print sheet (customer)" }],
    ["archive", { zh: "打印服务单（存档联）", en: "Print sheet (archive)" }],
  ].map(([code, words]) => ({
    code: `sheet.${code}`,
    words,
    href: `/api/orders/${r.id}/sheet.pdf?copy=${code}`,
  }));

export function explain(r, code) {
  const c = r.clocks.find((x) => x.code === code);
  const step = (kind, zh, en, from, to) => ({ kind, said: { zh, en }, from, to, ms: 0, days: 0 });
  return {
    clock: code,
    words: c.words,
    clause: c.clause,
    policy_version: "3",
    origin: { zh: "程序默认", en: "program default" },
    start_fact: "received",
    start: c.started_at,
    limit: c.limit ?? "at",
    limit_said: c.limit ? { zh: c.limit, en: c.limit } : { zh: "指定时间", en: "fixed time" },
    calendar: { code: "linjiang", name: "临江燃气工作日历", revision: 3, zone: "Asia/Shanghai" },
    steps: [
      step("start", "自受理起计。", "Counted from receipt.", c.started_at, c.started_at),
      step(
        "skipped",
        "周六周日和法定假日不计。",
        "Weekends and public holidays do not count.",
        c.started_at,
        c.due_at,
      ),
      step("due", "到期。", "Due.", c.due_at, c.due_at),
    ],
    due_at: c.due_at,
    stopped_at: c.stopped_at,
    kept: c.kept,
    unannounced_years: code === "solution" ? [2027] : [],
  };
}

export function seed() {
  const [zhou, chen, wei, lu] = people;
  const texts = [
    ["厨房有煤气味，阀门旁边能听到嘶嘶声", "alarm.leak", "P0", 0.1],
    ["燃气灶打不着火，换过电池", "repair.stove", "P2", 1.3],
    ["燃气表数字不走", "repair.meter", "P2", 30],
    ["上月账单比平时多一倍，要求说明", "enquiry.bill", "P3", 2.6],
    ["抄表员态度不好", "complaint.attitude", "P1", 0.8],
    ["新房申请开户通气", "installation", "P3", 50],
    ["热水器点火后熄灭", "repair", "P2", 5],
    ["建议营业厅周末开门", "suggestion", "P3", 20],
    ["表扬维修师傅王强，雨天上门", "praise", "P3", 70],
    ["滨江路施工，担心燃气管道安全，请派人核实并回电", "enquiry", "P1", 1.9],
  ];
  for (let i = 0; i < 64; i += 1) {
    const [content, type, priority, hours] = texts[i % texts.length];
    const c = customers[i % customers.length];
    const who = i % 7 === 3 ? lu : zhou;
    const at = Date.now() - (hours + Math.floor(i / 10) * 3.7) * H;
    const r = make(
      "request",
      "save",
      {
        channel: channels[i % 4].code,
        type,
        content,
        name: c.name,
        contact: c.phone,
        address: c.points[0].address,
        occurred_at: new Date(at - H).toISOString(),
        wanted: "尽快",
        special: "无",
        background: "首次来电",
        customer: c.id,
      },
      who,
      { received_at: at, type, priority },
    );
    if (i % 5 !== 4) act(r, "confirm", { result: "confirmed" }, who, { skip: true, at: at + 120_000 });
    if (i % 5 !== 4 && hours > 1) announce(r, "first_response", hours > 2 ? 100 : 80);
    if (i % 6 === 1 && r.state !== "draft")
      act(r, "create_order", { content, unit: units[4].id }, who, { skip: true, at: at + 300_000 });
    if (i % 9 === 2)
      act(r, "hand_over", { to_person: wei.id, content: "请现场处理", reason: "需要专业人员" }, who, {
        skip: true,
      });
    if (i % 11 === 5)
      act(r, "answer", { text: "已电话说明并解决。", outcome: "solved", means: "call" }, chen, {
        skip: true,
      });
  }
  seedField({ make, act, tech: people.find((p) => p.login === "huangjg"), customers, unit: units[5] });
}
