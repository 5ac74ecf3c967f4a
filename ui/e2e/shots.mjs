// Pictures of every screen in sizes, themes and languages: `SHOTS=folder node e2e/shots.mjs [word…]`.
import { mkdirSync } from "node:fs";
import { newPage, openBrowser, signIn, target } from "./browser.mjs";

const OUT = process.env.SHOTS ?? "e2e/shots";
const only = process.argv.slice(2);
mkdirSync(OUT, { recursive: true });

const SIZES = {
  laptop: { width: 1366, height: 768 },
  desk: { width: 1920, height: 1080 },
  phone: { width: 390, height: 844 },
};
const LOOKS = [
  ["laptop", "light", "zh"],
  ["laptop", "dark", "zh"],
  ["laptop", "light", "en"],
  ["desk", "light", "zh"],
  ["desk", "dark", "en"],
  ["phone", "light", "zh"],
  ["phone", "dark", "en"],
];

const rowId = (page, query) =>
  page.evaluate(async (q) => (await (await fetch(`/api/records?${q}`)).json()).items[0]?.id, query);

const wanted = (screens) =>
  Object.entries(screens).filter(([name]) => !only.length || only.some((word) => name.includes(word)));

const SCREENS = {
  queue: async (page) => page.goto("/queue"),
  "queue-bulk": async (page) => {
    await page.goto("/queue");
    for (const n of [1, 2]) await page.locator("tbody input[type=checkbox]").nth(n).check();
  },
  "queue-handovers": async (page) => page.goto("/queue?kind=handover"),
  "queue-empty": async (page) => page.goto("/queue?priority=P0&channel=letter&state=closed"),
  dispatch: async (page) => {
    await page.goto("/dispatch");
    await page.locator("[data-order], .empty").first().waitFor();
  },
  "dispatch-people": async (page) => page.goto("/dispatch?show=people"),
  "dispatch-order": async (page) => {
    await page.goto("/dispatch");
    await page.locator("[data-order]").first().click();
    await page.locator("[data-target]").first().click();
    await page.locator("[data-testid=give]").waitFor();
  },
  "dispatch-unfit": async (page) => {
    await page.goto("/dispatch");
    await page.locator("[data-order]").first().click();
    await page.locator(".candidate-unfit").first().click();
  },
  "order-reassign": async (page) => {
    await page.goto(`/records/${await rowId(page, "kind=order&state=dispatched&limit=1")}?act=reassign`);
    await page.locator("#act-reassign-person").click();
    await page.locator(".crew-option").first().waitFor();
  },
  record: async (page) =>
    page.goto(`/records/${await rowId(page, "kind=request&state=in_handling&limit=1")}`),
  incident: async (page) => {
    await page.goto(`/records/${await rowId(page, "kind=incident&limit=1")}`);
    await page.locator(".script-lines").waitFor();
  },
  "emergency-key": async (page) => {
    await page.goto("/intake");
    await page.fill("#intake-content", "厨房漏气了，有嘶嘶声");
    await page.fill("#intake-contact", "13900002046");
    await page.locator(".proposal-urgent").waitFor();
    await page.keyboard.press("F9");
    await page.locator("[data-testid=emergency-send]").waitFor();
  },
  "record-explain": async (page) => {
    await page.goto(`/records/${await rowId(page, "kind=request&state=accepted&limit=1")}`);
    await page.locator(".clock-chip").last().click();
    await page.locator(".steps").waitFor();
  },
  "record-more": async (page) => {
    await page.goto(`/records/${await rowId(page, "kind=request&state=accepted&limit=1")}`);
    await page.getByRole("button", { name: /更多操作|More actions/ }).click();
  },
  "record-form": async (page) => {
    await page.goto(`/records/${await rowId(page, "kind=request&state=accepted&limit=1")}?act=answer`);
    await page.locator("[data-testid=send]").click();
    await page.locator(".field-error").first().waitFor();
  },
  "record-handover": async (page) =>
    page.goto(`/records/${await rowId(page, "kind=request&state=accepted&limit=1")}?act=hand_over`),
  "read-back": async (page) => {
    await page.goto(`/records/${await rowId(page, "kind=request&state=draft&limit=1")}?act=confirm`);
    await page.locator("[data-testid=read-back-confirm]").waitFor();
  },
  reveal: async (page) => {
    await page.goto(`/records/${await rowId(page, "kind=request&state=accepted&limit=1")}`);
    await page.locator("[data-field=contact] button").click();
  },
  intake: async (page) => {
    await page.goto("/intake");
    await page.fill("#intake-content", "厨房有煤气味");
    await page.fill("#intake-contact", "13900002046");
    await page.locator(".pick-list button").first().waitFor();
  },
  customers: async (page) => page.goto("/customers"),
  customer: async (page) => {
    await page.goto("/customers");
    await page.locator("main tbody a, main .row-card a").first().click();
    await page.waitForURL(/customers\/\w{13}/);
  },
  channels: async (page) => page.goto("/channels"),
  policy: async (page) => page.goto("/policy"),
  org: async (page) => page.goto("/org"),
  notices: async (page) => page.goto("/me/notices"),
  "notices-unread": async (page) => page.goto("/me/notices?show=unread"),
  tokens: async (page) => page.goto("/me/tokens"),
  delegations: async (page) => page.goto("/me/delegations"),
  password: async (page) => page.goto("/me/password"),
  "not-found": async (page) => page.goto("/nowhere"),
  person: async (page) => {
    await page.goto("/queue");
    await page.locator(".person-button").click();
  },
};

