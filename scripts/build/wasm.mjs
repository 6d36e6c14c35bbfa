// Cutting the app into its first module and the parts that are fetched when they are opened (src/features/parts.rs).
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pack } from "./packs.mjs";

const run = (tool, ...words) => execFileSync(tool, words, { encoding: "utf8", maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "inherit"] });

/** What the generated loader calls the function that brings a part, before the part's name. */
const LOADER = "__wasm_split_load_";

/** A wasm module without its custom sections of names: they say nothing to the browser. */
export function withoutNames(module) {
  const kept = [module.subarray(0, 8)];
  const number = (at) => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = module[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return [value, at];
    }
  };
  for (let at = 8; at < module.length; ) {
    const [length, body] = number(at + 1);
    const custom = module[at] === 0;
    const [nameLength, name] = custom ? number(body) : [0, 0];
    const named = custom ? module.toString("utf8", name, name + nameLength) : "";
    if (!["name", "producers"].includes(named)) kept.push(module.subarray(at, body + length));
    at = body + length;
  }
  return Buffer.concat(kept);
}

/** A script that imports from elsewhere; the name by which the module asks for it stays. */
function importedFrom(script, from, to) {
  if (!script.includes(` from "${from}"`)) throw new Error(`The generated script does not import ${from}.`);
  return script.replaceAll(` from "${from}"`, ` from "${to}"`);
}

/**
 * Cuts the app named `stem` in `staging`; its parts go into a folder of that name, so that no two builds mix. Starts from
 * cargo's output: relocations are gone from what trunk bound (its issue 1022). Returns the files that each part needs.
 */
export function split(staging, app, stem, release) {
  const { target_directory: target } = JSON.parse(run("cargo", "metadata", "--format-version", "1", "--no-deps", "--offline"));
  const linked = join(target, "wasm32-unknown-unknown", release ? "release" : "debug", `${app}.wasm`);
  const cut = join(target, "split");
  const bound = join(cut, "bound");
  rmSync(cut, { recursive: true, force: true });
  mkdirSync(bound, { recursive: true });
  run("wasm-split-cli", "--target", "web", "--out-name", stem, linked, cut);
  run("wasm-bindgen", "--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir", bound, "--out-name", stem, join(cut, `${stem}.wasm`));

  const first = readFileSync(join(bound, `${stem}.js`), "utf8");
  writeFileSync(join(staging, `${stem}.js`), importedFrom(first, "./__wasm_split.js", `./${stem}/parts.js`));
  renameSync(join(bound, `${stem}_bg.wasm`), join(staging, `${stem}_bg.wasm`));

  const folder = join(staging, stem);
  mkdirSync(folder);
  const loader = readFileSync(join(cut, "__wasm_split.js"), "utf8");
  const bare = (file) => withoutNames(readFileSync(join(cut, file)));
  const { packs, loader: packed, packOf } = pack(importedFrom(loader, `./${stem}.js`, `../${stem}.js`), bare);
  // In one with it: the loader waits for nothing else.
  writeFileSync(join(folder, "parts.js"), `${packed}\n${readFileSync("public/pieces.js", "utf8").replaceAll("export ", "")}`);
  for (const { file, bytes } of packs) writeFileSync(join(folder, file), bytes);
  const needed = Object.entries(neededBy(loader));
  return Object.fromEntries(needed.map(([part, files]) => [part, [...new Set(files.map(packOf))]]));
}

/** The files of each part, by its name, as the generated loader fetches them. */
export function neededBy(loader) {
  const loads = loader.matchAll(/const (\w+) = (?:wrapAsyncCb\()?makeLoad\(.*?new URL\("\.\/([^"]+)".*?, \[([^\]]*)\]\)/gs);
  const found = new Map([...loads].map(([, name, file, needs]) => [name, { file, needs: needs.split(",").map((need) => need.trim()).filter(Boolean) }]));
  const filesOf = (name) => [found.get(name).file, ...found.get(name).needs.flatMap(filesOf)];
  const parts = [...found.keys()].filter((name) => name.startsWith(LOADER));
  if (!parts.length) throw new Error("The generated loader names no part.");
  return Object.fromEntries(parts.map((name) => [name.slice(LOADER.length), [...new Set(filesOf(name))]]));
}
