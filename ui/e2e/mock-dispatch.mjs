// The mock's crews: who is on shift, who may take an order and what speaks against whom, and what giving an order does.
import { clocks, H, named, people, person, unitOf, units } from "./mock-data.mjs";
import { effectOf, flows, GUARDS, problem, records } from "./mock-flow.mjs";
import { row } from "./mock-view.mjs";

const MOST = 8;
const AT_HAND = ["dispatched", "taken", "scheduled", "ready", "on_the_way", "on_site", "working"];
const ended = new Set(
  flows.find((f) => f.kind === "order").states.flatMap((s) => (s.phase === "ended" ? [s.code] : [])),
);
/** Two are at home today, and one holds a certificate that ends before the visit. */
const AWAY = ["00000000000B3"];
const EXPIRED = ["00000000000B2"];
const field = (p) => p.roles.some((r) => ["technician", "team_leader"].includes(r));

const within = (unit, top) => {
  for (let at = unitOf(unit); at; at = unitOf(at.parent)) if (at.id === top) return true;
  return false;
};
const orders = () => [...records.values()].filter((r) => r.kind === "order" && !ended.has(r.state));
const load = (id, except) =>
  orders().filter((r) => r.owner === id && r.id !== except && AT_HAND.includes(r.state)).length;

function objections(p, order) {
  const out = [];
  const say = (code, zh, en) =>
    out.push({ code, clause: "DSP-03", zh: `${p.name}${zh}`, en: `${p.name} ${en}` });
  if (EXPIRED.includes(p.id))
    say(
      "certificate_expires",
      "的证书今天到期，早于服务时间。",
      "has a certificate that ends before the work.",
    );
  if (AWAY.includes(p.id)) say("off_shift", "此时不当班。", "is not on shift then.");
  if (load(p.id, order.id) >= MOST)
    say("overloaded", `手上已有 ${MOST} 张未结工单，上限 ${MOST}。`, `has ${MOST} open orders, the limit.`);
  return out;
}

/** The guards of the table that ask about a person, answered as the list of candidates answers them. */
const against = (code) => (r, body) =>
  body?.person ? (objections(person(body.person), r).find((o) => o.code === code) ?? null) : null;
Object.assign(GUARDS, {
  one_assignee: (_r, body) =>
    body && !body.person && !body.unit
      ? { zh: "请指明承办人或承办单位。", en: "Name the person or the unit that does it." }
      : null,
  certificate: against("certificate_expires"),
  load: against("overloaded"),
  on_shift: against("off_shift"),
});

effectOf.order = (r, action, body) => {
  if (action === "open") {
    const at = r.received_at;
    const def = clocks.find((c) => c.code === "complete");
    r.clocks.push({
      ...def,
      state: "running",
      started_at: at,
      due_at: at + 72 * H,
      stopped_at: null,
      kept: null,
    });
    r.data.content = body.content;
    r.data.district = ["江南区", "七星区", "秀峰区"][Number(r.number.slice(-2)) % 3];
  }
  if (["dispatch", "rule", "reassign"].includes(action)) {
    r.owner = body.person ?? null;
    r.unit = body.unit ?? person(body.person)?.unit.id ?? r.unit;
  }
};

function board(unit, who) {
  const all = orders()
    .filter((r) => within(r.unit, unit.id))
    .map((r) => row(r, who));
  return {
    unit: named(unit),
    capped: false,
    waiting: all.filter((r) => !r.owner),
    people: people
      .filter((p) => field(p) && within(p.unit.id, unit.id))
      .map((p) => ({
        person: named(p),
        on_shift_until: AWAY.includes(p.id) ? null : Date.now() + 3 * H,
        load: load(p.id),
        orders: all.filter((r) => r.owner?.id === p.id),
      })),
  };
}

function candidates(order, unit) {
  const items = people
    .filter((p) => field(p) && within(p.unit.id, unit.id))
    .map((p) => {
      const against = objections(p, order);
      const fits = against.length === 0;
      return {
        person: named(p),
        load: load(p.id, order.id),
        knows: p.login === "luojian",
        fits,
        why: {
          zh: `手上 ${load(p.id, order.id)} 张`,
          en: `${load(p.id, order.id)} in hand`,
        },
        objections: against,
      };
    })
    .sort((a, b) => a.objections.length - b.objections.length || b.knows - a.knows || a.load - b.load);
  return { unit: named(unit), from: Date.now(), until: Date.now() + 2 * H, items };
}

/** The answer to what is about dispatch; nothing for everything else. */
export function dispatch(path, q, who) {
  const over = who.roles.some((r) => ["service_head", "dispatcher"].includes(r));
  const missing = () =>
    problem(404, "not_found", "没有找到，或不在您的数据权限内。", "Not found, or outside your scope.");
  if (path === "board") {
    const unit = q.get("unit") ? unitOf(q.get("unit")) : over ? units[2] : who.unit;
    if (!unit || !(over ? within(unit.id, units[2].id) : within(unit.id, who.unit.id))) throw missing();
    return board(unit, who);
  }
  const id = /^orders\/(\w{13})\/candidates$/.exec(path)?.[1];
  if (!id) return null;
  const order = records.get(id);
  const unit = unitOf(q.get("unit") ?? order?.unit);
  if (order?.kind !== "order" || !unit) throw missing();
  return candidates(order, unit);
}
