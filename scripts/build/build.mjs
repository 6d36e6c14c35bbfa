// One build and its name: everything the page fetches lies in a folder that is called by the content, so that no page
// can ever fetch from another build, and a browser may keep what lies there for good.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** All files below a folder, by their path with forward slashes, in one order everywhere. */
export function filesIn(folder) {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return all.map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/")).sort();
}

/** What a build is called: a hash of every name and content, and of its page. */
function nameOf(staging, names, html) {
  const hash = createHash("sha256").update(html);
  for (const name of names) hash.update(`\0${name}\0`).update(readFileSync(join(staging, name)));
  return hash.digest("hex").slice(0, 12);
}

/** What stays at the top: its address is known to others than the page. */
const AT_THE_TOP = [/^index\.html$/, /^manifest\.webmanifest$/, /^icon/, /\.schema\.json$/, /^sw\.js$/];

/**
 * Moves what the page fetches into the folder of this build and lets the page say so. Returns the page and the build's
 * name.
 */
export function movedIntoBuild(staging, html) {
  const all = filesIn(staging);
  const build = nameOf(staging, all.filter((name) => name !== "index.html"), html);
  const folder = `build-${build}`;
  mkdirSync(join(staging, folder));
  const moved = [...new Set(all.filter((name) => !AT_THE_TOP.some((top) => top.test(name))).map((name) => name.split("/")[0]))];
  for (const name of moved) renameSync(join(staging, name), join(staging, folder, name));
  const placed = html.replace(/"\.\/([^"/]+)"/g, (text, name) => (moved.includes(name) ? `"./${folder}/${name}"` : text));
  return { build, html: placed.replace('<html lang="zh-CN">', `<html lang="zh-CN" data-build="${build}">`) };
}

/** The service worker with the files of this build and what each must contain. */
export function writeWorker(staging, build) {
  const files = filesIn(staging).filter((name) => name !== "sw.js");
  const sums = files.map((name) => [
    name === "index.html" ? "./" : name,
    createHash("sha256").update(readFileSync(join(staging, name))).digest("base64"),
  ]);
  const file = join(staging, "sw.js");
  const filled = readFileSync(file, "utf8")
    .replace('"%BUILD%"', () => JSON.stringify(build))
    .replace('"%FILES%"', () => JSON.stringify(sums));
  if (filled.includes("%")) throw new Error("public/sw.js has a place that nothing fills.");
  writeFileSync(file, filled);
}

/** Beside each file that shrinks, itself compressed, for hosts that send such files as they are. */
export function compress(staging) {
  for (const name of filesIn(staging)) {
    const content = readFileSync(join(staging, name));
    if (content.length < 1024 || /\.(png|br|gz)$/.test(name)) continue;
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    writeFileSync(join(staging, `${name}.br`), brotliCompressSync(content, { params }));
    writeFileSync(join(staging, `${name}.gz`), gzipSync(content, { level: 9 }));
  }
}
