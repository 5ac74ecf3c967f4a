// The dispatch workplace, told by the head who dispatches and a second dispatcher who is faster once; on the mock and on a
// real server alike: the orders are made through the interface, and given to whom the server says may have them.
import { newPage, signIn } from "./browser.mjs";
import { accessible, assert, sees, tries } from "./checks.mjs";

/** Makes an accepted request with an order; runs inside the page, signed in. */
async function makeOrder([type, channel, content, unit]) {
  const { csrf } = await (await fetch("/api/session")).json();
  const post = async (path, body, version) => {
    const answer = await fetch(path, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "X-CSRF-Token": csrf,
        "Idempotency-Key": crypto.randomUUID(),
        ...(version === undefined ? {} : { "If-Match": `"${version}"` }),
      },
      body: JSON.stringify(body),
    });
    const said = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${said.zh}`);
    return said;
  };
  const made = await post("/api/requests", {
    channel,
    type,
    content,
    name: "李桂兰",
    contact: "13900002046",
    // No rule sends crews there: the order waits for a dispatcher.
    address: { district: "雁山区", road: "滨江路88号", building: "3", room: "501" },
    occurred_at: new Date(Date.now() - 60_000).toISOString(),
    wanted: "明天上午",
    special: "无",
    background: "无",
  });
  const request = `/api/requests/${made.record.id}`;
  const read = await post(`${request}/confirm`, { result: "confirmed" }, made.record.version);
  const page = await post(`${request}/create_order`, { content, unit }, read.record.version);
  const order = page.links.map((link) => link.record).find((one) => one.kind === "order" && !one.owner);
  return { id: order.id, number: order.number };
}

/** Two who may take such an order: people of one team where there are any, else two teams, whose leaders name somebody. */
async function takersFor([order]) {
  const get = async (path) => (await fetch(path)).json();
  const units = (await get("/api/units")).items;
  const teams = [];
  for (const unit of units.filter((one) => !units.some((below) => below.parent === one.id))) {
    const { items = [] } = await get(`/api/orders/${order}/candidates?unit=${unit.id}`);
    const fits = items.filter((one) => one.fits).map((one) => one.person);
    const people = items.map((one) => one.person.name);
    if (fits.length >= 2) {
      const takers = fits.map((one) => ({ kind: "person", body: { person: one.id }, ...one }));
      return { unit: unit.id, people, takers };
    }
    if (people.length > 0) {
      teams.push({
        unit,
        people,
        taker: { kind: "unit", body: { unit: unit.id }, id: unit.id, name: unit.name },
      });
    }
  }
  const [a, b] = teams;
  return b ? { unit: a.unit.id, people: a.people, takers: [a.taker, b.taker] } : null;
}

/** Gives an order away behind the back of the page. */
async function giveByHand([id, action, body]) {
  const { csrf } = await (await fetch("/api/session")).json();
  const page = await (await fetch(`/api/records/${id}`)).json();
  const answer = await fetch(`/api/orders/${id}/${action}`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "X-CSRF-Token": csrf,
      "Idempotency-Key": crypto.randomUUID(),
      "If-Match": `"${page.record.version}"`,
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error((await answer.json()).zh);
}

export async function dispatch({ at, browser, check, people, meta, channel }) {
  const { page, account } = people.head;
  const stamp = String(Date.now()).slice(-5);
  const make = (type, n, unit) =>
    page.evaluate(makeOrder, [type, channel.code, `入户检查 ${stamp}${n}`, unit]);
  const record = (id) => page.evaluate(async (one) => (await fetch(`/api/records/${one}`)).json(), id);
  const holds = async (id, taker) =>
    (await record(id)).record[taker.kind === "person" ? "owner" : "unit"]?.id === taker.id;
  const key = (taker) => `[data-target="${taker.kind}:${taker.id}"]`;
  const target = (taker) => page.locator(key(taker));
  /** Finds somebody, at another unit if need be. */
  async function reach(taker) {
    await page.locator("[data-target]").first().waitFor();
    if (!(await target(taker).isVisible())) {
      await page.locator("#dispatch-crew").click();
      await page.locator("#dispatch-crew").pressSequentially(taker.name);
      await page.locator(".ant-select-item-option", { hasText: taker.name }).last().click();
    }
    await target(taker).click();
  }
  const choose = async (order) => {
    await page.locator(`[data-order="${order.id}"]`).focus();
    await page.keyboard.press("Enter");
    await target(order.takers[0]).waitFor();
  };
  let first;
  let second;

  // DSP-08
  await check("the workplace of dispatch stands in the navigation and lists what waits", async () => {
    await page.goto("/queue");
    const types = meta.types.filter((one) => /^(repair|installation)\b/.test(one.code));
    let found = null;
    for (const { code } of types.slice(0, 4)) {
      const tried = await make(code, 0).catch(() => null);
      const crew = tried && (await page.evaluate(takersFor, [tried.id]));
      if (crew && (!found || crew.takers[0].kind === "person")) found = { code, crew };
      if (found?.crew.takers[0].kind === "person") break;
    }
    assert(found, "nobody may take an order");
    first = { ...(await make(found.code, 1, found.crew.unit)), ...found.crew };
    second = { ...(await make(found.code, 2, found.crew.unit)), ...found.crew };
    await page.locator(".nav a[href='/dispatch']").click();
    const row = page.locator(`[data-order="${first.id}"]`);
    await row.waitFor();
    await sees(page, `[data-order="${first.id}"]`, "雁山区").catch((error) => {
      // The mock gives its orders districts of its own.
      if (!at.mock) throw error;
    });
    await accessible(page);
  });

  // DSP-03
  await check(
    "an order shows who may go, in rank, by keyboard; who may not says why and by which clause",
    async () => {
      await choose(first);
      await page.locator("[data-target]:focus").waitFor();
      const listed = await page.locator("[data-target^='person:']").count();
      assert(listed === first.people.length, "not everybody is listed");
      for (const unfit of await page.locator(".candidate-unfit").all()) {
        assert((await unfit.locator(".objection .clause").count()) > 0, "a reason without a clause");
      }
      for (const fit of await page.locator("[data-target^='person:']:not(.candidate-unfit)").all()) {
        assert((await fit.locator(".candidate-why").textContent()) !== "", "offered without a word why");
      }
      await page.keyboard.press("End");
      await page.locator("[data-target]:focus").waitFor();
      await page.keyboard.press("Home");
      await page.locator("[data-target]").first().and(page.locator(":focus")).waitFor();
      await accessible(page);
    },
  );

  await check("Enter asks once more, Escape goes back, Enter twice dispatches", async () => {
    await target(first.takers[0]).focus();
    await page.keyboard.press("Enter");
    await page.locator("[data-testid=give]:focus").waitFor();
    await accessible(page);
    await page.keyboard.press("Escape");
    await page.locator("[data-testid=give]").waitFor({ state: "detached" });
    await page.locator(`${key(first.takers[0])}:focus`).waitFor();
    await page.keyboard.press("Enter");
    await page.locator("[data-testid=give]:focus").waitFor();
    await page.keyboard.press("Enter");
    await sees(page, ".dispatch-last", first.number);
    assert(await holds(first.id, first.takers[0]), "the order went to somebody else");
  });

  await check("what was given can be given to another, with a reason", async () => {
    await page.locator("[data-testid=undo]").click();
    await page.waitForURL(new RegExp(first.id));
    await reach(first.takers[1]);
    await page.locator("[data-testid=give]").click();
    await page.locator(".give .field-error").waitFor();
    await page.fill("#give-reason", "另有安排");
    await page.keyboard.press("Control+Enter");
    await sees(page, ".dispatch-last", first.takers[1].name);
    assert(await holds(first.id, first.takers[1]), "it was not reassigned");
  });

  await check("another dispatcher was faster: what happened is shown, and how to go on", async () => {
    await page.goto(`/dispatch?order=${second.id}`);
    await target(second.takers[0]).click();
    await page.locator("[data-testid=give]").waitFor();
    const other = await newPage(browser, at.url);
    await signIn(other.page, account);
    await other.page.evaluate(giveByHand, [second.id, "dispatch", second.takers[1].body]);
    await other.context.close();
    const reload = page.getByRole("button", { name: /载入最新/ });
    if (!(await reload.isVisible())) await tries(page.locator("[data-testid=give]"));
    await reload.waitFor();
    await accessible(page);
    await reload.click();
    await reload.waitFor({ state: "detached" });
    await sees(page, ".dispatch-panel-head", "已派单");
    if (second.takers[1].kind === "person") {
      await sees(page, ".dispatch-panel .mark", second.takers[1].name);
      await page.locator("[data-form=reassign]").waitFor();
    }
    assert(await holds(second.id, second.takers[1]), "the second overwrote the first");
  });

  await check("the filters stand in the address, and Escape goes back to the list", async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.locator(".dispatch-panel").waitFor({ state: "detached" });
    const [stage, name] =
      second.takers[1].kind === "person" ? ["acceptance", "待接单"] : ["assignment", "待班组指派"];
    await page.locator(".segments button", { hasText: name }).click();
    await page.waitForURL(new RegExp(`stage=${stage}`));
    await page.locator(`[data-order="${second.id}"]`).waitFor();
    await page.reload();
    await page.locator('.segments button[aria-pressed="true"]', { hasText: name }).waitFor();
  });

  // No form asks for an id: people of an order are picked from those who may go, orders by number.
  await check("the form of the record offers the same people, and other orders by their number", async () => {
    await page.goto(`/records/${second.id}?act=reassign`);
    await page.locator("#act-reassign-person").click();
    await page.locator(".crew-option").first().waitFor();
    const [name] = second.people;
    await page.locator("#act-reassign-person").pressSequentially(name);
    await page.locator(".ant-select-item-option", { hasText: name }).first().waitFor();
    await page.keyboard.press("Enter");
    await sees(page, ".ant-drawer-body .ant-select", name);
    await page.goto(`/records/${second.id}?act=merge`);
    await page.locator("#act-merge-into").click();
    await page.locator("#act-merge-into").pressSequentially(first.number);
    await page.locator(".ant-select-item-option", { hasText: first.number }).first().click();
    await sees(page, ".ant-drawer-body .ant-select", first.number);
  });

  await check("on a phone the workplace is cards, one thing at a time", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    try {
      await page.goto("/dispatch");
      await page.locator(`[data-order="${second.id}"]`).click();
      await page.locator("[data-target]").first().waitFor();
      assert(!(await page.locator(".dispatch-list").isVisible()), "the list is still on show");
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      assert(!wide, "the page scrolls sideways");
      await accessible(page);
      await page.locator(".dispatch-back").click();
      await page.locator(".dispatch-tab-people").click();
      await page.locator(".crew-card, .dispatch-people .empty").first().waitFor();
      await accessible(page);
    } finally {
      await page.setViewportSize({ width: 1366, height: 768 });
    }
  });
  return [];
}
