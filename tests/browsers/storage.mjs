// The storage tests (tests/wasm/storage.rs) in every browser: their runner serves them as a page, which says how they went.
//   node tests/browsers/storage.mjs [--port 8195] [--only firefox]
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { everyBrowser } from "./drivers/every.mjs";
import { Person } from "./person.mjs";

const { values } = parseArgs({ options: { port: { type: "string", default: "8195" }, only: { type: "string", default: "" } } });
const address = `127.0.0.1:${values.port}`;

/** Where cargo put the tests it built. */
function built() {
  const words = ["test", "--no-run", "--locked", "--target", "wasm32-unknown-unknown", "--test", "storage", "--message-format", "json"];
  const told = execFileSync("cargo", words, { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"] });
  const messages = told.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
  return messages.findLast(({ target, executable }) => executable && target.name === "storage").executable;
}

async function serving(work) {
  const env = { ...process.env, NO_HEADLESS: "1", WASM_BINDGEN_TEST_ADDRESS: address };
  const runner = spawn("wasm-bindgen-test-runner", [built()], { env, stdio: ["ignore", "ignore", "inherit"] });
  process.once("exit", () => runner.kill());
  try {
    for (let tries = 0; !(await fetch(`http://${address}/`).then((answer) => answer.ok, () => false)); tries += 1) {
      if (tries > 600) throw new Error("The runner of the tests does not answer.");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await work();
  } finally {
    runner.kill();
  }
}

async function storageIn(browser) {
  const folder = mkdtempSync(join(tmpdir(), "fieldbook-storage-"));
  const session = await browser.open({ profile: join(folder, "profile"), downloads: folder, offline: false });
  try {
    const person = new Person(session);
    await person.go(`http://${address}/`);
    const [told, result] = await person.sees(/test result: (\w+)\. \d+ passed; \d+ failed/);
    if (result !== "ok") throw new Error(await person.text());
    console.log(`  ${session.version}: ${told}`);
  } finally {
    await session.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

await serving(() => everyBrowser(values.only, "the storage", storageIn));
