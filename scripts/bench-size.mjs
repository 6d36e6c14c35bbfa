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
const files = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isFile());
const kinds = new Map();
for (const { name } of files) {
  const kind = `*${name.slice(name.lastIndexOf("."))}`;
  kinds.set(kind, add(kinds.get(kind) ?? [0, 0, 0], sizes(name)));
}
console.log(`Bytes sent, in KB of 1024 (${fileURLToPath(root)})`);
console.log("      raw      gzip    brotli");
for (const [kind, sums] of [...kinds].sort((a, b) => b[1][0] - a[1][0])) row(kind, sums);
row(`all ${files.length} files`, [...kinds.values()].reduce(add));
