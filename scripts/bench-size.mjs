// What the built app sends: the files a browser asks for until a first page stands, as they are and compressed, and
// what comes besides when everything is opened.
//   node scripts/bench-size.mjs BUNDLE.json [--dir dist] [--port 8198]
import { readFileSync, readdirSync } from "node:fs";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { onTheApp, store } from "./bench-app.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { dir: { type: "string", default: "dist" }, port: { type: "string", default: "8198" } },
});
if (positionals.length !== 1) throw new Error("Give the bundle whose branch is opened.");
const root = new URL(`../${values.dir}/`, import.meta.url);
const nothing = [0, 0, 0];
const add = (sums, one) => sums.map((sum, index) => sum + one[index]);

function sizes(name) {
  const bytes = readFileSync(new URL(name, root));
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  return [bytes.length, gzipSync(bytes, { level: 9 }).length, brotli.length];
}

function row(name, files) {
  const kb = (bytes) => (bytes / 1024).toFixed(1).padStart(9);
  const [raw, gzip, brotli] = files.map(sizes).reduce(add, nothing);
  console.log(`${kb(raw)} ${kb(gzip)} ${kb(brotli)}  ${name}, ${files.length} files`);
}

/** The files of dist/ that are asked for from opening an address to the page's title. */
async function asked(context, address) {
  const page = await context.newPage();
  const names = new Set();
  page.on("request", (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin === new URL(address).origin) names.add(pathname.slice(1) || "index.html");
  });
  await page.goto(address);
  await page.locator("#boot").waitFor({ state: "detached" });
  await page.locator("h1").waitFor();
  await page.waitForLoadState("networkidle");
  await page.close();
  return [...names];
}

await onTheApp(values, async ({ address, fresh }) => {
  console.log(`Bytes sent, in KB of 1024 (${fileURLToPath(root)})`);
  console.log("      raw      gzip    brotli");
  const context = await fresh();
  const first = await asked(context, address);
  for (const ending of new Set(first.map(extname))) row(`of the first run: *${ending}`, first.filter((name) => extname(name) === ending));
  row("opened, nothing stored: the first run", first);
  await store(context, address, positionals[0]);
  row("opened, a branch stored: the day", await asked(context, address));
  row("opened, a branch stored: my pay", await asked(context, `${address}#/my-pay`));
  row("opened, a branch stored: a job's form", await asked(context, `${address}#/jobs/new`));
  row("opened, a branch stored: the settlement", await asked(context, `${address}#/settlement`));
  const all = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(fileURLToPath(root).length).replace(/^\//, ""));
  // The writer of spreadsheets is fetched when one is asked for; schema, icons and what is compressed already never by the app.
  const workbook = all.filter((name) => name.endsWith("/workbook.js"));
  const apart = (name) => workbook.includes(name) || /\.schema\.json$|\.(br|gz|png)$|^sw\.js$/.test(name);
  row("every page opened", all.filter((name) => !apart(name)));
  row("besides, with the first spreadsheet", workbook);
});
