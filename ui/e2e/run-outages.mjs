// Stops of gas in the browser, at a real demonstration company: planned, approved by another, published and told point by point;
// the notice answers who calls; a crew's valve at an incident, entered by the dispatcher on its word with the keyboard alone.
// BASE_URL, SHOUWEN_ACCOUNTS. The last line is "N passed, N failed".
import { openBrowser } from "./browser.mjs";
import { accessible, assert, sees, story } from "./checks.mjs";
import * as five from "./five.mjs";

const url = process.env.BASE_URL?.replace(/\/$/, "");
if (!url) throw new Error("BASE_URL is needed: there is no mock");
const accounts = JSON.parse(process.env.SHOUWEN_ACCOUNTS ?? "{}");
const browser = await openBrowser();
const { check, state: score, tell } = story(browser);

const desk = await five.employee(browser, url, "dispatcher", accounts.dispatcher);
const head = await five.employee(browser, url, "head", accounts.head);
const agent = await five.employee(browser, url, "agent", accounts.agent);
let outage = "";

const held = (page, id) =>
  page.evaluate(
    async (of) => (await fetch(`/api/records/${of ?? location.pathname.split("/").pop()}`)).json(),
    id,
  );
/** A local time some hours from now, as the form takes it. */
const inHours = (hours) =>
  new Date(Date.now() + (hours + 8) * 3_600_000).toISOString().slice(0, 16).replace("T", " ");

async function moment(page, name, value) {
  const box = page.locator(`#outage-${name}`);
  await box.fill(value);
  await box.press("Enter");
}

// ANN-01
await check("a stop within 48 hours is refused in words; later it goes to approval", async () => {
  const { page } = desk;
  await desk.go("/outages");
  await page.locator("[data-testid=plan-outage]").click();
  await page.locator("#outage-valves").fill("R-2");
  await page.locator(".ant-select-item-option", { hasText: "R-2-1" }).click();
  await page.fill("#outage-area", "漓江路66号2栋1单元");
  await page.fill("#outage-why", "更换立管");
  await page.fill("#outage-enquiries", "96777");
  await moment(page, "from", inHours(40));
  await moment(page, "until", inHours(47));
  await page.locator("[data-testid=outage-send]").click();
  await sees(page, ".action-drawer", "不足提前告知时限");
  await accessible(page);
  await moment(page, "from", inHours(60));
  await moment(page, "until", inHours(67));
  await page.locator("[data-testid=outage-send]").click();
  await page.waitForURL(/\/records\//);
  outage = page.url().split("/").pop().split("?")[0];
  await sees(page, ".points", "漓江路66号");
  assert((await page.locator("[data-point]").count()) === 12, "twelve households behind the valve");
  await accessible(page);
});

// ANN-01 NTF-01
await check(
  "somebody else approves it; published, each is told and the proof stands beside them",
  async () => {
    await head.go(`/records/${outage}`);
    await head.page.getByRole("button", { name: "审批通过" }).click();
    await sees(head.page, "main", "待公布");
    const { page } = desk;
    await desk.go(`/records/${outage}`);
    await page.getByRole("button", { name: /^公布/ }).click();
    await page.locator(".action-drawer .ant-btn-primary").click();
    // At night the notice of a planned stop waits for the morning, and says so.
    await page.waitForFunction(
      () =>
        document.querySelectorAll("[data-point]").length === 12 &&
        /已送达|待发送/.test(document.body.textContent),
    );
    await sees(page, "[data-point=LJ200107]", "无手机号");
    await page.locator("[data-point=LJ200107]").getByRole("button", { name: "已贴门上" }).click();
    await sees(page, "[data-point=LJ200107]", "通知单留门上");
  },
);

// ANN-02
await check("whoever calls from there is answered by the notice with one press", async () => {
  const { page } = agent;
  await agent.go("/intake");
  await page.fill("#intake-contact", "13900006606");
  await page.fill("#intake-address-road", "漓江路66号");
  await page.fill("#intake-address-building", "2");
  await sees(page, "[data-testid=known-outages]", "更换立管");
  await accessible(page);
  await page.locator("[data-testid=answer-outage]").first().click();
  await page.waitForURL(/\/records\//);
  const { record } = await held(page);
  assert(record.state === "closed" && record.kind === "request", JSON.stringify(record.state));
  await desk.go(`/records/${outage}`);
  await sees(desk.page, "main", "1 个来电按本通知答复");
});

// EMG-10
await check("a crew's valve is entered on its word, and those behind it are told at once", async () => {
  const { page } = agent;
  await agent.go("/intake");
  await page.fill("#intake-contact", "13900007788");
  await page.fill("#intake-address-road", "滨江路88号");
  await page.fill("#intake-address-building", "3");
  await page.keyboard.press("F9");
  await page.locator("[data-testid=emergency-send]").click();
  await page.waitForURL(/\/records\//);
  await page.locator(".script-lines").waitFor();
  const id = page.url().split("/").pop().split("?")[0];
  const at = desk.page;
  await desk.go(`/records/${id}`);
  const step = async (action, fill) => {
    await desk.go(`/records/${id}?act=${action}`);
    const drawer = at.locator(".action-drawer");
    await drawer.waitFor();
    if (fill) await fill(drawer);
    await at.keyboard.press("Control+Enter");
    await drawer.waitFor({ state: "detached" });
  };
  await step("send_crew", async (drawer) => {
    await drawer.locator("input[role=combobox]").first().fill("韦强");
    await at.locator(".ant-select-item-option", { hasText: "韦强" }).first().click();
  });
  await step("cut_off", async () => {
    await at.locator("[id$=-valves]").fill("R-3");
    await at.locator(".ant-select-item-option", { hasText: "R-3-2" }).click();
    await at.keyboard.press("Escape");
  });
  const page2 = await held(at, id);
  const child = page2.links.find((link) => link.record.kind === "outage");
  assert(child, JSON.stringify(page2.links.map((link) => link.record.kind)));
  await desk.go(`/records/${child.record.id}`);
  await at.waitForFunction(() => document.querySelectorAll("[data-point]").length === 12);
  await sees(at, "[data-point=LJ300201]", "已送达");
  await accessible(at);
});

await check("no script error and nothing refused by the content security policy", async () => {
  const faults = [desk, head, agent].flatMap((who) => who.faults);
  assert(faults.length === 0, faults.join("\n"));
});

await browser.close();
tell();
process.exitCode = score.failed > 0 ? 1 : 0;
