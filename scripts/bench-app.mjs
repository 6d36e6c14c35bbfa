// The built app in Chromium, for what is measured on it: served, opened on a day the data reaches, with data in it.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { ARGUMENTS, executablePath } from "./chromium.mjs";
import { seed } from "../tests/e2e/support/seed.mjs";

/** The branch's data ends here; the screens choose their months by today. */
const TODAY = Date.parse("2026-03-31T10:00:00+08:00");

/** The Chinese words of an area, by key. */
export const words = (area) =>
  JSON.parse(readFileSync(new URL(`../locales/zh-CN/${area}.json`, import.meta.url), "utf8"));

/** Serves the built app in `dir` on `port`, once it answers. Whoever else has the port is not taken for it. */
export async function serve(dir, port) {
  const script = fileURLToPath(new URL("serve.mjs", import.meta.url));
  const server = spawn(process.execPath, [script, "--port", port, "--dir", dir], { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((resolve, reject) => {
    server.stdout.once("data", resolve);
    server.once("exit", () => reject(new Error("The server did not start.")));
  });
  return server;
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

/**
 * Serves `dir` on `port`, as if it were `today`, and hands `measure` a way to fresh browser profiles and the app's address.
 * @param {{ dir: string, port: string, today?: number }} where
 * @param {(app: { address: string, fresh: () => Promise<import("@playwright/test").BrowserContext> }) => Promise<void>} measure
 */
export async function onTheApp({ dir, port, today = TODAY }, measure) {
  const server = await serve(dir, port);
  const browser = await chromium.launch({ executablePath, args: ARGUMENTS });
  const fresh = async () => {
    const context = await browser.newContext({ serviceWorkers: "block", locale: "zh-CN", timezoneId: "Asia/Shanghai", viewport: { width: 1280, height: 800 } });
    await context.addInitScript(pretend, today);
    return context;
  };
  try {
    await measure({ address: `http://127.0.0.1:${port}/`, fresh });
  } finally {
    await browser.close();
    server.kill();
  }
}

/** Runs in the page before anything else: notes when what is looked for has been painted. */
export function painted(wanted) {
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

/** From opening an address to what is wanted on screen, again and again in one browser profile, in milliseconds. */
export async function openings(context, address, wanted, runs) {
  const samples = [];
  for (let run = 0; run < runs; run += 1) {
    const page = await context.newPage();
    await page.addInitScript(painted, wanted);
    await page.goto(address);
    await page.waitForFunction(() => window.paintedAt, null, { timeout: 120_000 });
    samples.push(await page.evaluate(() => window.paintedAt));
    await page.close();
  }
  return samples;
}

/** Prints the median of what was measured, with the least and the most. */
export function report(what, samples, unit = "ms") {
  const sorted = [...samples].sort((a, b) => a - b);
  const shown = (value) => `${value.toFixed(1)} ${unit}`;
  console.log(`${shown(sorted[sorted.length >> 1]).padStart(11)}  (${shown(sorted[0])} to ${shown(sorted.at(-1))}, ${sorted.length} times)  ${what}`);
}

/** So many facts stand in a record once the app has joined what was stored one by one (src/storage/segment.rs). */
const IN_A_RECORD = 4000;

/** Puts facts into the profile's store. */
export async function storeAll(context, address, facts) {
  const batches = [];
  for (let at = 0; at < facts.length; at += IN_A_RECORD) batches.push(JSON.stringify(facts.slice(at, at + IN_A_RECORD)));
  const page = await context.newPage();
  await page.goto(address);
  await page.evaluate(seed, { name: "fieldbook", batches });
  await page.close();
}

/** Puts a bundle's facts into the profile's store. */
export async function store(context, address, bundle) {
  await storeAll(context, address, JSON.parse(readFileSync(bundle, "utf8")).facts);
}

/** Opens the sample branch as a person does. */
export async function openSample(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole("button", { name: words("data")["data.setup.sample.open"] }).click();
  await page.locator(".today").waitFor();
  await page.close();
}
