// What people are told of and what is logged, in the browser: notices with their count, the audit log and its filters.
import { newPage, signIn } from "./browser.mjs";
import { accessible, assert, sees } from "./checks.mjs";

/** Told by the people of the run; `number` is of a record that was revealed, `reason` why. */
export async function logs({ at, browser, check, people, number, reason }) {
  const { page } = people.agent;
  const unread = async () => {
    const answer = await page.evaluate(async () => (await fetch("/api/notices?limit=200")).json());
    return answer.unread;
  };
  const bell = (n) => {
    const said = n === 0 ? "没有未读" : `${n >= 100 ? "99+" : n} 条未读`;
    return page.locator(`.bell[aria-label*="${said}"]`).waitFor();
  };

  // CLS-08
  await check("the bell says how many notices are unread, and the page lists them", async () => {
    await page.goto("/queue");
    await bell(await unread());
    await page.locator(".bell").click();
    await page.waitForURL(/me\/notices/);
    await page.locator(".notices, .empty").first().waitFor();
    await accessible(page);
  });

  await check("a notice is marked alone, then all of them; the bell follows", async () => {
    const before = await unread();
    // A company of a few minutes may have nothing to tell; the mock always does.
    assert(!at.mock || before > 1, "nobody was told of anything");
    if (before > 0) {
      await page.locator("[data-row]").first().waitFor();
      await page.locator(".notice-unread button").first().click();
      await bell(before - 1);
    }
    if (before > 1) {
      await page.getByRole("button", { name: "全部标为已读" }).click();
      await bell(0);
    }
    await page.getByRole("button", { name: "未读", exact: true }).click();
    await page.waitForURL(/show=unread/);
    await sees(page, ".empty", "没有未读通知");
    await accessible(page);
  });

  await check("whoever may not read the audit log is told so", async () => {
    await page.goto("/audit");
    await sees(page, "main", "审计员");
    assert((await page.locator('.nav a[href="/audit"]').count()) === 0, "it stands in the navigation");
  });

  const auditor = await newPage(browser, at.url);
  // AUD-01 SEC-01
  await check("the auditor begins with the log, and finds who was shown what and why", async () => {
    const { page: log } = auditor;
    await signIn(log, at.accounts.auditor);
    await log.waitForURL(/\/audit/);
    await log.locator(".audit-grid tbody tr").first().waitFor();
    await accessible(log);
    await log.locator(".filter-action").click();
    await log.keyboard.type("查看遮盖");
    await log.keyboard.press("Enter");
    await log.waitForURL(/what=reveal/);
    await sees(log, ".audit-grid td", reason);
    await log.fill(".filter-number input, input.filter-number", number.toLowerCase());
    await log.keyboard.press("Enter");
    await log.waitForURL(/number=/);
    await sees(log, ".audit-grid td", number);
    await accessible(log);
    await log.getByRole("button", { name: "清除筛选" }).click();
    await log.locator(".ant-checkbox-wrapper", { hasText: "仅未办成" }).click();
    await log.waitForURL(/refused=/);
    await log.locator(".audit-grid .mark-late").first().waitFor();
  });

  // SYS-06
  await check("what gates let pass has its list, on a phone as well", async () => {
    const { page: log } = auditor;
    await log.getByRole("button", { name: "本应拦截" }).click();
    await log.waitForURL(/part=gates/);
    await log.locator(".audit-grid, .empty").first().waitFor();
    await accessible(log);
    await log.setViewportSize({ width: 390, height: 844 });
    await log.goto("/audit");
    await log.locator(".audit-grid tbody tr").first().waitFor();
    const wide = await log.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    assert(!wide, "the page scrolls sideways");
    await accessible(log);
  });
  return auditor.faults;
}