/** What only an auditor sees. */
const AUDIT = {
  audit: async (page) => page.goto("/audit"),
  "audit-reveal": async (page) => page.goto("/audit?what=reveal"),
  "audit-none": async (page) => page.goto("/audit?number=LJ-NONE-1"),
  "audit-gates": async (page) => page.goto("/audit?part=gates"),
};

/** What a technician sees: the orders at hand, the first of them that offers a step. */
const step = (action) => async (page) => {
  await page.goto("/field");
  await page.locator("[data-order]").first().waitFor();
  await page.locator(`[data-next=${action}]`).first().click();
  await page.locator(`[data-form=${action}]`).waitFor();
};
const FIELD = {
  field: async (page) => page.goto("/field"),
  "field-order": async (page) => {
    await page.goto("/field");
    await page.locator(".field-card-link").first().click();
    await page.locator("[data-testid=sheet]").waitFor();
  },
  "field-more": async (page) => {
    await page.goto("/field");
    await page.locator(".field-card-link").first().click();
    await page.locator("[data-testid=more]").click();
  },
  "field-ready": step("get_ready"),
  "field-confirm": step("confirm_window"),
  "field-at-once": step("depart_at_once"),
};

const at = await target();
const browser = await openBrowser();
for (const [size, theme, language] of LOOKS) {
  if (process.env.LOOK && `${size}-${theme}-${language}` !== process.env.LOOK) continue;
  const { context, page, faults } = await newPage(browser, at.url, {
    language,
    theme,
    viewport: SIZES[size],
  });
  const shot = (name) => page.screenshot({ path: `${OUT}/${name}-${size}-${theme}-${language}.png` });
  await page.goto("/sign-in");
  await page.locator("form").waitFor();
  await shot("sign-in");
  await signIn(page, at.accounts.head ?? at.accounts.agent);
  await all(SCREENS);
  if (at.accounts.auditor && wanted(AUDIT).length > 0) {
    await context.clearCookies();
    await signIn(page, at.accounts.auditor);
    await all(AUDIT);
  }
  if (at.accounts.tech && wanted(FIELD).length > 0) {
    await context.clearCookies();
    await signIn(page, at.accounts.tech);
    await all(FIELD);
  }
  async function all(screens) {
    for (const [name, go] of wanted(screens)) {
      if (size === "phone" && name === "queue-bulk") continue;
      try {
        await go(page);
        await page.waitForTimeout(700);
        await shot(name);
      } catch (error) {
        console.log(`${name} ${size} ${theme} ${language}: ${error.message.split("\n")[0]}`);
        await shot(`${name}-failed`);
      }
    }
  }
  for (const fault of new Set(faults)) console.log(`${size} ${theme} ${language}: ${fault}`);
  await context.close();
}
await browser.close();
at.close();
