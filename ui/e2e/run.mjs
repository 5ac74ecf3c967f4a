// The life of one request in the browser, told by three people, and every screen under the accessibility check.
// `node e2e/run.mjs` runs against the mock; BASE_URL and SHOUWEN_ACCOUNTS={"agent":{login,password},"second":…,"head":…,
// "auditor":…} run it against a real server. The last line is "N passed, N failed".
import { archive } from "./archive.mjs";
import { newPage, openBrowser, signIn, target } from "./browser.mjs";
import { accessible, assert, counter, kept, sees, tries } from "./checks.mjs";
import { logs } from "./logs.mjs";
import { dispatch } from "./run-dispatch.mjs";

const at = await target();
const browser = await openBrowser();
const { check, state: score, tell } = counter(browser);
const people = {};
const faults = [];

if (!at.accounts.auditor) throw new Error('SHOUWEN_ACCOUNTS has no "auditor"');
for (const name of ["agent", "second", "head"]) {
  const account = at.accounts[name];
  if (!account) throw new Error(`SHOUWEN_ACCOUNTS has no "${name}"`);
  people[name] = { ...(await newPage(browser, at.url)), account };
}
const { agent, second, head } = people;
const state = (page, code) =>
  page.locator(`[data-state="${code}"][aria-current="step"]`).waitFor({ state: "visible" });

/** Opens an action wherever it stands: in the bar or in the menu. */
async function open(page, action) {
  await page.locator(".action-bar > *").first().waitFor();
  const direct = page.locator(`.action-bar > [data-action="${action}"]`);
  if (await direct.count()) await direct.click();
  else {
    await page.locator(".action-bar > button").last().click();
    await page.locator(`.action-list [data-action="${action}"]`).click();
  }
}
const form = (page, action) => page.locator(`[data-form="${action}"]`);
const send = async (page) => {
  await page.locator("[data-testid=send]").click();
};
const closed = (page) => page.locator(".action-drawer .ant-drawer-body").waitFor({ state: "detached" });

async function pick(page, id, text) {
  await page.locator(`#${id}`).click();
  await page.locator(`#${id}`).pressSequentially(text);
  const option = page.locator(".ant-select-item-option", {
    hasText: text,
  });
  await option.first().waitFor({ state: "visible" });
  await option.first().click();
}

await check(
  "sign-in is accessible, refuses a wrong password in words, and says nothing in the address",
  async () => {
    await agent.page.goto("/");
    await agent.page.waitForURL(/sign-in/);
    await agent.page.locator("#login").waitFor();
    await accessible(agent.page);
    await agent.page.fill("#login", agent.account.login);
    await agent.page.fill("#password", "not-the-password");
    await agent.page.keyboard.press("Enter");
    await agent.page.locator("[role=alert]").first().waitFor();
    assert(!agent.page.url().includes("password"), "password in the address");
  },
);

await check("the agent signs in and sees the queue with a count", async () => {
  await signIn(agent.page, agent.account);
  await agent.page.locator("[data-testid=count]").waitFor();
  await accessible(agent.page);
});

const meta = await agent.page.evaluate(async () => (await fetch("/api/meta")).json());
const me = await agent.page.evaluate(async () => (await fetch("/api/session")).json());
const type =
  meta.types.find((one) => one.code === "enquiry") ??
  meta.types.find((one) => !/^(alarm|complaint)/.test(one.code)) ??
  meta.types[0];
const channel = meta.channels.find((one) => one.voice && one.enabled) ?? meta.channels[0];
const stamp = String(Date.now()).slice(-6);
const wish = `请核实账单并回电 ${stamp}`;
let address = "";
let number = "";

await check("n opens the intake form; type and priority are proposed while typing", async () => {
  const { page } = agent;
  await page.locator("main h1").click();
  await page.keyboard.press("n");
  await page.waitForURL(/intake/);
  await page.waitForFunction(() => document.activeElement?.id === "intake-channel");
  await pick(page, "intake-channel", channel.zh);
  await pick(page, "intake-type", type.zh);
  await page.locator(".proposal .priority").waitFor();
  await accessible(page);
});

