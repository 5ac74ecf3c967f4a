// The customers' pages at phone size, against a real server with the demonstration company: somebody signs in with the code
// that the demonstration shows, applies with a document and sees what became of it; somebody else finds nothing of it.
// BASE_URL names the server. The last line is "N passed, N failed". SHOTS=folder keeps a picture of every screen that is
// checked; THEME=dark and LANGUAGE=en the others.
import { newPage, openBrowser } from "./browser.mjs";
import { assert, accessible as axe, counter, sees } from "./checks.mjs";

if (!process.env.BASE_URL) throw new Error("BASE_URL is missing: the portal has no mock");
const browser = await openBrowser();
const { check, state: score, tell } = counter(browser);
const language = process.env.LANGUAGE ?? "zh";
const { page, context, faults } = await newPage(browser, process.env.BASE_URL.replace(/\/$/, ""), {
  theme: process.env.THEME ?? "light",
  language,
  viewport: { width: 390, height: 844 },
});
let pictures = 0;
async function accessible() {
  await axe(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert(wide <= 0, `${page.url()} is ${wide}px wider than the phone`);
  if (!process.env.SHOTS) return;
  pictures += 1;
  const name = `portal-${String(pictures).padStart(2, "0")}`;
  await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
}

/** Numbers that nobody has used here before, so that a second run is not held up by the first. */
const stamp = String(Date.now()).slice(-7);
const [mine, other] = [`1390${stamp}`, `1380${stamp}`];
const PDF = Buffer.from("%PDF-1.4\n% house plan\n");

async function signIn(number) {
  await page.goto("/portal/LJ");
  await page.fill("#portal-phone", number);
  await page.click("button[type=submit]");
  await page.locator("#portal-code").waitFor();
  const shown = await page.locator(".portal-shown").textContent();
  const code = shown.match(/\d{6}/)?.[0];
  assert(code, `no code in "${shown}"`);
  await page.fill("#portal-code", code);
}

const asked = [];
page.on("request", (request) => asked.push(new URL(request.url()).pathname));

await check("the portal asks for nothing of the staff's", async () => {
  await page.goto("/portal");
  await page.locator("#portal-phone").waitFor();
  await accessible();
  const theirs = asked.filter((path) => path.startsWith("/api/") && !path.startsWith("/api/portal"));
  assert(theirs.length === 0, theirs.join());
});

await check("a wrong code is refused in words", async () => {
  await signIn(mine);
  const right = await page.inputValue("#portal-code");
  await page.fill("#portal-code", right === "000000" ? "000001" : "000000");
  await page.click("button[type=submit]");
  await page.locator("[role=alert].ant-alert-error").waitFor();
  await accessible();
  await page.fill("#portal-code", right);
  await page.click("button[type=submit]");
  await page.locator(".portal-empty").waitFor();
  await accessible();
});

await check("an emergency word shows the number to call before anything is sent", async () => {
  await page.locator(".portal-primary").click();
  await page.locator("#portal-content").fill("厨房漏气了");
  await page.locator(".portal-danger-now a[href^='tel:']").waitFor();
  assert(await page.locator("button[type=submit]").isDisabled(), "it can be sent");
  await accessible();
});

let id = "";
await check("an application with a document is sent and seen", async () => {
  await page.locator("#portal-content").fill("申请接装燃气热水器");
  await page.locator("#portal-type").click();
  const kind = language === "zh" ? "居民开户" : "Household";
  await page.locator(`.ant-select-item-option[title="${kind}"]`).click();
  await page.locator("#portal-name").fill("王海涛");
  await page.locator("#portal-address-district").fill("七星区");
  await page.locator("#portal-address-road").fill("漓江路12号");
  await page.locator("#portal-wanted").fill("周四上午");
  await page
    .locator(".portal-file-input")
    .setInputFiles({ name: "户型图.pdf", mimeType: "application/pdf", buffer: PDF });
  await sees(page, ".portal-file-name", "户型图.pdf");
  await accessible();
  await page.click("button[type=submit]");
  await page.waitForURL(/\/portal\/matters\/\w{13}$/);
  id = page.url().split("/").pop();
  await sees(page, ".portal-documents a", "户型图.pdf");
  await sees(page, ".portal-state", language === "zh" ? "已收到，待核对" : "Received, to be checked");
  await accessible();
});

await check("a message of the customer stands in what has happened", async () => {
  await page.locator(".portal-buttons button").first().click();
  await page.locator(".portal-act textarea").fill("下午四点后家里有人");
  await page.locator(".portal-act button[type=submit]").click();
  await sees(page, ".portal-step-mine .portal-said", "下午四点后家里有人");
  await page.locator(".portal-back").click();
  await sees(page, ".portal-link", "申请接装燃气热水器");
  await accessible();
});

await check("somebody else finds nothing of it", async () => {
  await page.locator(".portal-foot button").click();
  await page.locator("#portal-phone").waitFor();
  await signIn(other);
  await page.click("button[type=submit]");
  await page.locator(".portal-empty").waitFor();
  await page.goto(`/portal/matters/${id}`);
  await page.locator("[role=alert].ant-alert-error").waitFor();
  assert((await page.locator(".portal-steps").count()) === 0, "the matter of another is shown");
  await accessible();
});

for (const fault of new Set(faults)) console.log(`fault ${fault}`);
if (faults.length > 0) score.failed += 1;
await context.close();
await browser.close();
tell();
process.exit(score.failed === 0 ? 0 : 1);
