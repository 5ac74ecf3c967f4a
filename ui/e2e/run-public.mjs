// What the company tells in public, in the browser, at a real demonstration company: the notice board with its archive, stops of
// gas without signing in, whoever has to be spoken with before a stop, the coverage of a campaign, paper forms.
// BASE_URL, SHOUWEN_ACCOUNTS. The last line is "N passed, N failed".
import { openBrowser } from "./browser.mjs";
import { accessible, assert, sees, story } from "./checks.mjs";
import * as five from "./five.mjs";

const url = process.env.BASE_URL?.replace(/\/$/, "");
if (!url) throw new Error("BASE_URL is needed: there is no mock");
const accounts = JSON.parse(process.env.SHOUWEN_ACCOUNTS ?? "{}");
const browser = await openBrowser();
const { check, state: score, tell } = story(browser);

const head = await five.employee(browser, url, "head", accounts.head);
const agent = await five.employee(browser, url, "agent", accounts.agent);
const context = await browser.newContext({
  baseURL: url,
  viewport: { width: 390, height: 844 },
  locale: "zh-CN",
});
const passer = await context.newPage();

// ANN-04
await check("the public reads what is in force, and staff find the rest", async () => {
  await passer.goto("/portal/board/LJ");
  await sees(passer, "main", "居民管道燃气分档气价公告");
  assert(!(await passer.textContent("main")).includes("更换超期橡胶软管"), "a draft is nobody's to read");
  await accessible(passer);
  await head.go("/publicity");
  await sees(head.page, "main", "居民管道燃气分档气价公告");
  await head.page.getByText(/^存档/).click();
  await sees(head.page, "main", "春节期间营业时间调整");
  await accessible(head.page);
});

// ANN-01
await check("stops of gas are found by address without signing in", async () => {
  await passer.goto("/portal/stops/LJ");
  await passer.locator("h1").waitFor();
  await passer.fill("input[type=search]", "不存在的小区");
  await sees(passer, "main", "没有查到这里的停气");
  await accessible(passer);
});

// ANN-03
await check("a running campaign says what it has reached and how that is counted", async () => {
  const { page } = head;
  await head.go("/publicity?show=campaigns");
  await page.locator("main a", { hasText: "老旧立管楼栋安全用气宣传" }).first().click();
  await sees(page, "[data-testid=coverage]", "覆盖率 = 已触达用气点数");
  await sees(page, "[data-testid=coverage]", "滨江社区活动室");
  await accessible(page);
});

// INF-06
await check("numbers are reserved, one is accounted for, another is entered by its number", async () => {
  const { page } = head;
  await head.go("/blanks");
  await page.getByText("诉求登记单").first().click();
  await page.locator("[data-testid=blanks-reserve]").click();
  await sees(page, "main", "已预留 P-");
  const block = page.locator("[data-block]").first();
  await block.locator("button[aria-expanded]").click();
  const first = await block.locator("[data-form]").first().getAttribute("data-form");
  const second = page.locator("[data-form]").nth(1);
  await second.getByRole("button", { name: "说明去向" }).click();
  await second.getByRole("button", { name: "写坏作废" }).click();
  await second
    .getByRole("button", { name: "登 记" })
    .or(second.getByRole("button", { name: "登记" }))
    .click();
  await sees(page, "[data-state=spoiled]", "写坏作废");
  await accessible(page);
  await agent.go("/blanks");
  await agent.page.fill("[data-testid=blank-number]", first);
  await agent.page.keyboard.press("Enter");
  await agent.page.waitForURL(/\/intake/);
  await agent.page.waitForFunction(
    (number) => [...document.querySelectorAll("input")].some((one) => one.value === number),
    first,
  );
});

await check("no script error and nothing refused by the content security policy", async () => {
  const faults = [head, agent].flatMap((who) => who.faults);
  assert(faults.length === 0, faults.join("\n"));
});

await browser.close();
tell();
process.exitCode = score.failed > 0 ? 1 : 0;