await check("what is typed survives a reload; a withheld field asks for the reason", async () => {
  const { page } = agent;
  await page.fill("#intake-content", wish);
  await page.fill("#intake-contact", `139${stamp}46`);
  await page.fill("#intake-name", `李桂兰${stamp}`);
  await page.fill("#intake-address-road", "滨江路88号");
  await page.fill("#intake-address-building", "3");
  await page.fill("#intake-address-room", "501");
  await page.fill("#intake-occurred_at", "现在");
  await page.fill("#intake-wanted", "今天");
  await page.getByRole("button", { name: "无", exact: true }).click();
  await page.getByRole("button", { name: /背景：客户不愿提供/ }).click();
  await page.fill("#intake-background", "不想说");
  await kept(page, "不想说");
  await page.reload();
  await page.locator("#intake-content").waitFor();
  assert((await page.inputValue("#intake-content")) === wish, "the content was lost");
  assert((await page.inputValue("#intake-background")) === "不想说", "the reason was lost");
});

await check("Ctrl+Enter saves and opens the read-back in large type", async () => {
  const { page } = agent;
  await page.locator("#intake-content").press("Control+Enter");
  await page.waitForURL(/records\/.*act=confirm/);
  address = page.url().split("?")[0];
  await page.locator("[data-testid=read-back-confirm]").waitFor();
  await sees(page, "[data-line=name] .read-value", `李桂兰${stamp}`);
  await sees(page, "[data-line=contact] .read-value", `139${stamp}46`);
  await sees(page, "[data-line=address] .read-value", "滨江路88号3栋501室");
  const size = await page
    .locator("[data-line=contact] .read-value")
    .evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize));
  assert(size >= 22, `read-back in ${size}px`);
  number = (await page.locator("main h1").textContent()).trim().split(/\s+/).at(-1);
  await accessible(page);
});

await check(
  "a corrected line shows the old and the new value in the timeline; the request is accepted",
  async () => {
    const { page } = agent;
    await page.locator("[data-line=wanted] button").click();
    await page.fill("#read-wanted", "明天上午");
    await page.locator("[data-testid=read-back-confirm]").click();
    await state(page, "accepted");
    await sees(page, ".event-body ins", "明天上午");
    await sees(page, ".event-body del", "今天");
    await closed(page);
  },
);

// INT-03
await check("a read-back with a field missing says which, takes it there and accepts", async () => {
  const { page } = agent;
  const id = await page.evaluate(
    async ([ch, ty, wanted]) => {
      const { csrf } = await (await fetch("/api/session")).json();
      const body = { channel: ch, type: ty, content: wanted, name: "周一", address: { road: "滨江路1号" } };
      const more = { occurred_at: new Date().toISOString(), wanted: "今天", special: "无", background: "无" };
      const answer = await fetch("/api/requests", {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          "X-CSRF-Token": csrf,
          "Idempotency-Key": crypto.randomUUID(),
        },
        body: JSON.stringify({ ...body, ...more }),
      });
      return (await answer.json()).record.id;
    },
    [channel.code, type.code, wish],
  );
  await page.goto(`/records/${id}`);
  await open(page, "confirm");
  await sees(page, "[data-testid=refused]", "电话");
  await page.locator(".ant-drawer-open .ant-btn-loading").waitFor({ state: "detached" });
  await page.locator("#read-contact:focus").waitFor();
  await accessible(page);
  await page.locator("[data-testid=edit-first]").click();
  await form(page, "edit").waitFor();
  await page.fill("#act-edit-wanted", "明天");
  await send(page);
  await form(page, "confirm").waitFor();
  await page.locator("[data-testid=read-back-confirm]").click();
  await sees(page, "[data-testid=refused]", "电话");
  await page.fill("#read-contact", `137${stamp}46`);
  await page.locator("[data-testid=read-back-confirm]").click();
  await state(page, "accepted");
  await closed(page);
  await page.goto(address);
});

