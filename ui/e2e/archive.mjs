// The archive of a customer in the browser: a number is added, not twice, corrected and taken away; by keyboard, and on a
// phone as well.
import { accessible, assert, sees } from "./checks.mjs";

/** Opens the form that changes the archive, and writes a remark into it. */
async function remark(page, text) {
  await page.getByRole("button", { name: "修改档案" }).click();
  await page.fill("#customer-edit-remark", text);
}

/** The question is there and has the focus. */
const asked = (page) => page.waitForFunction(() => document.activeElement?.closest(".ant-modal-footer"));

export async function archive({ check, page }) {
  const add = async (number) => {
    await page.locator("section[aria-labelledby=contacts-title] .card-head button").click();
    await page.locator(".ant-drawer input[type=tel]").fill(number);
    await page.locator(".ant-drawer .ant-radio-wrapper", { hasText: "手机" }).click();
    await page.locator(".ant-drawer-footer .ant-btn-primary").click();
  };
  const line = page.locator("section[aria-labelledby=contacts-title] li", { hasText: "7431" });
  const corrected = page.locator("section[aria-labelledby=contacts-title] li", { hasText: "7432" });

  // CUS-01
  await check("a customer's number is added, and not a second time", async () => {
    await page.goto("/customers");
    await page.locator("main tbody a").first().click();
    await page.waitForURL(/customers\/\w{13}/);
    await add("13700007431");
    await line.waitFor();
    await page.locator(".ant-drawer").waitFor({ state: "detached" });
    await add("137 0000 7431");
    await sees(page, ".ant-drawer [role=alert]", "已在该客户的联系方式中");
    await page.locator(".ant-drawer-footer .ant-btn").first().click();
    await page.locator(".ant-drawer").waitFor({ state: "detached" });
  });

  // CUS-01
  await check("it is corrected and taken away by keyboard, on a phone", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await line.getByRole("button", { name: /^更正/ }).press("Enter");
    await page.locator(".ant-drawer input[type=tel]").fill("13700007432");
    await page.locator(".ant-drawer-footer .ant-btn-primary").press("Enter");
    await corrected.waitFor();
    await page.locator(".ant-drawer").waitFor({ state: "detached" });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    assert(!wide, "the page scrolls sideways");
    await corrected.getByRole("button", { name: /^移除/ }).press("Enter");
    await page.locator(".ant-modal").waitFor();
    await accessible(page);
    // Enter keeps what would be taken away.
    await asked(page);
    await page.keyboard.press("Enter");
    await page.locator(".ant-modal").waitFor({ state: "detached" });
    await corrected.getByRole("button", { name: /^移除/ }).press("Enter");
    await asked(page);
    await page.locator(".ant-modal .ant-btn-dangerous").press("Enter");
    await corrected.waitFor({ state: "detached" });
    await page.locator(".ant-modal").waitFor({ state: "detached" });
    await page.waitForFunction(() => document.activeElement?.closest("[aria-labelledby=contacts-title]"));
  });
  await page.setViewportSize({ width: 1366, height: 768 });

  // CUS-01
  await check(
    "who changes an archive at the same time sees what the other wrote, and saves nothing over it",
    async () => {
      const other = await page.context().newPage();
      await other.goto(page.url());
      await remark(page, "先发短信");
      await remark(other, "上门前打电话");
      await other.locator("#customer-edit-remark").press("Control+Enter");
      await other.locator(".ant-drawer").waitFor({ state: "detached" });
      await other.close();
      await page.locator("#customer-edit-remark").press("Control+Enter");
      await sees(page, ".ant-drawer [role=alert] ins", "上门前打电话");
      await accessible(page);
      // A second press saves nothing either: first it is looked at.
      await page.locator("#customer-edit-remark").press("Control+Enter");
      await page.locator(".ant-drawer [role=alert] button").click();
      await page.locator(".ant-drawer [role=alert]").waitFor({ state: "detached" });
      assert((await page.inputValue("#customer-edit-remark")) === "先发短信", "the typed text was lost");
      await page.locator("#customer-edit-remark").press("Control+Enter");
      await page.locator(".ant-drawer").waitFor({ state: "detached" });
      await sees(page, ".said", "先发短信");
    },
  );
}
