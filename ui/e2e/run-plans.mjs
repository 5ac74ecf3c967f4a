// The plan library in the browser, at a real demonstration company: drafted as a table, refused without timing, approved by
// another, overdue in red; a plan that a leader starts; casualties asked until somebody says. BASE_URL, SHOUWEN_ACCOUNTS.
// The last line is "N passed, N failed".
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
let plan = "";

const pick = async (page, box, text) => {
  await box.click();
  // What is further down the list is drawn when it is looked for.
  await page.keyboard.type(text);
  await page
    .locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option", {
      hasText: text,
    })
    .first()
    .click();
};

// EPL-02
await check("the library shows what is overdue in red, and the keyboard goes from plan to plan", async () => {
  const { page } = desk;
  await desk.go("/plans");
  await sees(page, ".plan-list", "管道外力破坏处置预案");
  await sees(page, "tr[data-late=true] .plan-due-late", "评审逾期");
  await accessible(page);
  await page.locator(".plan-search input, input.plan-search").first().fill("系统");
  await page.waitForFunction(() => document.querySelectorAll("a[data-plan]").length === 1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/records\//);
  await sees(page, ".plan-steps", "各席位启用纸质受理单");
});

// EPL-01
await check(
  "a plan without timing is refused by name; completed with the keyboard it goes to approval",
  async () => {
    const { page } = desk;
    await desk.go("/plans");
    await page.locator("[data-testid=draft-plan]").click();
    await pick(page, page.locator("#new-plan-scenario"), "设备故障");
    await pick(page, page.locator("#new-plan-unit"), "抢修维修部");
    await page.fill("#new-plan-title", "抢修车辆故障预案");
    await page.fill("#new-plan-process", "车辆不能出动即启动，备用车到位后终止。");
    await page.locator("[data-testid=add-step]").click();
    await page.locator("[data-step='0'] textarea").fill("调派备用车辆");
    await pick(page, page.locator("[data-step='0'] [data-cell=role] .ant-select").first(), "调度员");
    await sees(page, "[data-step='0'] .plan-faults", "缺时限");
    await accessible(page);
    await page.locator("[data-testid=plan-send]").click();
    await page.waitForURL(/\/records\//);
    plan = page.url().split("/").pop().split("?")[0];
    await sees(page, "[data-testid=plan-faults]", "没有可用的时限");
    await page.getByRole("button", { name: "修改", exact: true }).click();
    await page.locator("[data-step='0'] [data-cell=minutes] input").fill("15");
    await page.locator("[data-step='0'] [data-cell=minutes] input").press("Alt+Enter");
    await page.keyboard.type("告知受影响客户并改约");
    await page.keyboard.press("Control+Enter");
    await sees(page, ".plan-steps", "告知受影响客户并改约");
    await page.getByRole("button", { name: "提交审批" }).click();
    await sees(page, "main", "待审批");
    await head.go(`/records/${plan}`);
    await head.page.getByRole("button", { name: "批准", exact: true }).click();
    await head.page.locator("[data-testid=send]").click();
    await head.page.locator(".ant-modal .ant-btn-primary, .ask .ant-btn-primary").last().click();
    await sees(head.page, ".state-here", "现行");
  },
);

// EPL-01
await check("the version in approval is laid beside the one in force", async () => {
  const { page } = head;
  await head.go("/plans?state=in_approval");
  await page.locator("a[data-plan]").first().click();
  await page.waitForURL(/\/records\//);
  await sees(page, "[data-testid=difference]", "新增");
  await accessible(page);
});

// EPL-01 EMG-08
await check("a leader starts a plan, and its steps are tasks", async () => {
  const { page } = head;
  await head.go("/plans");
  await page.locator("[data-testid=activate]").click();
  await pick(page, page.locator("#new-activation-scenario"), "信息系统中断");
  await page.fill("#new-activation-text", "客服系统无法登录");
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/records\//);
  await sees(page, ".tasks", "启用备用电话");
  assert((await page.locator("[data-task]").count()) === 5, "five steps, five tasks");
  await accessible(page);
  await head.go("/plans");
  await sees(page, "main", "客服系统无法登录");
});

// EMG-03
await check("casualties are asked until somebody says", async () => {
  const { page } = agent;
  await agent.go("/intake");
  await page.fill("#intake-contact", "13900007799");
  await page.fill("#intake-address-road", "七星路102号");
  await page.keyboard.press("F9");
  await page.locator("[data-testid=emergency-send]").click();
  await page.waitForURL(/\/records\//);
  await sees(page, "[data-testid=ask-casualties]", "伤亡情况不明");
  await accessible(page);
  await page.locator("[data-testid=ask-casualties]").getByRole("button", { name: "没有" }).click();
  await page.locator("[data-testid=ask-casualties]").waitFor({ state: "detached" });
});

await check("no script error and nothing refused by the content security policy", async () => {
  const faults = [desk, head, agent].flatMap((who) => who.faults);
  assert(faults.length === 0, faults.join("\n"));
});

await browser.close();
tell();
process.exitCode = score.failed > 0 ? 1 : 0;