await check("a clock explains itself with its steps", async () => {
  const { page } = agent;
  await page.locator(".clock-chip").first().click();
  await page.locator(".explain .steps li").first().waitFor();
  await accessible(page);
  await page.keyboard.press("Escape");
});

await check(
  "whoever does not handle the matter sees a mask; showing it asks a reason and says it is logged",
  async () => {
    const { page } = head;
    await signIn(page, head.account);
    await page.goto(address);
    const field = page.locator("[data-field=contact]");
    await field.waitFor();
    assert(!(await field.textContent()).includes(`139${stamp}46`), "the number is not masked");
    await field.getByRole("button").click();
    await page.locator(".reveal input").fill("回拨客户");
    await page.keyboard.press("Enter");
    await sees(page, "[data-field=contact]", `139${stamp}46`);
  },
);

await check("a time is promised to the customer", async () => {
  const { page } = agent;
  await open(page, "promise");
  await form(page, "promise").getByRole("button", { name: "+2 小时" }).click();
  await page.fill("#act-promise-text", "两小时内回电说明");
  await page.locator("#act-promise-text").press("Control+Enter");
  await sees(page, ".record-side .row-card", "两小时内回电说明");
  await closed(page);
});

await check("field errors stand at the fields until something else is written there", async () => {
  const { page } = agent;
  await open(page, "hand_over");
  await send(page);
  await form(page, "hand_over").locator(".field-error").first().waitFor();
  await accessible(page);
  await page.locator("#act-hand_over-content[aria-invalid]").fill("请");
  await page.locator("#act-hand_over-content:not([aria-invalid])").waitFor();
});

let receiver = "";
await check("the second colleague signs in", async () => {
  await signIn(second.page, second.account);
  receiver = (await second.page.evaluate(async () => (await fetch("/api/session")).json())).person.name;
});

await check("the request is handed over; the form survives a reload", async () => {
  const { page } = agent;
  await page.fill("#act-hand_over-content", `请核实 ${stamp}`);
  await page.fill("#act-hand_over-reason", "需要专业人员");
  await page.fill("#act-hand_over-outstanding", "两小时内回电");
  await kept(page, "两小时内回电");
  await page.reload();
  await page.locator("#act-hand_over-content").waitFor();
  assert((await page.inputValue("#act-hand_over-content")) === `请核实 ${stamp}`, "the typed text was lost");
  await pick(page, "act-hand_over-to_person", receiver);
  await send(page);
  await sees(page, ".record-side .row-card", `请核实 ${stamp}`);
});

let handover = "";
await check("the receiver finds it in the queue of handovers and rejects it", async () => {
  const { page } = second;
  await page.goto("/queue?kind=handover&owner=me&order=newest");
  await page
    .locator("tr[data-row]", { hasText: `请核实 ${stamp}` })
    .locator("a")
    .first()
    .click();
  await page.waitForURL(/records/);
  handover = page.url().split("?")[0];
  await state(page, "offered");
  await reject(page);
  await state(page, "rejected");
});

async function reject(page) {
  await open(page, "reject");
  await pick(page, "act-reject-code", "材料不全");
  await page.fill("#act-reject-reason", "缺少账单");
  await send(page);
  await closed(page);
}

await check("the giver offers it again; after the second rejection it goes to ruling", async () => {
  await agent.page.goto(handover);
  await state(agent.page, "rejected");
  await open(agent.page, "offer_again");
  await pick(agent.page, "act-offer_again-to_person", receiver);
  await agent.page.fill("#act-offer_again-reason", "账单已补");
  await send(agent.page);
  await state(agent.page, "offered");
  await state(second.page, "offered");
  await reject(second.page);
  await state(second.page, "ruling");
});

await check("nobody but the coordinator is offered the ruling", async () => {
  await second.page.locator(".state-bar").waitFor();
  assert(
    (await second.page.locator('[data-action="bind"]:not([aria-disabled="true"])').count()) === 0,
    "offered",
  );
});

