// What a person waits for with 1, 3 and 10 years of a branch stored, on the built app in Chromium, and the memory that it takes.
//   node scripts/bench-years.mjs BUNDLE.json… [--dir dist] [--port 8195] [--runs 7]
// The bundles are those of `cargo run --release --example years_to_bundle`.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { onTheApp, openings, painted, report, storeAll, words } from "./bench-app.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { dir: { type: "string", default: "dist" }, port: { type: "string", default: "8195" }, runs: { type: "string", default: "7" } },
});
if (!positionals.length) throw new Error("Give the bundles, one for each number of years.");
const runs = Number(values.runs);
const forms = words("forms");
const facts = words("facts");
const WAIT = { timeout: 120_000 };

/**
 * The memory of the process that shows the page, in MB, some seconds after it was opened: all of it, and what no other process
 * has in common with it, which is what the browser's own task manager shows. Only Linux says it.
 */
async function memory(context, address) {
  const page = await context.newPage();
  await page.addInitScript(painted, ".today");
  await page.goto(address);
  await page.waitForFunction(() => window.paintedAt, null, WAIT);
  const devtools = await context.newCDPSession(page);
  await devtools.send("HeapProfiler.collectGarbage");
  await page.waitForTimeout(3000);
  const whole = await context.browser().newBrowserCDPSession();
  const { processInfo } = await whole.send("SystemInfo.getProcessInfo");
  const taken = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => {
    const status = readFileSync(`/proc/${id}/status`, "utf8");
    return ["VmRSS", "RssAnon"].map((what) => Number(new RegExp(`${what}:\\s+(\\d+)`).exec(status)[1]) / 1024);
  });
  await page.close();
  const [all, own] = taken.reduce((most, one) => (one[0] > most[0] ? one : most));
  return { all, own };
}

/** Runs in the page: from the next key press to the frame in which its work was painted. */
function nextKey() {
  window.keyPainted = null;
  addEventListener("keydown", ({ timeStamp }) => {
    requestAnimationFrame(() => requestAnimationFrame(() => (window.keyPainted = performance.now() - timeStamp)));
  }, { capture: true, once: true });
}

async function keys(page, field) {
  await page.locator(field).click();
  const samples = [];
  for (let run = 0; run < runs * 2; run += 1) {
    await page.waitForTimeout(300);
    await page.evaluate(nextKey);
    // Every second press takes the digit away again.
    await page.keyboard.press(run % 2 ? "Backspace" : "3");
    samples.push(await (await page.waitForFunction(() => window.keyPainted, null, WAIT)).jsonValue());
  }
  return samples;
}

/** Runs in the page: from the next click to the frame after something was said of it. */
function nextStored() {
  window.storedAt = null;
  let from = 0;
  const said = () => document.querySelectorAll(".toast").length;
  const before = said();
  addEventListener("click", ({ timeStamp }) => (from = timeStamp), { capture: true, once: true });
  const observer = new MutationObserver(() => {
    if (!from || said() <= before) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => (window.storedAt = performance.now() - from)));
  });
  observer.observe(document.body, { childList: true, subtree: true });
}

/** Clock-ins recorded in their form, each from the press to what is said of it, painted. */
async function recordings(page) {
  const samples = [];
  for (let run = 0; run < runs; run += 1) {
    await page.getByLabel(facts["facts.field.person"]).selectOption({ index: 1 + (run % 6) });
    await page.locator("#record-time").fill(`07:${10 + run}`);
    await page.waitForTimeout(300);
    await page.evaluate(nextStored);
    await page.getByRole("main").getByRole("button", { name: forms["forms.save"], exact: true }).click();
    samples.push(await (await page.waitForFunction(() => window.storedAt, null, WAIT)).jsonValue());
    // What is said goes by itself.
    await page.locator(".toast").first().waitFor({ state: "detached", ...WAIT });
  }
  return samples;
}

for (const bundle of positionals) {
  const stored = JSON.parse(readFileSync(bundle, "utf8")).facts;
  const newest = stored.map(({ recorded }) => recorded).sort().at(-1);
  const manager = stored.find(({ fact }) => fact.person?.role === "manager").fact.person.person;
  await onTheApp({ ...values, today: Date.parse(`${newest}+08:00`) + 3_600_000 }, async ({ address, fresh }) => {
    console.log(`\n${stored.length} facts`);
    const context = await fresh();
    await storeAll(context, address, stored);
    await context.addInitScript((id) => localStorage.setItem("fieldbook.sitter", JSON.stringify(id)), manager);
    report("opened: the list of today", await openings(context, address, ".today", runs));
    report("opened: the list of jobs", await openings(context, `${address}#/jobs`, ".split-list", runs));
    const { all, own } = await memory(context, address);
    report("memory of the page", [all], "MB");
    report("of that its own", [own], "MB");
    const page = await context.newPage();
    await page.goto(`${address}#/jobs`);
    await page.locator(".search-box").waitFor(WAIT);
    report("the list of jobs: a key in its search, painted", await keys(page, ".search-box"));
    await page.goto(`${address}#/record/punch`);
    await page.locator("#record-time").waitFor(WAIT);
    report("a form: a key, painted", await keys(page, "#record-time"));
    report("a clock-in: stored, shown and said", await recordings(page));
    await context.close();
  });
}
