// The browsers of the branch, and what is tried in each. One that is missing is named with what to install: it counts as left
// out, not as passed.
import { old, system } from "./chromium.mjs";
import { firefox } from "./firefox.mjs";
import { webkit } from "./webkit.mjs";

const ALL = { chromium: system, old, firefox, webkit };

// Browsers that were started end with this.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

/**
 * Does `work` with each browser whose key begins with `only`, one after the other; what fails in one does not keep the
 * others from being tried, and fails the whole.
 */
export async function everyBrowser(only, what, work) {
  const tried = Object.entries(ALL).filter(([key]) => key.startsWith(only));
  if (!tried.length) throw new Error(`No browser is called "${only}": ${Object.keys(ALL).join(", ")}.`);
  for (const [key, find] of tried) {
    const browser = find();
    if (browser.missing) {
      console.log(`${browser.name}, ${what}: left out. ${browser.missing}`);
      continue;
    }
    console.log(`${browser.name}, ${what}:`);
    try {
      await work(browser);
    } catch (error) {
      console.error(`  failed (${key}): ${error.stack ?? error}`);
      process.exitCode = 1;
    }
  }
}
