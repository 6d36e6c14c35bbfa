// What the built app sends: every file of dist/, as it is and compressed.
//   node scripts/bench-size.mjs [--dir dist]
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const { values } = parseArgs({ options: { dir: { type: "string", default: "dist" } } });
const root = new URL(`../${values.dir}/`, import.meta.url);

function sizes(name) {
  const bytes = readFileSync(new URL(name, root));
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  return [bytes.length, gzipSync(bytes, { level: 9 }).length, brotli.length];
}

function row(name, [raw, gzip, brotli]) {
  const kb = (bytes) => (bytes / 1024).toFixed(1).padStart(9);
  console.log(`${kb(raw)} ${kb(gzip)} ${kb(brotli)}  ${name}`);
}

const add = (sums, one) => sums.map((sum, index) => sum + one[index]);
const nothing = [0, 0, 0];
const names = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);
// The writer of spreadsheets is fetched when one is asked for, the schema never by the app.
const later = names.filter((name) => name.startsWith("workbook"));
const first = names.filter((name) => !later.includes(name) && !name.endsWith(".schema.json"));
const sum = (files) => files.map(sizes).reduce(add, nothing);
console.log(`Bytes sent, in KB of 1024 (${fileURLToPath(root)})`);
console.log("      raw      gzip    brotli");
for (const ending of new Set(first.map((name) => name.slice(name.lastIndexOf("."))))) {
  row(`*${ending}`, sum(first.filter((name) => name.endsWith(ending))));
}
row(`the first load, ${first.length} files`, sum(first));
row("besides, with the first spreadsheet", sum(later));
