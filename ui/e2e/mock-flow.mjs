// The mock's records: the real flow tables (flows.json, made of the domain by `make gen`), a few guards, clocks.
import { readFileSync } from "node:fs";
import { channels, clocks, H, named, person, types, unitOf, units } from "./mock-data.mjs";
import { fieldEffect, fieldGuards, fieldInitial } from "./mock-field.mjs";
import { check, problem } from "./mock-form.mjs";

const dump = JSON.parse(readFileSync(new URL("./flows.json", import.meta.url), "utf8"));
export const { flows, roles } = dump;
export { H, named, person, problem, unitOf };
export const records = new Map();
export const pings = new Set();
/** What an act does to a kind that is told elsewhere. */
export const effectOf = {};
let [serial, ids] = [0, 5000];
const number = { request: "QQ", handover: "YJ", promise: "CN", order: "GD", case: "TS" };

export const newId = () => String(++ids).padStart(13, "0");

const open = (r, kind, states) =>
  r.children.map((id) => records.get(id)).filter((c) => c.kind === kind && states.includes(c.state));

const never = () => ({ zh: "规则未规定。", en: "No rule says so." });
export const GUARDS = {
  ...fieldGuards,
  // The mock's company has no rule table of dispatch, no desk work, and asks nobody afterwards.
  ...Object.fromEntries(
    ["order_by_rule", "by_rule", "returned_twice", "selected", "desk_work"].map((code) => [code, never]),
  ),
  required_fields(r, body) {
    const type = types.find((t) => t.code === r.type);
    const held = (r.data.withheld ?? []).map((w) => w.field);
    const missing = (type?.required ?? []).filter((f) => !held.includes(f) && !r.data[f] && !body?.[f]);
    if (missing.length === 0) return null;
    const label = (f) => flows[0].actions[0].fields.find((x) => x.name === f)?.label ?? { zh: f, en: f };
    return {
      zh: `还缺：${missing.map((f) => label(f).zh).join("、")}。`,
      en: `Still missing: ${missing.map((f) => label(f).en).join(", ")}.`,
      errors: missing.map((f) => ({
        field: f,
        code: "required",
        zh: `请填写“${label(f).zh}”`,
        en: `"${label(f).en}" is required`,
      })),
    };
  },
  no_open_handover: (r) =>
    open(r, "handover", ["offered", "rejected", "ruling"]).length
      ? { zh: "有移交尚未了结。", en: "A handover is still open." }
      : null,
  work_ended: (r) =>
    open(r, "order", ["open"]).length + open(r, "case", ["open"]).length
      ? { zh: "还有工单未办结。", en: "Work is still open." }
      : null,
  answer_contact: (r) => (r.data.answer ? null : { zh: "尚未记录答复。", en: "No answer recorded." }),
  no_open_issue: (r) =>
    open(r, "promise", ["made"]).length + open(r, "handover", ["offered", "rejected", "ruling"]).length
      ? { zh: "还有未了的承诺或移交。", en: "A promise or handover is open." }
      : null,
  bound_by_ruling: (r) =>
    r.bound ? { zh: "已经裁定，不得再移交。", en: "A ruling binds; it cannot be handed on." } : null,
  handover_receiver: (_r, b) =>
    b && !b.to_person === !b.to_unit
      ? { zh: "请指明一个接收人或接收单位。", en: "Name one person or one unit." }
      : null,
  one_receiver: (_r, b) =>
    b && !b.to_person === !b.to_unit
      ? { zh: "请指明一个接收人或接收单位。", en: "Name one person or one unit." }
      : null,
  rejections_left: (r) =>
    r.data.rejections >= 2 ? { zh: "拒收已达上限，须转裁定。", en: "Rejections are spent." } : null,
  rejections_spent: (r) =>
    r.data.rejections >= 2 ? null : { zh: "拒收未达上限。", en: "Rejections are left." },
  promise_ahead: (_r, b) =>
    b?.by && Date.parse(b.by) <= Date.now()
      ? { zh: "承诺时间须在现在之后。", en: "A promise lies ahead." }
      : null,
  basis_for_not_possible: (_r, b) =>
    b?.outcome === "not_possible" && !b.basis ? { zh: "无法办理须写明依据。", en: "State the basis." } : null,
  is_complaint: (r) =>
    r.type.startsWith("complaint") ? null : { zh: "类型不是投诉。", en: "The type is not a complaint." },
  unclaimed: (r) => (r.owner ? { zh: "已有责任人。", en: "Somebody answers already." } : null),
};

