// The key at 02:13 (story 7.1, as far as calling goes), at a real demonstration company: one press opens the incident, the
// script is ticked, a neighbour's call is joined by one press. BASE_URL, SHOUWEN_ACCOUNTS={"agent":…,"followup":…}. The last
// line is "N passed, N failed".
import { openBrowser } from "./browser.mjs";
import { accessible, assert, sees, story } from "./checks.mjs";
import * as five from "./five.mjs";

const url = process.env.BASE_URL?.replace(/\/$/, "");
if (!url) throw new Error("BASE_URL is needed: there is no mock");
const accounts = JSON.parse(process.env.SHOUWEN_ACCOUNTS ?? "{}");
const browser = await openBrowser();
const { check, state: score, tell } = story(browser);

const agent = await five.employee(browser, url, "agent", accounts.agent);
const other = await five.employee(browser, url, "followup", accounts.followup);
const road = `望江路${String(Date.now()).slice(-4)}号`;
const PLACE = "#intake-address-road";
let incident = "";

/** What the server holds of the record on show. */
const held = (page) =>
  page.evaluate(async () => (await fetch(`/api/records/${location.pathname.split("/").pop()}`)).json());

// EMG-01
await check("F9 sends what is typed: the incident is there, and the crew is being called", async () => {
  const { page } = agent;
  await agent.go("/intake");
  await page.fill("#intake-contact", "13900002046");
  await page.fill(PLACE, road);
  await page.keyboard.press("F9");
  await page.locator("[data-testid=emergency-send]").click();
  await page.waitForURL(/\/records\//);
  await page.locator(".script-lines").waitFor();
  const { record } = await held(page);
  assert(record.kind === "incident" && record.priority === "P0", JSON.stringify(record));
  assert(["notified", "reported"].includes(record.state), record.state);
  incident = record.number;
});

// EMG-02
await check("a line of the script is ticked with its second", async () => {
  await agent.page.locator(".script-lines button").first().click();
  await sees(agent.page, ".script-lines", /:\d\d:\d\d/);
});

// EMG-08
await check("the steps of the plan stand beside it, with who does each", async () => {
  const { page } = agent;
  await sees(page, ".tasks", "调度员");
  assert((await page.locator(".task[data-state=open]").count()) === 6, "six steps");
  await accessible(page);
});

// EMG-01
await check("the key is there on every screen, and takes nothing away from it", async () => {
  const { page } = other;
  await other.go("/queue");
  await page.locator("[data-testid=emergency]").waitFor();
  await page.keyboard.press("F9");
  await page.locator("[data-testid=emergency-send]").waitFor();
  await page.waitForFunction(() => document.activeElement?.closest(".ant-drawer"));
  await accessible(page);
  await page.keyboard.press("Escape");
  await page.locator("[data-testid=emergency-send]").waitFor({ state: "detached" });
  assert(page.url().includes("/queue"), page.url());
});

// EMG-09
await check("a neighbour calls: the incident is offered, and joined by one press", async () => {
  const { page } = other;
  await other.go("/intake");
  await page.fill("#intake-contact", "13900003071");
  await page.fill(PLACE, road);
  await sees(page, ".nearby", incident);
  await page.locator("[data-testid=join]").first().click();
  await page.waitForURL(/\/records\//);
  const { record, links } = await held(page);
  assert(record.number === incident, `${record.number} is on show`);
  const joined = links.filter((link) => link.record.kind === "request");
  assert(joined.length === 1, JSON.stringify(links.map((link) => link.record.kind)));
});

await check("no script error and nothing refused by the content security policy", async () => {
  const faults = [agent, other].flatMap((who) => who.faults);
  assert(faults.length === 0, faults.join("\n"));
});

await browser.close();
tell();
process.exitCode = score.failed > 0 ? 1 : 0;
