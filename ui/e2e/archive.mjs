// The archive of a customer in the browser: a number is added, not twice, corrected and taken away; by keyboard, and on a
// phone as well.
import { accessible, assert, sees } from "./checks.mjs";

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
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    assert(!wide, "the page scrolls sideways");
    await corrected.getByRole("button", { name: /^移除/ }).press("Enter");
    await page.locator(".ant-modal").waitFor();
    await accessible(page);
    await page.locator(".ant-modal .ant-btn-dangerous").press("Enter");
    await corrected.waitFor({ state: "detached" });
    await page.locator(".ant-modal").waitFor({ state: "detached" });
    await page.waitForFunction(() => document.activeElement?.closest("[aria-labelledby=contacts-title]"));
  });
  await page.setViewportSize({ width: 1366, height: 768 });
}
