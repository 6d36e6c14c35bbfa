// What Lighthouse says of the first page as a phone on a slow line and as a desktop has it; fails below what is aimed at.
//   node scripts/bench-lighthouse.mjs [--dir dist] [--port 8196]
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import lighthouse, { desktopConfig } from "lighthouse";
import { serve } from "./bench-app.mjs";
import { ARGUMENTS, executablePath } from "./chromium.mjs";

const { values } = parseArgs({ options: { dir: { type: "string", default: "dist" }, port: { type: "string", default: "8196" } } });

const DEVTOOLS_PORT = 9333;
const WHOLE = { accessibility: 100, "best-practices": 100, seo: 100 };
const AIMS = [
  ["phone", undefined, { performance: 90, ...WHOLE }],
  ["desktop", desktopConfig, { performance: 98, ...WHOLE }],
];
/** What the score of speed is made of. */
const TIMES = ["first-contentful-paint", "largest-contentful-paint", "speed-index", "total-blocking-time", "cumulative-layout-shift"];

/** The audits that cost a category points, and by what. */
function lost(result, category) {
  const counted = category.auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => result.audits[id]);
  const short = counted.filter(({ score }) => score !== null && score < 1);
  return short.map(({ id, displayValue }) => (displayValue ? `${id} ${displayValue}` : id)).join(", ");
}

async function judged(address, [name, config, aims]) {
  const { lhr } = await lighthouse(address, { port: DEVTOOLS_PORT, output: "json", logLevel: "error" }, config);
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  console.log(`As a ${name}; load of this machine ${loadavg()[0].toFixed(1)}`);
  let met = true;
  for (const [id, aim] of Object.entries(aims)) {
    const score = Math.round(lhr.categories[id].score * 100);
    met &&= score >= aim;
    const short = score < 100 ? `: ${lost(lhr, lhr.categories[id])}` : "";
    console.log(`${String(score).padStart(6)}  ${lhr.categories[id].title}, aimed at ${aim}${short}`);
  }
  const largest = lhr.audits["largest-contentful-paint-element"]?.details?.items?.[0]?.items?.[0]?.node?.nodeLabel;
  console.log(`        the largest paint: ${largest ?? "unknown"}`);
  console.log(`        ${TIMES.map((id) => `${id} ${lhr.audits[id].displayValue}`).join(", ")}`);
  return met;
}

/** How long a browser is left alone first, in ms: its own start takes the processor, too. */
const STARTED = 5000;

/** Each in a browser of its own: what one compiled is not there for the next. */
async function inNewBrowser(judge) {
  const browser = await chromium.launch({ executablePath, args: [...ARGUMENTS, `--remote-debugging-port=${DEVTOOLS_PORT}`] });
  try {
    await new Promise((resolve) => setTimeout(resolve, STARTED));
    return await judge();
  } finally {
    await browser.close();
  }
}

const server = await serve(values.dir, values.port);
try {
  for (const aim of AIMS) {
    const met = await inNewBrowser(() => judged(`http://127.0.0.1:${values.port}/`, aim));
    if (!met) process.exitCode = 1;
  }
} finally {
  server.kill();
}
