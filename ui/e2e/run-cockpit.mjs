// One emergency from the key to the end of the danger, by two hands: with the keyboard alone, then with the mouse alone
// (what has to be written is written). The dispatcher enters what the crew says by radio. BASE_URL,
// SHOUWEN_ACCOUNTS={"agent":…,"dispatcher":…,"head":…}, SHOUWEN_TOKEN. The last line is "N passed, N failed".
import { openBrowser } from "./browser.mjs";
import { accessible, assert, sees, story } from "./checks.mjs";
import * as five from "./five.mjs";

const url = process.env.BASE_URL?.replace(/\/$/, "");
if (!url) throw new Error("BASE_URL is needed: there is no mock");
const accounts = JSON.parse(process.env.SHOUWEN_ACCOUNTS ?? "{}");
const browser = await openBrowser();
const { check, state: score, tell } = story(browser);
const clock = five.clockOf(url, process.env.SHOUWEN_TOKEN);
// By day, when gas may be given back to a household.
await clock.moveOn(five.firstDay(await clock.now()), "10:00");

const agent = await five.employee(browser, url, "agent", accounts.agent);
const desk = await five.employee(browser, url, "dispatcher", accounts.dispatcher);
const head = await five.employee(browser, url, "head", accounts.head);

/** Nothing but keys: Tab to where it is, Enter or the keys of the form. */
function keyboard({ page }) {
  const keys = page.keyboard;
  const at = (selector) =>
    page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
  async function reach(selector, back = false) {
    await page.locator(selector).first().waitFor();
    for (let n = 0; n < 150; n++) {
      if (await at(selector)) return;
      await keys.press(back ? "Shift+Tab" : "Tab");
    }
    throw new Error(`no way by Tab to ${selector}`);
  }
  return {
    name: "keyboard",
    press: async (selector) => {
      await reach(selector);
      await keys.press("Enter");
    },
    write: async (selector, text) => {
      await reach(selector);
      await keys.press("Control+A");
      await keys.type(text);
    },
    tick: async (selector) => {
      await reach(selector);
      await keys.press("Space");
    },
    choose: async (selector, text) => {
      await reach(selector);
      await keys.type(text);
      await page.locator(".ant-select-item-option-active", { hasText: text }).waitFor();
      await keys.press("Enter");
    },
    alarm: () => keys.press("F9"),
    send: () => keys.press("Control+Enter"),
    // The next line has the focus by itself.
    said: () => keys.press("Enter"),
  };
}

/** Nothing but presses; keys only for the letters of what is written. */
function mouse({ page }) {
  const press = (selector) => page.locator(selector).first().click();
  return {
    name: "mouse",
    press,
    write: async (selector, text) => {
      await press(selector);
      await page.keyboard.type(text);
    },
    tick: press,
    choose: async (selector, text) => {
      await press(selector);
      await page.locator(".ant-select-item-option", { hasText: text }).first().click();
    },
    alarm: () => press("[data-testid=emergency]"),
    send: () => press("[data-testid=emergency-send], [data-testid=send]"),
    said: () => press(".script-lines button"),
  };
}

/** An action at the page of the record, from the bar or from the menu. */
async function act(who, hand, action, fill = async () => {}) {
  const { page } = who;
  await page.locator(".action-bar > *").first().waitFor();
  const direct = `.action-bar > button[data-action="${action}"]`;
  if (await page.locator(direct).count()) await hand.press(direct);
  else {
    await hand.press(".action-bar > button:last-child");
    await hand.press(`.action-list button[data-action="${action}"]`);
  }
  const form = `[data-form="${action}"]`;
  await page.locator(form).waitFor();
  await page.waitForFunction(() => document.activeElement?.closest(".ant-drawer"));
  await fill(form);
  await hand.send();
  await page.locator(".action-drawer .ant-drawer-body").waitFor({ state: "detached" });
}

const state = (page, code) => page.locator(`[data-state="${code}"][aria-current="step"]`).waitFor();

for (const [n, by] of [keyboard, mouse].entries()) {
  const road = `凤凰路${n + 1}${String(Date.now()).slice(-3)}号`;
  const number = `1390000${n}046`;
  let id = "";

  await check(`${by.name}: the key from any screen, a place, a number, and the crew is called`, async () => {
    const { page } = agent;
    const hand = by(agent);
    await agent.go("/queue");
    await hand.alarm();
    await page.locator("[data-testid=emergency-send]").waitFor();
    await page.waitForFunction(() => document.activeElement?.closest(".ant-drawer"));
    await hand.write("#emergency-address-road", road);
    await hand.write("#emergency-contact", number);
    await hand.send();
    await page.waitForURL(/\/records\//);
    await page.locator("[data-testid=emergency-send]").waitFor({ state: "detached" });
    id = page.url().split("/").pop().split("?")[0];
    // EMG-03: what everybody asks first stands at the top.
    await sees(page, "[data-testid=where]", road);
    await sees(page, "[data-testid=where]", number);
  });

  // EMG-02
  await check(`${by.name}: the script is said line by line`, async () => {
    const { page } = agent;
    const hand = by(agent);
    const left = () => page.locator(".script-lines button").count();
    await page.waitForFunction(() => document.activeElement?.closest(".script-lines"));
    for (let open = await left(); open > 0; open -= 1) {
      await hand.said();
      await page.waitForFunction(
        (many) =>
          document.querySelectorAll(".script-lines button").length < many &&
          !document.querySelector(".script-lines button:disabled") &&
          (many === 1 || document.activeElement?.closest(".script-lines")),
        open,
      );
    }
    await accessible(page);
  });

  // EMG-05: any step on the crew's word.
  await check(
    `${by.name}: the dispatcher enters what the crew says, up to the repair with its test`,
    async () => {
      const { page } = desk;
      const hand = by(desk);
      await desk.go(`/records/${id}`);
      await sees(page, "[data-testid=where]", road);
      await act(desk, hand, "send_crew", (form) => hand.choose(`${form} input[role=combobox]`, "韦强"));
      await act(desk, hand, "depart", (form) => hand.tick(`${form} input[type=checkbox]`));
      await act(desk, hand, "arrive");
      await act(desk, hand, "control", (form) => hand.write(`${form} textarea`, "关表前阀，浓度 0"));
      await state(page, "controlled");
      await act(desk, hand, "repair", async (form) => {
        await hand.write(`${form} textarea`, "灶具软管老化，已更换");
        await hand.press(`${form} fieldset button`);
        await hand.choose(`${form} [id$=-test]`, "检漏");
        await hand.write(`${form} [id$=-value]`, "0");
        await hand.write(`${form} [id$=-instrument]`, "DET-101");
      });
      await state(page, "repaired");
    },
  );

  // EMG-10, EMG-11
  await check(`${by.name}: gas is given back, and the head stands it down`, async () => {
    const hand = by(desk);
    await act(desk, hand, "restore", async (form) => {
      await hand.write(`${form} textarea`, "户内恢复");
      await hand.tick(`${form} [id$=-present]`);
      await hand.tick(`${form} [id$=-leak_free]`);
    });
    await state(desk.page, "restored");
    await accessible(desk.page);
    await head.go(`/records/${id}`);
    await act(head, by(head), "stand_down", (form) => by(head).tick(`${form} [id$=-informed]`));
    await state(head.page, "stood_down");
  });
}

await check("no script error and nothing refused by the content security policy", async () => {
  const faults = [agent, desk, head].flatMap((who) => who.faults);
  assert(faults.length === 0, faults.join("\n"));
});

await browser.close();
tell();
process.exitCode = score.failed > 0 ? 1 : 0;