const snake = (text) => text.replace(/([a-z])([A-Z])/g, "$1_$2").toLowerCase();

function may(edge, r, who) {
  if (!who) return edge.by.some((b) => b.code === "System");
  const serves = (id) => id === who.id || id === who.unit.id;
  return edge.by.some(({ code }) => {
    if (code === "Employee") return true;
    if (code === "Owner") return r.owner ? serves(r.owner) : serves(r.unit);
    if (code === "FirstOwner") return r.first_owner && serves(r.first_owner);
    if (code === "Recorder") return r.recorder === who.id;
    if (code === "Receiver") return r.parties.some((p) => p.relation === "receiver" && serves(p.id));
    if (code === "Giver") return r.parties.some((p) => p.relation === "giver" && serves(p.id));
    const role = /^Role\((\w+)\)$/.exec(code);
    return role ? who.roles.includes(snake(role[1])) : false;
  });
}

function refusalOf(edge, r, who, body) {
  if (!may(edge, r, who)) {
    return {
      status: 403,
      code: "not_allowed",
      clause: null,
      zh: `只有${edge.by.map((b) => b.zh).join("、")}可以办理此步骤。`,
      en: `Only ${edge.by.map((b) => b.en).join(", ")} may do this.`,
    };
  }
  for (const guard of edge.guards) {
    const said = GUARDS[guard.code]?.(r, body);
    if (said) return { status: 409, code: guard.code, clause: guard.clause, ...said };
  }
  return null;
}

export const flowOf = (kind) => flows.find((f) => f.kind === kind);

export function offers(r, who) {
  const flow = flowOf(r.kind);
  return flow.edges
    .filter(
      (e) =>
        e.from.includes(r.state) &&
        may(e, r, who) &&
        !e.auto &&
        !(e.by.length === 1 && ["System", "Customer"].includes(e.by[0].code)),
    )
    .map((edge) => {
      const action = flow.actions.find((a) => a.code === edge.action);
      // What only the body can answer is not held against the offer.
      const refusal = refusalOf(edge, r, who, undefined);
      const initial = fieldInitial(r, edge.action);
      if (["edit", "correct", "confirm"].includes(edge.action)) {
        for (const f of action.fields) if (r.data[f.name] !== undefined) initial[f.name] = r.data[f.name];
      }
      // As the server: what is told counts as the first response where somebody speaks.
      if (edge.action === "confirm")
        initial.told_counts =
          r.priority === "P0" ? null : channels.find((one) => one.code === r.channel)?.voice === true;
      return {
        action: action.code,
        words: action.words,
        about: action.about,
        grave: action.grave,
        method: "POST",
        href: `/api/${r.kind}s/${r.id}/${action.code}`,
        allowed: !refusal,
        refusal,
        warnings: [],
        form: action.fields,
        initial,
      };
    });
}

function startClocks(r) {
  const add = (code, ms) => {
    const def = clocks.find((c) => c.code === code);
    r.clocks = r.clocks.filter((c) => c.code !== code);
    r.clocks.push({
      ...def,
      state: "running",
      started_at: r.received_at,
      due_at: r.received_at + ms,
      stopped_at: null,
      kept: null,
    });
  };
  const scale = { P0: 0.1, P1: 0.5, P2: 1, P3: 1.5 }[r.priority] ?? 1;
  if (r.kind === "request") {
    add("first_response", 2 * H * scale);
    add("initial_handling", 48 * H * scale);
    add("solution", 72 * H * scale);
  }
  if (r.kind === "handover") add("handover_accept", 0.5 * H);
}

function stop(r, ...codes) {
  for (const c of r.clocks) {
    if (codes.includes(c.code) && c.state !== "stopped")
      Object.assign(c, {
        state: "stopped",
        stopped_at: Date.now(),
        kept: c.due_at === null || Date.now() <= c.due_at,
      });
  }
}

