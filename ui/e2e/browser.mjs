// Debian's Chromium through playwright-core, and what every run shares: sign-in, checks, content-security watch.
import { chromium } from "playwright-core";
import { PATIENCE, SLOW } from "./checks.mjs";

export async function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** The server under test: BASE_URL with SHOUWEN_ACCOUNTS, or the mock over dist. */
export async function target() {
  if (process.env.BASE_URL) {
    return {
      url: process.env.BASE_URL.replace(/\/$/, ""),
      accounts: JSON.parse(process.env.SHOUWEN_ACCOUNTS ?? "{}"),
      mock: false,
      close: () => {},
    };
  }
  const { startMock, ACCOUNTS } = await import("./mock.mjs");
  const mock = await startMock();
  return { ...mock, accounts: ACCOUNTS, mock: true };
}

/** A page whose errors and policy violations are collected. */
export async function newPage(
  browser,
  url,
  { language = "zh", theme = "light", viewport = { width: 1366, height: 768 } } = {},
) {
  const context = await browser.newContext({
    viewport,
    locale: language === "zh" ? "zh-CN" : "en-GB",
    // What moves is waited for; what people see is the same.
    reducedMotion: "reduce",
    baseURL: url,
  });
  await context.addInitScript(
    ([lang, mode]) => {
      if (!localStorage.getItem("shouwen.language")) localStorage.setItem("shouwen.language", lang);
      if (!localStorage.getItem("shouwen.theme")) localStorage.setItem("shouwen.theme", mode);
    },
    [language, theme],
  );
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  if (SLOW > 1) {
    const tools = await context.newCDPSession(page);
    await tools.send("Emulation.setCPUThrottlingRate", { rate: SLOW });
  }
  const faults = [];
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("console", (message) => {
    const text = message.text();
    // A refused request is part of many steps; everything else on the error console is a fault.
    if (message.type() === "error" && !/status of 4\d\d/.test(text)) faults.push(text);
  });
  return { context, page, faults };
}

export async function signIn(page, account) {
  await page.goto("/sign-in");
  await page.fill("#login", account.login);
  await page.fill("#password", account.password);
  await page.click("button[type=submit]");
  await page.waitForURL(/\/(queue|audit|field)/);
  await page.locator("main h1").waitFor();
}
