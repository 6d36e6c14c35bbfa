// How long a person waits, on the built app in Chromium: from opening to a page that can be used, and from a key
// press in a what-if draft to the painted figures. Nothing in the app serves this: it looks at what is on screen.
//   node scripts/bench-browser.mjs BUNDLE.json [--dir dist] [--port 8199] [--runs 9]
import { parseArgs } from "node:util";
import { onTheApp, openSample, openings, report, store, words } from "./bench-app.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dir: { type: "string", default: "dist" },
    port: { type: "string", default: "8199" },
    runs: { type: "string", default: "9" },
  },
});
if (positionals.length !== 1) throw new Error("Give the bundle whose branch is opened.");
const runs = Number(values.runs);
const rules = words("rules");
const whatif = words("whatif");

/** From a key press to the frame after the changed total was painted, in milliseconds. */
async function edits(context, address) {
  const page = await context.newPage();
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

await onTheApp(values, async ({ address, fresh }) => {
  const sample = await fresh();
  await openSample(sample, address);
  report("opened, the sample branch stored: the first page", await openings(sample, address, "h1", runs));
  await sample.close();
  const context = await fresh();
  report("opened, nothing stored: the first page", await openings(context, address, "h1", runs));
  await store(context, address, positionals[0]);
  report("opened, the branch's year stored: the first page", await openings(context, address, "h1", runs));
  report("opened at the settlement: the month's figures", await openings(context, `${address}#/settlement`, "main table tbody td", runs));
  const { computed, painted, months } = await edits(context, address);
  report(`what-if over ${months} months: key press to changed figures in the page`, computed);
  report(`what-if over ${months} months: key press to painted figures`, painted);
});
