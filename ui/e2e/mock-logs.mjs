// What the mock tells of and logs: notices of each person, the audit log, what gates let pass.
import { named, people } from "./mock-data.mjs";
import { flows, pings, problem, records } from "./mock-flow.mjs";

const read = new Map();
const reveals = [];
export const revealed = (r, body, who) => reveals.push({ r, body, who, at: Date.now() });

const HOUR = 3_600_000;
const hex = (n) => n.toString(16).padStart(8, "0").repeat(8);
const id = (n) => `00000000N${String(n).padStart(4, "0")}`;

/** Everything a person was told: the clocks of what they own; a head hears of what ran out. */
function told(who) {
  const out = [];
  // Some are enough; the first records are there from the start.
  for (const r of [...records.values()].slice(0, 60)) {
    const own = r.owner === who.id || r.first_owner === who.id;
    if (!own && !who.roles.includes("service_head")) continue;
    for (const c of r.clocks.filter((one) => one.state === "running")) {
      const used = (Date.now() - c.started_at) / (c.due_at - c.started_at);
      for (const step of (own ? [50, 80, 100] : [100]).filter((one) => used * 100 >= one))
        out.push({
          record: r.id,
          record_kind: r.kind,
          number: r.number,
          priority: r.priority,
          summary: r.summary,
          clock: c.code,
          step,
          kind: step === 100 ? "breach" : "warn",
          due: c.due_at,
          at: c.started_at + ((c.due_at - c.started_at) * step) / 100,
        });
    }
  }
  // A dozen is enough to look at.
  out.sort((a, b) => a.at - b.at).splice(12);
  const seen = read.get(who.id) ?? new Map();
  read.set(who.id, seen);
  const key = (one) => `${one.record}.${one.clock}.${one.step}`;
  return out
    .map((one, n) => ({ id: id(n), ...one, read_at: seen.get(key(one)) ?? null, key: key(one) }))
    .reverse();
}

const pages = (rows, q) => {
  const from = q.get("after") ? rows.findIndex((one) => one.id === q.get("after")) + 1 : 0;
  const limit = Number(q.get("limit") ?? 50);
  const items = rows.slice(from, from + limit);
  return { items, next: rows.length > from + limit ? items.at(-1).id : null };
};

const OTHERS = [
  ["reveal", "查看遮盖内容", "Masked value shown"],
  ["session.open", "登录", "Signed in"],
  ["session.refused", "登录未成", "Sign-in refused"],
];

function lines() {
  const flow = (kind) => flows.find((f) => f.kind === kind);
  const out = [];
  for (const r of records.values())
    for (const e of r.events)
      out.push({
        at: e.recorded_at,
        actor: e.actor,
        door: e.door,
        what: `${r.kind}.${e.action}`,
        words: flow(r.kind).actions.find((a) => a.code === e.action)?.words ?? null,
        subject: r.id,
        record: { number: r.number, kind: r.kind, open: false },
        customer: null,
        outcome: "done",
        gate: null,
        detail: "",
      });
  const own = {
    actor: named(people[1]),
    door: "screen",
    gate: null,
    detail: "",
    subject: null,
    record: null,
    customer: null,
  };
  const worded = (what) => {
    const [, zh, en] = OTHERS.find(([code]) => code === what);
    return { what, words: { zh, en } };
  };
  const refused = { at: Date.now() - HOUR, door: "session", outcome: "refused" };
  out.push({ ...own, ...worded("session.refused"), ...refused });
  for (const { r, body, who, at } of reveals)
    out.push({
      ...own,
      ...worded("reveal"),
      at,
      actor: named(who),
      subject: r.id,
      record: { number: r.number, kind: r.kind, open: false },
      customer: null,
      outcome: "done",
      detail: JSON.stringify(body),
    });
  out.sort((a, b) => a.at - b.at);
  return out.map((line, n) => ({ seq: n + 1, ...line, hash: hex(n + 1) })).reverse();
}

function audit(q) {
  const code = q.get("what");
  const found = lines().filter(
    (l) =>
      (!q.get("person") || l.actor?.id === q.get("person")) &&
      (!code || l.what === code || l.what.startsWith(`${code}.`) || l.what.endsWith(`.${code}`)) &&
      (!q.get("number") || l.record?.number === q.get("number").toUpperCase()) &&
      (q.get("refused") !== "true" || l.outcome !== "done") &&
      (!q.get("after") || l.seq < Number(q.get("after"))),
  );
  const items = found.slice(0, 50);
  return { items, next: found.length > 50 ? String(items.at(-1).seq) : null };
}

/** The answer to what is about notices and logs; nothing for everything else. */
export function logs(key, q, body, who) {
  if (key === "GET notices") {
    const all = told(who);
    const unread = all.filter((one) => one.read_at === null);
    return { ...pages(q.get("unread") === "true" ? unread : all, q), unread: Math.min(100, unread.length) };
  }
  if (key === "POST notices/read") {
    const through = body.through ?? id(9999);
    for (const one of told(who))
      if (body.notice ? one.id === body.notice : one.id <= through)
        if (one.read_at === null) read.get(who.id).set(one.key, Date.now());
    for (const ping of pings) ping(`person:${who.id}`);
    return { unread: told(who).filter((one) => one.read_at === null).length };
  }
  if (key === "GET audit" || key === "GET audit/actions") {
    if (!who.roles.includes("auditor"))
      throw problem(
        403,
        "not_allowed",
        "只有审计员可以查看审计日志。",
        "Only an auditor reads the audit log.",
      );
    if (key === "GET audit") return audit(q);
    const acts = new Map(flows.flatMap((f) => f.actions).map((a) => [a.code, a.words]));
    return {
      items: [
        ...OTHERS.map(([code, zh, en]) => ({ code, words: { zh, en } })),
        ...[...acts].map(([code, words]) => ({ code, words })),
      ],
    };
  }
  if (key === "GET policy/would-have-blocked") return { items: [], next: null };
  return null;
}