await check("a step that a rule forbids stays in sight and says why", async () => {
  await agent.page.goto(address);
  await agent.page.locator(".action-bar > *").first().waitFor();
  const blocked = agent.page.locator(".action-bar > .blocked").first();
  await blocked.focus();
  await agent.page.locator(".reason p").first().waitFor();
  assert((await agent.page.locator(".reason p").first().textContent()).length > 4, "no reason");
});

await check("the head rules, after being asked once more; the handover is bound", async () => {
  await head.page.goto(handover);
  await state(head.page, "ruling");
  await open(head.page, "bind");
  await pick(head.page, "act-bind-to_person", receiver);
  await head.page.fill("#act-bind-reason", "属其职责");
  await send(head.page);
  await head.page.waitForFunction(() => document.activeElement?.matches(".ant-modal .ant-btn-dangerous"));
  await head.page.keyboard.press("Enter");
  await state(head.page, "bound");
});

await check("two people at once: the second sees what changed and keeps the typed text", async () => {
  await agent.page.goto(address);
  await second.page.goto(address);
  await agent.page.locator(".action-bar").waitFor();
  await second.page.locator(".action-bar").waitFor();
  await open(agent.page, "chase");
  await form(agent.page, "chase").getByRole("radio", { name: "员工" }).check();
  await agent.page.fill("#act-chase-text", `我的催办 ${stamp}`);
  await open(second.page, "chase");
  await form(second.page, "chase").getByRole("radio", { name: "客户" }).check();
  await second.page.fill("#act-chase-text", `先来的催办 ${stamp}`);
  await send(second.page);
  await sees(second.page, ".timeline", `先来的催办 ${stamp}`);
  const button = agent.page.getByRole("button", { name: /载入最新/ });
  if (!(await button.isVisible())) await tries(agent.page.locator("[data-testid=send]"));
  await button.click();
  await button.waitFor({ state: "detached" });
  assert((await agent.page.inputValue("#act-chase-text")) === `我的催办 ${stamp}`, "the typed text was lost");
  await agent.page.locator("[data-testid=send]:not([disabled])").waitFor();
  await send(agent.page);
  await sees(agent.page, ".timeline", `我的催办 ${stamp}`);
});

await check(
  "the bound owner answers; the request is closed and the agent's page shows it by itself",
  async () => {
    await agent.page.goto(address);
    await state(agent.page, "accepted");
    await second.page.goto(address);
    await open(second.page, "answer");
    await second.page.fill("#act-answer-text", "账单无误，已电话说明");
    await form(second.page, "answer").getByRole("radio", { name: "已解决" }).check();
    await pick(second.page, "act-answer-means", "电话");
    await send(second.page);
    await state(second.page, "closed");
    await state(agent.page, "closed");
  },
);

await check("the customer calls again: the agent reopens it", async () => {
  await open(agent.page, "reopen");
  await form(agent.page, "reopen").getByRole("radio", { name: "客户再次来电" }).check();
  await agent.page.fill("#act-reopen-reason", "还是不明白");
  await send(agent.page);
  await state(agent.page, "in_handling");
  await closed(agent.page);
  await accessible(agent.page);
});

await check("the number typed into the search opens the record", async () => {
  await agent.page.goto("/queue");
  await agent.page.locator("[data-testid=count]").waitFor();
  await agent.page.keyboard.press("/");
  await agent.page.keyboard.type(number);
  await agent.page.keyboard.press("Enter");
  await agent.page.waitForURL(address);
});

await check("j moves, x marks, the bulk bar acts on what was marked, row by row", async () => {
  const { page } = agent;
  await page.goto("/queue");
  await page.locator("tr[data-row]").first().waitFor();
  await page.locator("main h1").click();
  for (const key of ["j", "x", "j", "x"]) await page.keyboard.press(key);
  await sees(page, ".bulk-bar", "2");
  await accessible(page);
  await page.locator(".bulk-bar button", { hasText: "备注" }).click();
  await page.fill("#bulk-text", `批量备注 ${stamp}`);
  await page.locator(".ant-drawer-footer .ant-btn-primary").click();
  await page.locator(".bulk-results li").first().waitFor();
  assert((await page.locator(".bulk-results .bulk-ok").count()) === 2, "not both rows were done");
  await page.locator(".ant-modal-footer button").click();
});

