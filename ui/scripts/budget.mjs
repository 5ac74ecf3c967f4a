// How many kilobytes of script the first view loads (gzip), against the budget. Called by `npm run build`.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const BUDGET = 340;
const manifest = JSON.parse(readFileSync("dist/manifest.json", "utf8"));

function files(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key]?.imports ?? []) files(next, seen);
  return seen;
}

function size(keys) {
  const paths = new Set([...keys].map((key) => manifest[key].file).filter((file) => file.endsWith(".js")));
  let bytes = 0;
  for (const path of paths) bytes += gzipSync(readFileSync(`dist/${path}`), { level: 9 }).length;
  return bytes / 1024;
}

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
let worst = 0;
const first = files(entry);
for (const page of [
  "session/SignIn",
  "queues/QueuePage",
  "record/RecordPage",
  "intake/IntakePage",
  "customers/CustomerPage",
  "policy/PolicyPage",
  "org/OrgPage",
  "fieldwork/FieldPage",
  "fieldwork/OrderPage",
]) {
  const key = Object.keys(manifest).find((name) => name.endsWith(`${page}.tsx`));
  if (!key) throw new Error(`no chunk for ${page}`);
  const kb = size(new Set([...first, ...files(key)]));
  worst = Math.max(worst, kb);
  console.log(`${page.padEnd(24)} ${kb.toFixed(1).padStart(7)} kB gzip`);
}
console.log(`first view, worst: ${worst.toFixed(1)} of ${BUDGET} kB`);
if (worst > BUDGET) process.exit(1);
