// The smoke in every browser that this machine has, over a server and from the single file without a network. A browser that
// is missing is named with what to install, and counts as left out, not as passed.
//   node tests/browsers/run.mjs [--dir dist] [--file release/fieldbook.html] [--port 8194] [--only firefox]
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { serve } from "../../scripts/bench-app.mjs";
import { everyBrowser } from "./drivers/every.mjs";
import { Person } from "./person.mjs";
import { smoke } from "./smoke.mjs";

const { values } = parseArgs({
  options: {
    dir: { type: "string" },
    file: { type: "string" },
    port: { type: "string", default: "8194" },
    only: { type: "string", default: "" },
  },
});

/** One browser through all of it; its profiles and downloads are gone afterwards. */
async function through(browser, address, offline) {
  const folder = mkdtempSync(join(tmpdir(), "fieldbook-browser-"));
  const downloads = join(folder, "downloads");
  mkdirSync(downloads);
  const began = Date.now();
  const opened = [];
  const open = async (profile) => {
    const session = await browser.open({ profile: join(folder, profile), downloads, offline });
    opened.push(session);
    return new Person(session);
  };
  const tell = (what) => console.log(`  ${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${what}`);
  try {
    await smoke({ open, address, downloads, keepsProfiles: browser.keepsProfiles, tell });
  } finally {
    for (const session of opened) await session.close().catch(() => {});
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const over = (address, how, offline = false) => everyBrowser(values.only, how, (browser) => through(browser, address, offline));

if (values.dir) {
  const server = await serve(values.dir, values.port);
  await over(`http://127.0.0.1:${values.port}/`, "served").finally(() => server.kill());
}
if (values.file) await over(pathToFileURL(resolve(values.file)).href, "the single file, without a network", true);
