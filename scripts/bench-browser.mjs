// How long a person waits, on the built app in Chromium: from opening to a page that can be used, and from a key
// press in a what-if draft to the painted figures. Nothing in the app serves this: it looks at what is on screen.
//   node scripts/bench-browser.mjs BUNDLE.json [--dir dist] [--port 8199] [--runs 9]
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { seed } from "../tests/e2e/support/seed.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dir: { type: "string", default: "dist" },
    port: { type: "string", default: "8199" },
    runs: { type: "string", default: "9" },
  },
});
if (positionals.length !== 1) throw new Error("Give the bundle whose branch is opened.");
const facts = JSON.stringify(JSON.parse(readFileSync(positionals[0], "utf8")).facts);
const runs = Number(values.runs);
const address = `http://127.0.0.1:${values.port}/`;
/** The branch's data ends here; the screens choose their months by today. */
const TODAY = Date.parse("2026-03-31T10:00:00+08:00");

const words = (area) =>
  JSON.parse(readFileSync(new URL(`../locales/zh-CN/${area}.json`, import.meta.url), "utf8"));
const rules = words("rules");
const whatif = words("whatif");
const data = words("data");

function report(what, samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const ms = (value) => `${value.toFixed(1)} ms`;
  console.log(
    `${ms(sorted[sorted.length >> 1]).padStart(11)}  (${ms(sorted[0])} to ${ms(sorted.at(-1))}, ${sorted.length} times)  ${what}`,
  );
}

async function serve() {
  const script = fileURLToPath(new URL("serve.mjs", import.meta.url));
  const server = spawn(process.execPath, [script, "--port", values.port, "--dir", values.dir], { stdio: ["ignore", "ignore", "inherit"] });
  let gone = false;
  server.once("exit", () => (gone = true));
  for (let tries = 0; tries < 100 && !gone; tries += 1) {
    if (await fetch(address).then((answer) => answer.ok, () => false)) return server;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("The server did not start.");
}

/** Runs in the page before anything else: another day by the clock. What measures must go on by itself. */
function pretend(today) {
  const ahead = today - Date.now();
  const RealDate = Date;
  window.Date = class extends RealDate {
    constructor(...parts) {
      super(...(parts.length ? parts : [RealDate.now() + ahead]));
    }
    static now() {
      return RealDate.now() + ahead;
    }
  };
}

/** Runs in the page before anything else: notes when what is looked for has been painted. */
function watch(wanted) {
  const look = () => {
    const found = document.querySelector(wanted);
    if (!found || document.getElementById("boot")) return;
    observer.disconnect();
    // The frame after the next one begins when this one has been painted.
    requestAnimationFrame(() => requestAnimationFrame(() => (window.paintedAt = performance.now())));
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
}

/** From opening the address to what is wanted on screen, again and again in one browser profile. */
async function openings(context, hash, wanted) {
  const samples = [];
  for (let run = 0; run < runs; run += 1) {
    const page = await context.newPage();
    await page.addInitScript(pretend, TODAY);
    await page.addInitScript(watch, wanted);
    await page.goto(`${address}${hash}`);
    await page.waitForFunction(() => window.paintedAt);
    samples.push(await page.evaluate(() => window.paintedAt));
    await page.close();
  }
  return samples;
}

async function store(context) {
  const page = await context.newPage();
  await page.goto(address);
  await page.evaluate(seed, { name: "fieldbook", batches: [facts] });
  await page.close();
}

/** Opens the sample branch as a person does. */
async function openSample(context) {
  const page = await context.newPage();
  await page.addInitScript(pretend, TODAY);
  await page.goto(address);
  await page.getByRole("button", { name: data["data.setup.sample.open"] }).click();
  await page.locator(".today").waitFor();
  await page.close();
}

/** From a key press to the frame after the changed total was painted, in milliseconds. */
async function edits(context) {
  const page = await context.newPage();
  await page.addInitScript(pretend, TODAY);
  await page.goto(`${address}#/whatif`);
  await page.getByRole("button", { name: rules["rules.draft"] }).first().click();
  const from = page.getByLabel(whatif["whatif.from"]).last();
  await from.selectOption({ index: 0 });
  const group = page.getByRole("button", { name: whatif["whatif.group.rates"] });
  if ((await group.getAttribute("aria-expanded")) === "false") await group.click();
  const total = page.locator("tfoot .row-total");
  await total.waitFor();
  const filled = (text, parts) => text.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
  const row = filled(rules["rules.row.band"], { n: 1 });
  const cell = { list: rules["rules.list.local"], row, column: rules["rules.column.rate"] };
  const rate = page.getByLabel(filled(rules["rules.place.cell"], cell), { exact: true });
  await rate.click();
  await page.evaluate(() => {
    const seen = () => document.querySelector("tfoot .row-total").textContent;
    let pressed = 0;
    let before = "";
    addEventListener("keydown", (event) => {
      pressed = event.timeStamp;
      before = seen();
    }, { capture: true });
    const observer = new MutationObserver(() => {
      if (!pressed || seen() === before) return;
      const start = pressed;
      pressed = 0;
      const computed = performance.now() - start;
      requestAnimationFrame(() => requestAnimationFrame(() => {
        window.edit = { computed, painted: performance.now() - start };
      }));
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  const computed = [];
  const painted = [];
  await rate.fill("5");
  for (let run = 0; run < runs * 2; run += 1) {
    await page.waitForTimeout(400);
    await page.evaluate(() => (window.edit = null));
    // Every second press takes the digit away again.
    await page.keyboard.press(run % 2 ? "Backspace" : "0");
    const edit = await (await page.waitForFunction(() => window.edit)).jsonValue();
    computed.push(edit.computed);
    painted.push(edit.painted);
  }
  const months = await from.locator("option").count();
  await page.close();
  return { computed, painted, months };
}

const executablePath = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  (path) => path && existsSync(path),
);
const server = await serve();
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  const fresh = () =>
    browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai", viewport: { width: 1280, height: 800 } });
  const sample = await fresh();
  await openSample(sample);
  report("opened, the sample branch stored: the first page", await openings(sample, "", "h1"));
  await sample.close();
  const context = await fresh();
  report("opened, nothing stored: the first page", await openings(context, "", "h1"));
  await store(context);
  report("opened, the branch's year stored: the first page", await openings(context, "", "h1"));
  report("opened at the settlement: the month's figures", await openings(context, "#/settlement", "main table tbody td"));
  const { computed, painted, months } = await edits(context);
  report(`what-if over ${months} months: key press to changed figures in the page`, computed);
  report(`what-if over ${months} months: key press to painted figures`, painted);
} finally {
  await browser.close();
  server.kill();
}
