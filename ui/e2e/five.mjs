// What the story of five people has at hand: desks, telephones, and a clock that is moved on.
import { newPage, signIn } from "./browser.mjs";
import { assert, accessible as axe } from "./checks.mjs";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SHANGHAI = 8 * HOUR;

/** The first of three working days that follow each other, from tomorrow on; the days count from 1970. */
export function firstDay(now) {
  let day = Math.floor((now + SHANGHAI) / DAY) + 1;
  // 1970-01-01 was a Thursday: Monday to Wednesday are 1 to 3.
  while (![1, 2, 3].includes((day + 4) % 7)) day += 1;
  return day;
}

export const dateOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** The clock of the server: every answer of the interface carries its time, and a demonstration's may be moved on. */
export function clockOf(url, token) {
  return {
    async now() {
      const answer = await fetch(`${url}/api/portal`);
      return Date.parse(answer.headers.get("date"));
    },
    async moveOn(day, time) {
      const answer = await fetch(`${url}/api/demo/clock`, {
        method: "POST",
        headers: {
          Authorization: `Bearer ${token}`,
          "Content-Type": "application/json",
          "Idempotency-Key": crypto.randomUUID(),
        },
        body: JSON.stringify({ to: `${dateOf(day)}T${time}:00+08:00` }),
      });
      assert(answer.ok, `the clock does not move: ${answer.status} ${await answer.text()}`);
    },
  };
}

const DESK = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };
const pictures = {};

/** A person with a browser of their own: `look` checks and keeps what is on show. */
async function person(browser, url, name, viewport) {
  const opened = await newPage(browser, url, {
    viewport,
    language: process.env.LANGUAGE ?? "zh",
    theme: process.env.THEME ?? "light",
  });
  const { page } = opened;
  async function look() {
    await axe(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert(viewport !== PHONE || wide <= 0, `${page.url()} is ${wide}px wider than the phone`);
    if (!process.env.SHOTS) return;
    pictures[name] = (pictures[name] ?? 0) + 1;
    const number = String(pictures[name]).padStart(2, "0");
    await page.screenshot({ path: `${process.env.SHOTS}/five-${name}-${number}.png` });
  }
  return { ...opened, name, look };
}

/** Somebody of the company; signs in where the session has ended meanwhile. */
export async function employee(browser, url, name, account, { phone = false } = {}) {
  if (!account) throw new Error(`SHOUWEN_ACCOUNTS has no "${name}"`);
  const one = await person(browser, url, name, phone ? PHONE : DESK);
  const { page } = one;
  async function go(path) {
    await page.goto(path);
    await page.locator("#login, main h1").first().waitFor();
    if (await page.locator("#login").isVisible()) {
      await signIn(page, account);
      await page.goto(path);
      await page.locator("main h1").first().waitFor();
    }
  }
  const record = (id) => page.evaluate(async (of) => (await fetch(`/api/records/${of}`)).json(), id);
  return { ...one, go, record };
}

/** A customer with a number that nobody has used here before. */
export async function customer(browser, url) {
  const number = `1370${String(Date.now()).slice(-7)}`;
  const one = await person(browser, url, "customer", PHONE);
  const { page } = one;
  async function go(path) {
    await page.goto(path);
    await page.locator("#portal-phone, main h1").first().waitFor();
    if (!(await page.locator("#portal-phone").isVisible())) return;
    await page.goto("/portal/LJ");
    await page.fill("#portal-phone", number);
    await page.click("button[type=submit]");
    await page.locator("#portal-code").waitFor();
    const shown = await page.locator(".portal-shown").textContent();
    await page.fill("#portal-code", shown.match(/\d{6}/)?.[0] ?? "");
    await page.click("button[type=submit]");
    await page.locator(".portal-primary").waitFor();
    if (path !== "/portal") await page.goto(path);
  }
  /** Opens what is offered, lets it be filled, and sends it. */
  async function act(words, fill = async () => {}) {
    await page.locator(".portal-buttons button", { hasText: words }).first().click();
    await page.locator(".portal-act").waitFor();
    await fill(page.locator(".portal-act"));
    await page.locator(".portal-act .ant-btn-primary").click();
    await page.locator(".portal-done").waitFor();
  }
  return { ...one, go, act, number };
}

/** What an employee does at the page of a record: an action wherever it stands, in the bar or in the menu. */
export function record(page) {
  const closed = () => page.locator(".action-drawer .ant-drawer-body").waitFor({ state: "detached" });
  const form = (action) => page.locator(`[data-form="${action}"]`);
  async function open(action) {
    await page.locator(".action-bar > *").first().waitFor();
    const direct = page.locator(`.action-bar > [data-action="${action}"]`);
    if (await direct.count()) return direct.click();
    await page.locator(".action-bar > button").last().click();
    await page.locator(`.action-list [data-action="${action}"]`).click();
  }
  async function act(action, fill = async () => {}) {
    await open(action);
    await form(action).waitFor();
    await fill(form(action));
    await page.locator("[data-testid=send]").click();
    await closed();
  }
  async function pick(id, text) {
    await page.locator(`#${id}`).click();
    await page.locator(`#${id}`).pressSequentially(text);
    await page.locator(".ant-select-item-option", { hasText: text }).first().click();
  }
  const state = (code) => page.locator(`[data-state="${code}"][aria-current="step"]`).waitFor();
  return { act, closed, form, open, pick, state };
}

/** What a technician does at the page of an order, with a thumb. */
export function order(page) {
  const next = (action) => page.locator(`[data-testid=next][data-action="${action}"]`);
  const form = (action) => page.locator(`[data-form="${action}"]`);
  const send = () => page.locator("[data-testid=send]").click();
  const closed = () => page.locator(".field-sheet .ant-drawer-body").waitFor({ state: "detached" });
  const stage = (code, status) => page.locator(`[data-stage="${code}"][data-status="${status}"]`).waitFor();
  async function sent(action, fill) {
    await form(action).waitFor();
    await fill(form(action));
    await send();
    await closed();
  }
  async function act(action, fill = async () => {}) {
    await next(action).click();
    await sent(action, fill);
  }
  async function other(action, fill = async () => {}) {
    await page.locator("[data-testid=more]").click();
    await page.locator(`.field-more [data-action="${action}"]`).click();
    await sent(action, fill);
  }
  // No hand writes twice alike, and the same picture does not sign twice: every signature is a little higher.
  let signed = 0;
  async function scribble() {
    const up = 0.015 * signed++;
    const pad = page.locator("[data-testid=sign-canvas]");
    await pad.scrollIntoViewIfNeeded();
    const { x, y, width } = await pad.boundingBox();
    await page.mouse.move(x + 0.2 * width, y + (0.2 - up) * width);
    await page.mouse.down();
    for (const [right, down] of [
      [0.4, 0.3],
      [0.3, 0.1],
      [0.6, 0.25],
    ])
      await page.mouse.move(x + right * width, y + (down - up) * width, { steps: 4 });
    await page.mouse.up();
  }
  return { act, closed, form, next, other, scribble, send, stage };
}
