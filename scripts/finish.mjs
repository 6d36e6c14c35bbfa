// Run by trunk after its build, before dist/ is replaced. Where the app was built with the feature `split`, cuts the
// linker's output into the first module and the parts that are fetched when they are opened (src/features/parts.rs),
// and puts them in the place of what trunk bound. In release builds it makes one stylesheet of all, and takes out the
// names of functions, which only a debugger reads. Trunk itself cannot cut (its issue 1022): relocations are gone when
// its hook runs, so this starts from cargo's output again.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const APP = "fieldbook";
const staging = process.env.TRUNK_STAGING_DIR;
const release = process.env.TRUNK_PROFILE === "release";
if (!staging) throw new Error("Trunk runs this after its build (Trunk.toml): see `make dist`.");

const run = (tool, ...words) => execFileSync(tool, words, { encoding: "utf8", maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "inherit"] });

/** A wasm module without its custom sections of names: they say nothing to the browser. */
function withoutNames(module) {
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

/** Cuts the app named `stem` in staging; its parts go into a folder of that name, so that no two builds mix. */
function split(stem) {
  const { target_directory: target } = JSON.parse(run("cargo", "metadata", "--format-version", "1", "--no-deps", "--offline"));
  const linked = join(target, "wasm32-unknown-unknown", release ? "release" : "debug", `${APP}.wasm`);
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
  writeFileSync(join(folder, "parts.js"), importedFrom(loader, `./${stem}.js`, `../${stem}.js`));
  const parts = readdirSync(cut).filter((name) => name.endsWith(".wasm") && name !== `${stem}.wasm`);
  for (const part of parts) writeFileSync(join(folder, part), withoutNames(readFileSync(join(cut, part))));
  console.log(`Cut ${APP} into its first module and ${parts.length} pieces of parts.`);
}

/** One stylesheet in place of those the page names, in their order: one request, and less to send. */
function joinStyles() {
  const page = join(staging, "index.html");
  const html = readFileSync(page, "utf8");
  const links = [...html.matchAll(/<link rel="stylesheet" href="\.\/([^"]+)"[^>]*>\s*/g)];
  if (!links.length) throw new Error("The page names no stylesheet.");
  const sheet = Buffer.concat(links.map(([, name]) => readFileSync(join(staging, name))));
  const hash = (kind) => createHash(kind).update(sheet);
  const name = `style-${hash("sha256").digest("hex").slice(0, 16)}.css`;
  const link = `<link rel="stylesheet" href="./${name}" integrity="sha384-${hash("sha384").digest("base64")}"/>\n    `;
  writeFileSync(join(staging, name), sheet);
  const [first, ...others] = links.map(([text]) => text);
  const joined = others.reduce((text, other) => text.replace(other, ""), html.replace(first, link));
  writeFileSync(page, joined);
  for (const [, old] of links) rmSync(join(staging, old));
}

const script = readdirSync(staging).find((name) => name.startsWith(`${APP}-`) && name.endsWith(".js"));
if (!script) throw new Error(`Trunk built no ${APP}-*.js.`);
if (readFileSync(join(staging, script), "utf8").includes("__wasm_split_placeholder__")) split(script.slice(0, -".js".length));
if (release) {
  joinStyles();
  for (const name of readdirSync(staging).filter((name) => name.endsWith(".wasm"))) {
    const file = join(staging, name);
    writeFileSync(file, withoutNames(readFileSync(file)));
  }
}