export function make(kind, action, body, who, more = {}) {
  const at = more.received_at ?? Date.now();
  serial += 1;
  const day = new Date(at + 8 * H).toISOString().slice(0, 10).replaceAll("-", "");
  const r = {
    id: newId(),
    kind,
    number: `LJ-${number[kind]}-${day}-${String(serial).padStart(4, "0")}`,
    state: null,
    type: more.type ?? body.type ?? "other",
    priority: more.priority ?? body.priority ?? "P2",
    unit: more.unit ?? who?.unit.id ?? units[3].id,
    owner: more.owner === undefined ? (who?.id ?? null) : more.owner,
    first_owner: who?.id ?? null,
    recorder: who?.id ?? null,
    customer: body.customer ?? more.customer ?? null,
    summary: more.summary ?? body.content ?? body.text ?? "",
    channel: body.channel ?? more.channel ?? "hotline",
    received_at: at,
    closed_at: null,
    duty_open: kind === "request",
    version: 0,
    round: 1,
    data: { rejections: more.rejections ?? 0 },
    clocks: [],
    events: [],
    children: [],
    parties: more.parties ?? [],
    files: [],
    parent: more.parent ?? null,
    bound: false,
  };
  records.set(r.id, r);
  startClocks(r);
  act(r, action, body, who, { skip: true, at });
  return r;
}

const TOLD = {
  "clock.warn": { zh: "时限预警", en: "Deadline warning" },
  "clock.breach": { zh: "时限超期", en: "Deadline breached" },
};

/** What the program writes by itself when a clock comes to a step. */
export function announce(r, code, step) {
  const { due_at: due } = r.clocks.find((c) => c.code === code);
  const action = step >= 100 ? "clock.breach" : "clock.warn";
  event(r, action, { clock: code, step, at: due, due, stopped: null }, null, r.state, due);
  Object.assign(r.events[0], { words: TOLD[action], door: "scheduler" });
}

/** What disturbs nobody who is typing. */
const QUIET = ["note", "attach", "say", "add_document", "sent", "exception"];
const SYSTEM = { zh: "系统", en: "system" };

function event(r, action, body, who, from, at, door = "screen") {
  const flow = flowOf(r.kind);
  if (!QUIET.includes(action) && !action.startsWith("clock.")) r.version += 1;
  const happened = body.happened_at ? Date.parse(body.happened_at) : (at ?? Date.now());
  r.events.unshift({
    id: newId(),
    seq: r.events.length + 1,
    version: r.version,
    action,
    words: flow.actions.find((a) => a.code === action)?.words ?? { zh: action, en: action },
    from,
    to: r.state,
    happened_at: happened,
    recorded_at: at && !body.happened_at ? at : Date.now(),
    late: Date.now() - happened > 600_000 && !!body.happened_at,
    door: who ? door : "cascade",
    actor: named(who),
    role: who ? roles.find((x) => x.code === who.roles[0])?.words : SYSTEM,
    acting_for: null,
    body,
    warnings: [],
  });
}

export function act(r, action, body, who, { skip = false, at, door } = {}) {
  const flow = flowOf(r.kind);
  const edge = flow.edges.find(
    (e) => e.action === action && (r.state === null ? e.from.length === 0 : e.from.includes(r.state)),
  );
  if (!edge) throw problem(409, "not_in_state", "当前状态不能办理此步骤。", "Not possible in this state.");
  if (!skip) {
    if (may(edge, r, who)) check(flow.actions.find((a) => a.code === action).fields, body);
    const refusal = refusalOf(edge, r, who, body);
    if (refusal)
      throw problem(refusal.status, refusal.code, refusal.zh, refusal.en, {
        clause: refusal.clause,
        errors: refusal.errors ?? [],
      });
  }
  const from = r.state;
  if (edge.to) r.state = edge.to;
  const shown = effects(r, action, body, who);
  event(r, action, shown, who, from, at, door);
  ping("queue", `record:${r.id}`);
  settle(r);
}

function settle(r) {
  const passes = (e) => e.guards.every((g) => !GUARDS[g.code]?.(r, undefined));
  const edge = flowOf(r?.kind)?.edges.find((e) => e.auto && e.from.includes(r.state) && passes(e));
  if (edge) act(r, edge.action, {}, null, { skip: true });
}

