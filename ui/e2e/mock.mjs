// Serves dist with the content security policy of the product and an API in memory that follows the contract.
// Usage: node e2e/mock.mjs [port]. It exists so that the screens can be built and tried without the server.
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { archives } from "./mock-customers.mjs";
import { channels, clocks, doors, parameters, people, priorities, types, units } from "./mock-data.mjs";
import { dispatch } from "./mock-dispatch.mjs";
import { act, flows, make, named, newId, person, pings, problem, records, roles } from "./mock-flow.mjs";
import { logs, revealed } from "./mock-logs.mjs";
import { explain, page, reveal, row, seed } from "./mock-view.mjs";
import { KINDS, propose } from "./mock-words.mjs";

const DIST = fileURLToPath(new URL("../dist", import.meta.url));
const sessions = new Map();
const failures = new Map();
/** Keys of acts that were done, and the bytes of files. */
const answered = new Set();
const sentFiles = new Map();
const [tokens, delegations] = [[], []];
const ended = new Set(
  flows.flatMap((f) => f.states.filter((s) => s.phase === "ended").map((s) => `${f.kind}.${s.code}`)),
);

function csp(nonce) {
  return `default-src 'self'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;
}

function serveFile(path, res) {
  let file = normalize(join(DIST, path));
  if (!file.startsWith(DIST) || !existsSync(file) || statSync(file).isDirectory())
    file = join(DIST, "index.html");
  const nonce = randomBytes(16).toString("base64");
  let body = readFileSync(file);
  if (file.endsWith(".html")) body = body.toString().replace("__CSP_NONCE__", nonce);
  res.writeHead(200, {
    "Content-Type": KINDS[extname(file)] ?? "application/octet-stream",
    "Content-Security-Policy": csp(nonce),
    "X-Content-Type-Options": "nosniff",
  });
  res.end(body);
}

const abilities = (who) => [
  ...(who.roles.includes("technician") ? [] : ["customers.read", "customers.write"]),
  "org.read",
  "policy.read",
  "tokens",
  "request.save",
  ...(who.roles.some((r) => ["administrator", "service_head"].includes(r)) ? ["policy.write"] : []),
  ...(who.roles.includes("auditor") ? ["audit.read", "deliveries.read"] : []),
];
const audits = (who) => who.roles.every((r) => r === "auditor");
const session = (s) => ({
  person: { id: s.who.id, name: s.who.name },
  company: named(units[2]),
  csrf: s.csrf,
  abilities: abilities(s.who),
  home: audits(s.who) ? "audit" : "queue",
  roles: s.who.roles.map((code) => ({
    role: code,
    words: roles.find((r) => r.code === code).words,
    unit: named(s.who.unit),
    acting_for: null,
  })),
});
const record = (id) =>
  records.get(id) ??
  (() => {
    throw problem(
      404,
      "not_found",
      "没有找到，或不在您的数据权限内。",
      "Not found, or outside your data scope.",
    );
  })();
const LISTED = new Set(
  "kind unit state type priority channel colour owner first open order number after limit count".split(" "),
);

function list(query, who) {
  const wrong = [...query.keys()].filter((name) => !LISTED.has(name));
  if (wrong.length) throw problem(422, "invalid_fields", `不认识的字段：${wrong}`, `unknown: ${wrong}`);
  const number = query.get("number");
  const is = (name, value) => !query.get(name) || query.get(name) === value;
  let rows = [...records.values()].filter(
    (r) =>
      (number || r.kind === (query.get("kind") ?? "request")) &&
      is("state", r.state) &&
      is("priority", r.priority) &&
      is("channel", r.channel) &&
      (query.get("open") !== "true" || !ended.has(`${r.kind}.${r.state}`)) &&
      (!query.get("type") || r.type === query.get("type") || r.type.startsWith(`${query.get("type")}.`)) &&
      (query.get("owner") !== "me" || r.owner === who.id || (!r.owner && r.unit === who.unit.id)) &&
      (query.get("first") !== "me" || (r.first_owner === who.id && r.duty_open)) &&
      (!query.get("unit") || r.unit === query.get("unit")) &&
      (!number || r.number === number.toUpperCase()),
  );
  rows = rows.map((r) => row(r, who)).filter((r) => is("colour", r.colour));
  rows.sort(
    query.get("order") === "newest"
      ? (a, b) => b.received_at - a.received_at
      : (a, b) =>
          (b.priority === "P0") - (a.priority === "P0") || (a.next_due_at ?? 9e15) - (b.next_due_at ?? 9e15),
  );
  const from = Number(query.get("after") ?? 0);
  const limit = Number(query.get("limit") ?? 50);
  return {
    items: rows.slice(from, from + limit),
    next: rows.length > from + limit ? String(from + limit) : null,
    count: { n: rows.length, capped: false },
  };
}

function apply(r, action, body, who, version) {
  if (version !== undefined && version !== r.version) {
    const events = r.events.filter((e) => e.version > version);
    throw problem(409, "stale", "记录已被他人更新。", "Somebody else changed the record.", {
      changed: {
        version: r.version,
        state: r.state,
        by: events[0]?.actor ?? null,
        at: events[0]?.recorded_at ?? Date.now(),
        events,
      },
    });
  }
  act(r, action, body, who);
}

async function api(req, url, body, who) {
  const path = url.pathname.slice(5);
  const key = `${req.method} ${path}`;
  const q = url.searchParams;
  let m;
  if (key === "GET meta")
    return {
      version: "mock",
      flows: flows.map(({ edges, ...f }) => f),
      priorities,
      clocks,
      colours: ["green", "yellow", "orange", "red", "paused", "none", "done"],
      types,
      channels,
      doors,
    };
  if (key === "GET records") return list(q, who);
  if ((m = /^GET records\/(\w{13})$/.exec(key))) return page(record(m[1]), who);
  if ((m = /^GET records\/(\w{13})\/timeline$/.exec(key))) {
    const r = record(m[1]);
    const from = Number(q.get("after") ?? 0);
    return {
      items: r.events.slice(from, from + 50),
      next: r.events.length > from + 50 ? String(from + 50) : null,
    };
  }
  if ((m = /^GET records\/(\w{13})\/clocks\/(\w+)\/explain$/.exec(key))) return explain(record(m[1]), m[2]);
  if ((m = /^POST records\/(\w{13})\/reveal$/.exec(key))) {
    revealed(record(m[1]), body, who);
    return { field: body.field, value: reveal(record(m[1]), body.field) };
  }
  if ((m = /^POST records\/(\w{13})\/files$/.exec(key))) {
    const file = {
      id: newId(),
      name: decodeURIComponent(req.headers["x-file-name"]),
      size: body.length,
      type: req.headers["content-type"],
      sha256: "",
      at: Date.now(),
      by: named(who),
    };
    record(m[1]).files.push(file);
    sentFiles.set(file.id, body);
    if (record(m[1]).kind === "order")
      act(record(m[1]), "attach", { file: file.id, remark: file.name }, who, { skip: true });
    return { file };
  }
  if (key === "POST requests/propose") return { proposal: propose(body) };
  if (key === "GET requests/similar") {
    const contact = q.get("contact");
    return {
      items: [...records.values()]
        .filter(
          (r) =>
            r.kind === "request" &&
            !ended.has(`request.${r.state}`) &&
            ((contact && r.data.contact === contact) || (q.get("name") && r.data.name === q.get("name"))),
        )
        .slice(0, 5)
        .map((r) => row(r, who)),
    };
  }
  if (key === "POST requests") {
    if (!body.channel || !body.type)
      throw problem(422, "invalid_fields", "请填写渠道和类型。", "Channel and type are required.", {
        errors: ["channel", "type"]
          .filter((f) => !body[f])
          .map((field) => ({ field, code: "required", zh: "必填", en: "is required" })),
      });
    const proposed = propose(body);
    return page(
      make("request", "save", body, who, {
        priority: body.priority ?? proposed?.priority,
        received_at: body.received_at ? Date.parse(body.received_at) : undefined,
      }),
      who,
    );
  }
  if (key === "POST bulk") {
    return {
      results: body.items.map(({ id, version }) => {
        try {
          apply(record(id), body.action, body.body, who, version);
          return { id, ok: true, problem: null, record: row(record(id), who) };
        } catch (e) {
          if (!e.problem) throw e;
          return { id, ok: false, problem: e.problem, record: null };
        }
      }),
    };
  }
  if (
    (m =
      /^POST (request|handover|promise|order|case|conference|assignment|appointment|followup|delay|hazard|finding)s\/(\w{13})\/(\w+)$/.exec(
        key,
      ))
  ) {
    const r = record(m[2]);
    const sent = req.headers["idempotency-key"];
    if (answered.has(sent)) return page(r, who);
    apply(r, m[3], body ?? {}, who, Number((req.headers["if-match"] ?? "").replaceAll('"', "")));
    answered.add(sent);
    return page(r, who);
  }
  if (key === "GET units") return { items: units };
  if (key === "GET people")
    return {
      items: people
        .filter(
          (p) =>
            (!q.get("q") || p.name.includes(q.get("q"))) && (!q.get("unit") || p.unit.id === q.get("unit")),
        )
        .map((p) => ({
          id: p.id,
          name: p.name,
          unit: named(p.unit),
          roles: p.roles.map((code) => ({
            role: code,
            words: roles.find((r) => r.code === code).words,
            unit: p.unit.name,
            acting_for: null,
          })),
        })),
    };
  if (key === "GET delegations") return { items: delegations };
  if (key === "POST delegations") {
    delegations.push({
      id: newId(),
      to: named(person(body.to)),
      from_person: named(who),
      role: body.role,
      words: roles.find((r) => r.code === body.role)?.words,
      unit: named(units.find((u) => u.id === body.unit)),
      from: Date.parse(body.from),
      until: Date.parse(body.until),
    });
    return delegations.at(-1);
  }
  if ((m = /^DELETE (delegations|tokens)\/(\w{13})$/.exec(key))) {
    const from = m[1] === "tokens" ? tokens : delegations;
    from.splice(
      from.findIndex((x) => x.id === m[2]),
      1,
    );
    return undefined;
  }
  if (key === "GET tokens") return { items: tokens };
  if (key === "POST tokens") {
    tokens.push({
      id: newId(),
      name: body.name,
      scope: body.scope,
      created_at: Date.now(),
      revoked_at: null,
      expires_at: body.expires ? Date.parse(body.expires) : null,
    });
    return { token: `swt_${randomBytes(18).toString("base64url")}` };
  }
  if (key === "GET policy/parameters") return { version: 3, items: parameters };
  if (key === "POST policy/values") {
    const p = parameters.find((x) => x.code === body.code);
    p.value = body.value;
    p.origin = { zh: "本企业", en: "this company" };
    return {};
  }
  if (key === "GET policy/gates") {
    const gates = new Map(flows.flatMap((f) => f.edges.flatMap((e) => e.guards)).map((g) => [g.code, g]));
    return { items: [...gates.values()].map((g, i) => ({ ...g, mode: i % 5 === 4 ? "warn" : "block" })) };
  }
  if (key === "GET channels") return { items: channels };
  if (key === "POST session/password") {
    if (body.old !== who.password)
      throw problem(422, "invalid_fields", "现用密码不对。", "The present password is wrong.", {
        errors: [{ field: "old", code: "wrong", zh: "现用密码不对", en: "is wrong" }],
      });
    return {};
  }
  const crew = dispatch(path, q, who);
  if (crew) return crew;
  const archive = archives(key, q, body, who, req.headers["if-match"]);
  if (archive) return archive;
  const log = logs(key, q, body, who);
  if (log) return log;
  throw problem(404, "not_found", "没有这个接口。", "No such endpoint.");
}

function signIn(body, res) {
  const tried = failures.get(body.login) ?? 0;
  if (tried >= 5)
    throw problem(
      429,
      "locked",
      "账号已锁定，请 15 分钟后再试。",
      "The account is locked; try again in 15 minutes.",
    );
  const who = people.find((p) => p.login === body.login && p.password === body.password);
  if (!who) {
    failures.set(body.login, tried + 1);
    throw problem(401, "wrong_login", "账号或密码不对。", "Wrong account or password.");
  }
  failures.delete(body.login);
  const id = randomBytes(12).toString("hex");
  sessions.set(id, { who, csrf: randomBytes(8).toString("hex") });
  res.setHeader("Set-Cookie", `shouwen_session=${id}; HttpOnly; SameSite=Strict; Path=/`);
  return session(sessions.get(id));
}

async function handle(req, res) {
  const url = new URL(req.url, "http://mock");
  if (!url.pathname.startsWith("/api/")) return serveFile(url.pathname, res);
  const picture = sentFiles.get(url.pathname.slice("/api/files/".length));
  if (picture) return res.writeHead(200, { "Content-Type": "image/png" }).end(picture);
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  const raw = Buffer.concat(chunks);
  const body = req.headers["content-type"] === "application/json" && raw.length ? JSON.parse(raw) : raw;
  const id = /shouwen_session=(\w+)/.exec(req.headers.cookie ?? "")?.[1];
  const s = sessions.get(id);
  let answer;
  let status = req.method === "POST" && url.pathname === "/api/requests" ? 201 : 200;
  try {
    if (url.pathname === "/api/session" && req.method === "POST") answer = signIn(body, res);
    else if (s && url.pathname === "/api/calls/now")
      // No exchange is connected to the mock.
      answer = { seat: null, exchanges: [], ring_ms: 5000, rings: 3, calls: [], last: null };
    else if (s && /^\/api\/(calls|records\/\w+\/calls)$/.test(url.pathname))
      answer = { items: [], next: null };
    else if (!s) throw problem(401, "signed_out", "请先登录。", "Please sign in.");
    else if (req.method !== "GET" && req.headers["x-csrf-token"] !== s.csrf)
      throw problem(403, "csrf", "页面已过期，请刷新。", "The page is out of date; reload.");
    else if (url.pathname === "/api/session") {
      if (req.method === "DELETE") sessions.delete(id);
      answer = req.method === "DELETE" ? undefined : session(s);
    } else if (url.pathname === "/api/live") {
      res.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
      res.write(": hello\n\n");
      const topics = (url.searchParams.get("topics") ?? "").split(",");
      const send = (topic) =>
        topics.includes(topic) && res.write(`event: ping\ndata: ${JSON.stringify({ topic })}\n\n`);
      pings.add(send);
      req.on("close", () => pings.delete(send));
      return undefined;
    } else answer = await api(req, url, body, s.who);
  } catch (error) {
    if (!error.problem) {
      console.error(error);
      error.problem = { status: 500, code: "mock", zh: String(error), en: String(error) };
    }
    status = error.problem.status;
    answer = error.problem;
  }
  if (answer === undefined) return res.writeHead(204).end();
  res.writeHead(status, { "Content-Type": status >= 400 ? "application/problem+json" : "application/json" });
  res.end(JSON.stringify(answer));
  return undefined;
}

export function startMock(port = 0) {
  if (records.size === 0) seed();
  const server = createServer((req, res) => void handle(req, res));
  return new Promise((resolve) =>
    server.listen(port, "127.0.0.1", () =>
      resolve({
        url: `http://127.0.0.1:${server.address().port}`,
        close: () => {
          server.closeAllConnections();
          server.close();
        },
      }),
    ),
  );
}

export const ACCOUNTS = {
  auditor: { login: "audit", password: "shouwen-demo" },
  agent: { login: "zhoumin", password: "shouwen-demo" },
  second: { login: "weiqiang", password: "shouwen-demo" },
  head: { login: "chenli", password: "shouwen-demo" },
  tech: { login: "huangjg", password: "shouwen-demo" },
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const mock = await startMock(Number(process.argv[2] ?? 8701));
  console.log(`${mock.url}  ${people.map((p) => p.login).join(" ")}  password shouwen-demo`);
}