await check("filters stand in the address", async () => {
  const { page } = agent;
  await page.goto("/queue");
  await page.getByRole("button", { name: "我的首问事项" }).click();
  await page.waitForURL(/first=me/);
  await page.reload();
  await page.locator('button[aria-pressed="true"]', { hasText: "我的首问事项" }).waitFor();
});

faults.push(...(await logs({ at, browser, check, people, number, reason: "回拨客户" })));

await archive({ check, page: head.page });

faults.push(...(await dispatch({ at, browser, check, people, meta, channel })));

const SCREENS = [
  "/queue",
  "/dispatch",
  "/queue?kind=handover",
  "/intake",
  "/customers",
  "/channels",
  "/policy",
  "/org",
  "/me/notices",
  "/me/delegations",
  "/me/tokens",
  "/me/password",
  "/nowhere",
];
// The mock draws the same screens with less on them: there the service's run is enough, unless THEMES asks for them.
const themes = process.env.THEMES?.split(",") ?? (at.mock ? [] : ["light", "dark"]);
for (const theme of themes) {
  for (const path of SCREENS) {
    await check(`${path} is accessible (${theme})`, async () => {
      const { page } = head;
      await page.evaluate((mode) => localStorage.setItem("shouwen.theme", mode), theme);
      await page.goto(path);
      await page.locator("h1").first().waitFor();
      await accessible(page);
    });
  }
  await check(`the record is accessible (${theme})`, async () => {
    await head.page.goto(address);
    await state(head.page, "in_handling");
    await accessible(head.page);
  });
  await check(`the customer page is accessible (${theme})`, async () => {
    await head.page.goto("/customers");
    const first = head.page.locator("main tbody a").first();
    await first.waitFor();
    await first.click();
    await head.page.waitForURL(/customers\/\w{13}/);
    await accessible(head.page);
  });
}

await check("the language switches for the server's words and the screen's own", async () => {
  const { page } = agent;
  await page.goto(address);
  await state(page, "in_handling");
  await page.getByRole("button", { name: "English" }).click();
  await sees(page, ".state-here", "In handling");
  await sees(page, "h2", "Timeline");
  assert((await page.getAttribute("html", "lang")) === "en", "lang is not en");
  await page.getByRole("button", { name: "中文" }).click();
});

await check("on a phone the queue is a list of cards and the navigation a drawer", async () => {
  const { page } = second;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/queue?open=all");
  await page.locator(".row-card").first().waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  assert(!wide, "the page scrolls sideways");
  await page.getByRole("button", { name: "菜单" }).click();
  await page.locator(".nav a").first().waitFor({ state: "visible" });
  await accessible(page);
});

await check("signing out ends the session and takes the drafts along", async () => {
  const { page } = agent;
  await page.goto("/queue");
  await page.locator(".person-button").click();
  await page.getByRole("button", { name: "退出登录" }).click();
  await page.waitForURL(/sign-in/);
  const drafts = await page.evaluate(() =>
    Object.keys(sessionStorage).filter((key) => key.startsWith("shouwen.draft")),
  );
  assert(drafts.length === 0, `drafts kept: ${drafts}`);
  await page.goto("/queue");
  await page.waitForURL(/sign-in/);
});

for (const one of Object.values(people)) faults.push(...one.faults);
await check("no script error and nothing refused by the content security policy", async () => {
  assert(faults.length === 0, [...new Set(faults)].join("\n"));
});

await browser.close();
at.close();
console.log(`${me.company?.name ?? ""} ${number}`);
tell();
process.exit(score.failed === 0 ? 0 : 1);
