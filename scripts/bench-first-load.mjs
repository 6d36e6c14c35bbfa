// The first visit over a thin line on a slow machine: when there is something to read, when the first run answers, and what had
// come by then.
//   node scripts/bench-first-load.mjs [--dir dist] [--port 8197] [--runs 5]
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { onTheApp, words } from "./bench-app.mjs";

const { values } = parseArgs({
  options: {
    dir: { type: "string", default: "dist" },
    port: { type: "string", default: "8197" },
    runs: { type: "string", default: "5" },
  },
});

/** 1.6 Mbit/s down, half of it up, 150 ms to the server and back; a processor four times slower than this one. */
const LINE = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 800_000 / 8 };
const SLOWER = 4;
/** What is aimed at, in milliseconds. */
const READ_MS = 1500;
const USABLE_MS = 4000;

/**
 * Runs in the page before anything else: presses the button of that name as soon as it is there, and again until the form
 * behind it is painted, as an impatient person does.
 */
function press({ button, field }) {
  const pressing = setInterval(() => {
    if ([...document.querySelectorAll("label")].some((label) => label.textContent.trim() === field)) {
      clearInterval(pressing);
      requestAnimationFrame(() => requestAnimationFrame(() => (window.answeredAt = performance.now())));
      return;
    }
    [...document.querySelectorAll("button")].find((one) => one.textContent.trim() === button)?.click();
  }, 50);
}

async function visit(context, address, wanted) {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", LINE);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.addInitScript(press, wanted);
  let come = 0;
  devtools.on("Network.dataReceived", ({ encodedDataLength }) => (come += encodedDataLength));
  await page.goto(address);
  await page.waitForFunction(() => window.answeredAt, null, { timeout: 60_000 });
  const kilobytes = come / 1024;
  const seen = await page.evaluate(() => ({
    read: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    usable: window.answeredAt,
  }));
  await page.close();
  return { ...seen, kilobytes };
}

function report(what, samples, aim) {
  const sorted = samples.map((sample) => sample / 1000).sort((a, b) => a - b);
  const [low, median, high] = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)].map((value) => value.toFixed(2));
  const verdict = sorted[sorted.length >> 1] * 1000 <= aim ? "met" : "missed";
  console.log(`${median.padStart(6)} s  (${low} to ${high}, ${sorted.length} times)  ${what}; the aim of ${aim / 1000} s is ${verdict}`);
}

await onTheApp(values, async ({ address, fresh }) => {
  const data = words("data");
  const wanted = { button: data["data.setup.new.begin"], field: data["data.setup.name"] };
  const seen = [];
  for (let run = 0; run < Number(values.runs); run += 1) {
    const context = await fresh();
    seen.push(await visit(context, address, wanted));
    await context.close();
  }
  console.log(`First visit at 1.6 Mbit/s, 150 ms, a processor ${SLOWER} times slower; load of this machine ${loadavg()[0].toFixed(1)}`);
  report("something to read", seen.map(({ read }) => read), READ_MS);
  report("the first run answers", seen.map(({ usable }) => usable), USABLE_MS);
  const come = seen.map(({ kilobytes }) => kilobytes).sort((a, b) => a - b);
  console.log(`${come[come.length >> 1].toFixed(0).padStart(6)} KB (${come[0].toFixed(0)} to ${come.at(-1).toFixed(0)})  had come by then, as sent`);
});
