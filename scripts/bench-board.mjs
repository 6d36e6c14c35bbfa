// The dispatch board of a full week, twelve technicians with 150 visits: how long it takes to open, and whether a dragged card
// follows the finger, on a processor four times slower than this one.
//   node scripts/bench-board.mjs [--dir dist] [--port 8194] [--runs 7]
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { onTheApp, painted, report, storeAll } from "./bench-app.mjs";

const { values } = parseArgs({
  options: { dir: { type: "string", default: "dist" }, port: { type: "string", default: "8194" }, runs: { type: "string", default: "7" } },
});
const runs = Number(values.runs);
const SLOWER = 4;
const MONDAY = "2026-03-30";
const DAYS = ["2026-03-30", "2026-03-31", "2026-04-01", "2026-04-02", "2026-04-03", "2026-04-04", "2026-04-05"];
const TECHNICIANS = 12;
const VISITS = 150;
const SITES = 60;
const WAIT = { timeout: 60_000 };
/** A screen that is drawn sixty times a second. */
const FRAME = 1000 / 60;

/** The facts of the branch. */
function facts() {
  let count = 0;
  const fact = (on, body) => {
    count += 1;
    const id = `019d0000-0000-7000-8000-${String(count).padStart(12, "0")}`;
    return { id, on, recorded: `${on}T07:00:${String(count % 60).padStart(2, "0")}`, actor: "ma", device: "desk", fact: body };
  };
  const person = (id, role) => fact("2024-01-02", { person: { person: id, name: id.toUpperCase(), role, base_wage: "3000.00", joined: "2020-01-02" } });
  const people = [person("ma", "manager"), person("wu", "clerk")];
  for (let nth = 0; nth < TECHNICIANS; nth += 1) people.push(person(`t${nth}`, "technician"));
  const areas = ["local", "county", "elsewhere"];
  const sites = Array.from({ length: SITES }, (_, nth) =>
    fact("2024-01-03", { site: { site: `s${nth}`, name: `Site ${nth}`, customer: `Customer ${nth}`, area: areas[nth % 3] } }));
  const visits = Array.from({ length: VISITS }, (_, nth) => {
    const time = `${String(8 + (nth % 9)).padStart(2, "0")}:${nth % 2 ? "30" : "00"}`;
    const planned = { visit: `v${nth}`, site: `s${nth % SITES}`, kind: "maintenance", to: `t${nth % TECHNICIANS}`, day: DAYS[Math.floor(nth / TECHNICIANS) % 7], time };
    return fact("2026-03-29", { visit_planned: planned });
  });
  return [fact("2024-01-01", { branch_named: { name: "bench" } }), ...people, ...sites, ...visits];
}

/** Runs in the page: when a place was asked for until it was painted. */
function timed({ hash, wanted }) {
  return new Promise((resolve) => {
    const from = performance.now();
    const look = () => {
      if (document.querySelectorAll(wanted).length === 0) return;
      observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - from)));
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true });
    location.hash = hash;
  });
}

/** Runs in the page: the times between frames until it is told to stop. */
function watch() {
  window.frames_ = [];
  let before = null;
  const step = (now) => {
    if (before !== null) window.frames_.push(now - before);
    before = now;
    if (!window.stopped) requestAnimationFrame(step);
  };
  window.stopped = false;
  requestAnimationFrame(step);
}

async function dragged(page) {
  const card = page.locator("[data-person] a").first();
  const from = await card.boundingBox();
  await page.mouse.move(from.x + 20, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 40, from.y + 24, { steps: 3 });
  await page.evaluate(watch);
  for (let step = 0; step < 90; step += 1) {
    await page.mouse.move(from.x + 40 + (step % 45) * 14, from.y + 24 + (step % 30) * 12);
  }
  const frames = await page.evaluate(() => {
    window.stopped = true;
    return window.frames_;
  });
  await page.keyboard.press("Escape");
  await page.mouse.up();
  return frames;
}

await onTheApp({ ...values, today: Date.parse(`${MONDAY}T10:00:00+08:00`) }, async ({ address, fresh }) => {
  const context = await fresh();
  await storeAll(context, address, facts());
  await context.addInitScript(() => localStorage.setItem("fieldbook.sitter", JSON.stringify("ma")));
  const page = await context.newPage();
  await page.addInitScript(painted, ".today");
  await page.goto(`${address}#/`);
  await page.waitForFunction(() => window.paintedAt, null, WAIT);
  const board = { hash: `#/register?view=week&day=${MONDAY}`, wanted: "[data-person] a" };
  // Once for the pieces of the page.
  await page.evaluate(timed, board);
  const devtools = await context.newCDPSession(page);
  const opened = { as: [], slow: [] };
  for (const [which, rate] of [["as", 1], ["slow", SLOWER]]) {
    await devtools.send("Emulation.setCPUThrottlingRate", { rate });
    for (let run = 0; run < runs; run += 1) {
      await page.evaluate(timed, { hash: "#/", wanted: ".today" });
      await page.waitForTimeout(300);
      opened[which].push(await page.evaluate(timed, board));
    }
  }
  const cards = await page.locator("[data-person] a").count();
  console.log(`The board of a week: ${TECHNICIANS} technicians, ${cards} cards; load of this machine ${loadavg()[0].toFixed(1)}`);
  report("opened", opened.as);
  report(`opened, a processor ${SLOWER} times slower`, opened.slow);
  const frames = [];
  for (let run = 0; run < runs; run += 1) frames.push(...(await dragged(page)));
  report(`from one frame to the next while a card is dragged, a processor ${SLOWER} times slower`, frames);
  const late = frames.filter((frame) => frame > FRAME * 1.5).length;
  console.log(`${((late / frames.length) * 100).toFixed(1).padStart(8)} %  of these frames came late: more than one and a half of a sixtieth of a second`);
});
