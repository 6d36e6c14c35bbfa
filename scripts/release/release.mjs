// `make release`: what a branch gets, in release/. Both apps are built before (the Makefile does that): dist/ in parts, for
// servers, and target/single/ in one module, for the file.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { singleFile } from "./single.mjs";
import { archive } from "./web.mjs";

const OUT = "release";
const version = /^version = "([^"]+)"$/m.exec(readFileSync("Cargo.toml", "utf8"))[1];
const changes = readFileSync("CHANGELOG.md", "utf8");
const [, newest] = /^## (.+)$/m.exec(changes);
// What people are told about a version is about that version.
if (newest !== version) throw new Error(`CHANGELOG.md begins with "${newest}" and Cargo.toml says ${version}: give the changes their number first.`);

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT);
const files = {
  "CHANGELOG.md": Buffer.from(changes),
  VERSION: Buffer.from(`${version}\n`),
  "fieldbook-web.zip": archive("dist", { "CHANGELOG.md": changes, VERSION: `${version}\n` }),
  "fieldbook.html": await singleFile("target/single"),
};
let sums = "";
for (const [name, bytes] of Object.entries(files)) {
  writeFileSync(join(OUT, name), bytes);
  sums += `${createHash("sha256").update(bytes).digest("hex")}  ${name}\n`;
  console.log(`${OUT}/${name}: ${bytes.length.toLocaleString("en")} bytes`);
}
writeFileSync(join(OUT, "SHA256SUMS"), sums);
