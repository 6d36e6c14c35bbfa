// The browsers of the branch, and what is tried in each. One that is missing is named with what to install: it counts as left
// out, not as passed.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { old, system } from "./chromium.mjs";
import { firefox } from "./firefox.mjs";
import { webkit } from "./webkit.mjs";

const ALL = { chromium: system, old, firefox, webkit };

// Browsers that were started end with this.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

/** Why a browser does not come up on this machine at all, such as one that a container's rules keep from starting. */
async function whyNot(browser) {
  const folder = mkdtempSync(join(tmpdir(), "fieldbook-start-"));
  try {
    const session = await browser.open({ profile: join(folder, "profile"), downloads: folder, offline: false });
    await session.close();
    return null;
  } catch (error) {
    return error;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Whether `work` comes through; once more where it did not, since a driver may lose its browser. */
async function comesThrough(key, browser, work) {
  for (const attempt of ["once more", "and not again"]) {
    try {
      await work(browser);
      return true;
    } catch (error) {
      console.error(`  failed (${key}), ${attempt}: ${error.stack ?? error}`);
    }
  }
  return false;
}

/**
 * Does `work` with each browser whose key begins with `only`, one after the other; what fails in one does not keep the
 * others from being tried, and fails the whole.
 */
export async function everyBrowser(only, what, work) {
  const tried = Object.entries(ALL).filter(([key]) => key.startsWith(only));
  if (!tried.length) throw new Error(`No browser is called "${only}": ${Object.keys(ALL).join(", ")}.`);
  for (const [key, find] of tried) {
    const browser = find();
    const missing = browser.missing ?? (await whyNot(browser))?.message;
    if (missing) {
      console.log(`${browser.name}, ${what}: left out. ${missing}`);
      continue;
    }
    console.log(`${browser.name}, ${what}:`);
    if (!(await comesThrough(key, browser, work))) process.exitCode = 1;
  }
}
