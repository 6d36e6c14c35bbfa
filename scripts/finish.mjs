// Run by trunk after its build, before dist/ is replaced. Writes the words of the frame into the page. Where the app was
// built with the feature `split`, cuts it into its first module and parts (scripts/build/wasm.mjs). Puts the words of each
// language and the writer of spreadsheets beside it. A release build gets
// one stylesheet, modules without names of functions, a folder named by its content, the service worker's list of files,
// and everything compressed beside itself.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compress, filesIn, movedIntoBuild, writeWorker } from "./build/build.mjs";
import { inlined, joinStyles, unhurried, worded } from "./build/page.mjs";
import { writeWorkbookModule } from "./build/script.mjs";
import { split, withoutNames } from "./build/wasm.mjs";
import { writeWords } from "./build/words.mjs";

const APP = "fieldbook";
const staging = process.env.TRUNK_STAGING_DIR;
const release = process.env.TRUNK_PROFILE === "release";
if (!staging) throw new Error("Trunk runs this after its build (Trunk.toml): see `make dist`.");

const script = readdirSync(staging).find((name) => name.startsWith(`${APP}-`) && name.endsWith(".js"));
if (!script) throw new Error(`Trunk built no ${APP}-*.js.`);
// What the page that is opened first will need, so that it is fetched along with the module that asks for it.
let ahead = {};
if (readFileSync(join(staging, script), "utf8").includes("__wasm_split_placeholder__")) {
  const stem = script.slice(0, -".js".length);
  const { setup, today, my_pay, behind } = split(staging, APP, stem, release);
  const both = (part) => [...new Set([...behind, ...part])].join(" ");
  ahead = { at: `./${stem}`, setup: setup.join(" "), behind: both([]), today: both(today), "my-pay": both(my_pay) };
  console.log(`Cut ${APP} into its first module and parts.`);
}

writeWords(staging);
await writeWorkbookModule(staging);
const page = join(staging, "index.html");
const first = readFileSync("public/first.js", "utf8");
let html = inlined(worded(unhurried(readFileSync(page, "utf8"), APP)), "first", first, ahead);
if (release) {
  html = joinStyles(staging, html);
  for (const name of filesIn(staging).filter((name) => name.endsWith(".wasm"))) {
    const file = join(staging, name);
    writeFileSync(file, withoutNames(readFileSync(file)));
  }
  // Without its names, as it is sent.
  const { length } = readFileSync(join(staging, `${script.slice(0, -".js".length)}_bg.wasm`));
  html = html.replace(' data-wasm="', ` data-bytes="${length}" data-wasm="`);
  const moved = movedIntoBuild(staging, html);
  writeFileSync(page, moved.html);
  writeWorker(staging, moved.build);
  compress(staging);
} else {
  writeFileSync(page, html);
}