function effects(r, action, body, who) {
  const names = { ...body };
  for (const key of ["person", "to_person", "receiver", "giver"])
    if (names[key]) names[key] = named(person(names[key])) ?? named(unitOf(names[key]));
  for (const key of ["unit", "to_unit"]) if (names[key]) names[key] = named(unitOf(names[key]));
  for (const key of ["by", "told_by", "occurred_at", "received_at"])
    if (names[key] && !Number.isNaN(Date.parse(names[key]))) names[key] = Date.parse(names[key]);
  const parent = r.parent ? records.get(r.parent) : null;
  const keep = () =>
    open(r, "promise", ["made"]).forEach((p) => {
      stop(p, "promise");
      act(p, "keep", {}, null, { skip: true });
    });
  const close = r.state === "closed" || r.state === "void";
  switch (`${r.kind}.${action}`) {
    case "request.save":
    case "request.edit":
      Object.assign(r.data, body);
      if (body.type) r.type = body.type;
      if (body.content) r.summary = body.content;
      if (body.occurred_at) r.data.occurred_at = Date.parse(body.occurred_at);
      if (body.priority) r.priority = body.priority;
      break;
    case "request.confirm": {
      const before = {};
      for (const key of ["name", "contact", "address", "content", "wanted"])
        if (body[key] !== undefined) {
          before[key] = r.data[key];
          r.data[key] = body[key];
        }
      if (body.told && body.told_by) stop(r, "first_response");
      if (Object.keys(before).length) return { ...names, before };
      break;
    }
    case "request.answer":
      r.data.answer = body.text;
      stop(r, "first_response", "initial_handling", "solution");
      r.duty_open = false;
      keep();
      break;
    case "request.close":
      r.closed_at = Date.now();
      break;
    case "request.reopen":
      r.round += 1;
      r.data.answer = "";
      r.closed_at = null;
      r.received_at = Date.now();
      r.duty_open = true;
      startClocks(r);
      break;
    case "request.contact":
      if (body.result === "reached") {
        stop(r, "first_response");
        keep();
      }
      break;
    case "request.promise": {
      const child = make("promise", "make", { by: body.by, text: body.text }, null, {
        parent: r.id,
        unit: r.unit,
        owner: r.owner,
        type: r.type,
        priority: r.priority,
        customer: r.customer,
      });
      child.clocks.push({
        ...clocks[3],
        state: "running",
        started_at: Date.now(),
        due_at: Date.parse(body.by),
        stopped_at: null,
        kept: null,
      });
      r.children.push(child.id);
      break;
    }
    case "request.hand_over": {
      const to = body.to_person ?? body.to_unit;
      const child = make(
        "handover",
        "offer",
        { to_person: body.to_person, to_unit: body.to_unit, content: body.content, reason: body.reason },
        null,
        {
          parent: r.id,
          type: r.type,
          priority: r.priority,
          owner: body.to_person ?? null,
          unit: body.to_unit ?? person(body.to_person)?.unit.id,
          summary: body.content,
          customer: r.customer,
          rejections: r.data.rejections,
          parties: [
            { relation: "receiver", id: to },
            { relation: "giver", id: r.owner ?? who.id },
          ],
        },
      );
      r.children.push(child.id);
      break;
    }
    case "request.take_over":
      r.owner = body.person ?? null;
      if (body.unit) r.unit = body.unit;
      r.bound ||= body.bound === true;
      r.duty_open = false;
      break;
    case "request.create_order":
      r.children.push(
        make("order", "open", { content: body.content }, null, {
          parent: r.id,
          unit: body.unit ?? units[4].id,
          owner: null,
          type: r.type,
          priority: r.priority,
          summary: body.content,
        }).id,
      );
      break;
    case "request.claim":
    case "request.assign":
      r.owner = body.person ?? who.id;
      break;
    case "request.attach":
      return { file: r.files.find((f) => f.id === body.file) ?? body.file, remark: body.remark };
    case "handover.accept":
    case "handover.bind": {
      const to = body.to_person ?? body.to_unit ?? r.parties.find((p) => p.relation === "receiver").id;
      stop(r, "handover_accept");
      const p = person(to) ?? (action === "accept" ? who : null);
      act(
        parent,
        "take_over",
        { person: p?.id, unit: person(to)?.unit.id ?? to, bound: action === "bind" || undefined },
        null,
        { skip: true },
      );
      break;
    }
    case "handover.reject":
      r.data.rejections += 1;
      parent.data.rejections += 1;
      stop(r, "handover_accept");
      act(parent, "handover_rejected", {}, null, { skip: true });
      break;
    case "handover.offer_again":
      r.parties = [
        { relation: "receiver", id: body.to_person ?? body.to_unit },
        ...r.parties.filter((p) => p.relation !== "receiver"),
      ];
      r.owner = body.to_person ?? null;
      startClocks(r);
      break;
    case "order.cancel_by_company":
    case "case.finish":
      queueMicrotask(() => settle(parent));
      break;
    default:
      effectOf[r.kind]?.(r, action, body);
      fieldEffect(r, action, body, who, names, stop);
  }
  if (close) stop(r, ...r.clocks.map((c) => c.code));
  return names;
}

function ping(...topics) {
  for (const send of pings) for (const topic of topics) send(topic);
}
