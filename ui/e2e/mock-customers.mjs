// The archive of the mock: customers with their contacts and service points.
import { customers, mask } from "./mock-data.mjs";
import { flows, newId, problem, records } from "./mock-flow.mjs";
import { row } from "./mock-view.mjs";
import { CARE } from "./mock-words.mjs";

const ended = new Set(
  flows.flatMap((f) => f.states.filter((s) => s.phase === "ended").map((s) => `${f.kind}.${s.code}`)),
);
const missing = () =>
  problem(404, "not_found", "没有找到，或不在您的数据权限内。", "Not found, or outside your data scope.");
const customer = (id) => {
  const found = customers.find((c) => c.id === id);
  if (!found) throw missing();
  return found;
};

/** Refuses who decided on something older, as the server does. */
function fresh(c, version) {
  if (version === `"${c.version}"`) return;
  throw problem(409, "stale", "档案已被他人更改。", "Somebody else changed the archive.", {
    changed: { state: "", version: c.version, by: c.by ?? null, at: Date.now(), events: [] },
  });
}

function customerPage(c, who) {
  const own = [...records.values()]
    .filter((r) => r.customer === c.id)
    .sort((a, b) => b.received_at - a.received_at);
  return {
    id: c.id,
    name: c.name,
    kind: c.kind,
    grade: c.grade,
    care: c.care.map((code) => ({ code, words: CARE[code] })),
    id_number: "4****4",
    remark: c.remark,
    version: c.version,
    contacts: c.contacts.map((k) => ({ ...k, value: mask(k.value) })),
    points: c.points.map((p) => ({ ...p, address: `${p.address.road ?? ""}**` })),
    completeness: {
      percent: c.points[0]?.meter ? 100 : 75,
      missing: c.points[0]?.meter ? [] : [{ zh: "表号", en: "meter" }],
    },
    records: { items: own.slice(0, 8).map((r) => row(r, who)), next: null },
  };
}

/** The answer to what is about the archive; nothing for everything else. */
export function archives(key, q, body, who, version) {
  let m;
  if (key === "GET customers") {
    const text = q.get("q") ?? "";
    return {
      items: customers
        .filter(
          (c) =>
            !text ||
            c.name.includes(text) ||
            c.phone.includes(text) ||
            c.points.some((p) => p.number.includes(text)),
        )
        .map((c) => ({
          id: c.id,
          name: mask(c.name),
          kind: c.kind,
          contact: mask(c.phone),
          points: c.points.length,
          open: [...records.values()].filter((r) => r.customer === c.id && !ended.has(`${r.kind}.${r.state}`))
            .length,
        })),
      next: null,
    };
  }
  if (key === "POST customers") {
    const c = {
      id: newId(),
      grade: null,
      care: [],
      remark: null,
      version: 1,
      points: [],
      ...body,
      phone: body.contacts?.[0]?.value ?? "",
      contacts: (body.contacts ?? []).map((k) => ({ id: newId(), ...k })),
    };
    customers.push(c);
    return customerPage(c, who);
  }
  if ((m = /^GET customers\/(\w{13})$/.exec(key))) return customerPage(customer(m[1]), who);
  if ((m = /^PATCH customers\/(\w{13})$/.exec(key))) {
    const c = customer(m[1]);
    fresh(c, version);
    Object.assign(c, { ...body, care: body.care ? [body.care] : c.care });
    c.version += 1;
    c.by = who.person;
    return customerPage(c, who);
  }
  if ((m = /^POST customers\/(\w{13})\/(contacts|points)$/.exec(key))) {
    const c = customer(m[1]);
    const plain = (value) => value.replace(/\D/g, "");
    if (m[2] === "contacts" && c.contacts.some((k) => plain(k.value) === plain(body.value)))
      throw problem(
        409,
        "contact_exists",
        "这个号码已在该客户的联系方式中。",
        "This number is among the customer's contacts already.",
      );
    c[m[2]].push({ id: newId(), number: "", meter: null, address: body, ...body });
    c.version += 1;
    return customerPage(c, who);
  }
  if ((m = /^(PATCH|DELETE) customers\/(\w{13})\/(contacts|points)\/(\w{13})$/.exec(key))) {
    const c = customer(m[2]);
    fresh(c, version);
    const at = c[m[3]].findIndex((one) => one.id === m[4]);
    if (m[1] === "DELETE") c[m[3]].splice(at, 1);
    else Object.assign(c[m[3]][at], body);
    c.version += 1;
    return customerPage(c, who);
  }
  if ((m = /^POST customers\/(\w{13})\/reveal$/.exec(key))) {
    const c = customer(m[1]);
    const id = body.field.split(":")[1];
    return { field: body.field, value: id ? c.contacts.find((k) => k.id === id).value : c.name };
  }
  return null;
}
