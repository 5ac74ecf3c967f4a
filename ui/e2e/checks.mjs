// Counting of checks and the accessibility check, shared by the parts of the run.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** How many times slower the processor of every page is: `SLOW=6` finds steps that only a quick machine passes. */
export const SLOW = Number(process.env.SLOW ?? 1);
/** How long a step waits for what must come, in ms. Only what fails waits that long. */
export const PATIENCE = 20_000 * SLOW;

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A counter of steps that each lean on the one before: the first that fails ends the story. */
export function story(browser) {
  const steps = counter(browser);
  async function check(name, test) {
    if (steps.state.failed === 0) await steps.check(name, test);
    else console.log(`skip  ${name}`);
  }
  return { ...steps, check };
}

/**
 * Counts checks and says how long each took. Of one that fails, every page of the browser is kept as a picture under
 * .cache/browser.
 */
export function counter(browser) {
  const state = { passed: 0, failed: 0 };
  const start = performance.now();
  const took = [];
  const seconds = (since) => (performance.now() - since) / 1000;
  async function pictures() {
    for (const [at, page] of browser
      .contexts()
      .flatMap((one) => one.pages())
      .entries()) {
      const path = `.cache/browser/${process.pid}-${state.failed}-${at}.png`;
      const done = await page.screenshot({ path, timeout: 5000 }).catch(() => null);
      if (done) console.log(`      ${path}  ${page.url().replace(/^\w+:\/\/[^/]+/, "")}`);
    }
  }
  return {
    state,
    /** The last two lines of a run: where the time went, and the score. */
    tell() {
      took.sort(([a], [b]) => b - a);
      const most = took.slice(0, 3).map(([long, name]) => `${long.toFixed(1)} s ${name}`);
      console.log(`${seconds(start).toFixed(1)} s in all; longest: ${most.join("; ")}`);
      console.log(`${state.passed} passed, ${state.failed} failed`);
    },
    async check(name, test) {
      const began = performance.now();
      try {
        await test();
        state.passed += 1;
        took.push([seconds(began), name]);
        console.log(`ok    ${name} (${seconds(began).toFixed(1)} s)`);
      } catch (error) {
        state.failed += 1;
        console.log(`FAIL  ${name}\n      ${String(error.message).split("\n").slice(0, 6).join("\n      ")}`);
        await pictures();
        // The steps of a story lean on each other: while one is mended, what comes after it says nothing.
        if (process.env.FAIL_FAST) process.exit(1);
      }
    },
  };
}

export function assert(condition, message) {
  if (!condition) throw new Error(message);
}

/** Waits until a text is on show. */
export async function sees(page, selector, text, timeout = PATIENCE) {
  await page.locator(selector, { hasText: text }).first().waitFor({ state: "visible", timeout });
}

/** Presses a button that a ping may take away before. */
export const tries = (button) => button.click({ timeout: 2000 }).catch(() => {});

/** Waits until a draft is kept on the device: one with this text in it, or that the test says is the one. */
export async function kept(page, wanted) {
  const test =
    typeof wanted === "string" ? `(_, text) => text.includes(${JSON.stringify(wanted)})` : `${wanted}`;
  await page.waitForFunction(
    `[sessionStorage, localStorage].some((store) => Object.entries(store).some(
      ([key, text]) => key.startsWith("shouwen.draft.") && (${test})(JSON.parse(text), text)))`,
  );
}

/** axe on what is on show now: no violation of WCAG 2.1 A or AA. */
export async function accessible(page) {
  // Evaluated through the debugger, so that the page's own policy stays as strict as it is.
  await page.evaluate(`if (!window.axe) { ${axe} }`);
  // What is still loading is not what people read.
  await page.waitForFunction(
    () => !document.querySelector(".ant-skeleton, .ant-spin-spinning, [aria-busy=true]"),
  );
  // What is just fading in or out has colours of neither state.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        (a) =>
          a.playState !== "running" || a.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY,
      ),
  );
  const violations = await page.evaluate(async () => {
    const result = await window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"],
      resultTypes: ["violations"],
    });
    return result.violations.map(
      (one) =>
        `${one.id}: ${one.nodes
          .slice(0, 3)
          .map((node) => `${node.target.join(" ")} ${node.any[0]?.message ?? ""}`)
          .join(" | ")}`,
    );
  });
  assert(violations.length === 0, violations.join("\n"));
}
