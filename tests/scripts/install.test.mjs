// How scripts/install.sh comes by the tools, with programs in the place of the real ones that write down what they are asked.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";

const BINDGEN = /^name = "wasm-bindgen"\nversion = "([^"]+)"/m.exec(readFileSync("Cargo.lock", "utf8"))[1];

/** A clone into which npm installed, before or after its lock file was written; `packages` is what it put there. */
function clone(folder, { npm, packages = [] }) {
  mkdirSync(join(folder, "scripts"), { recursive: true });
  copyFileSync("scripts/install.sh", join(folder, "scripts/install.sh"));
  copyFileSync("Cargo.lock", join(folder, "Cargo.lock"));
  const lock = join(folder, "package-lock.json");
  writeFileSync(lock, "");
  utimesSync(lock, 1000, 1000);
  for (const name of packages) mkdirSync(join(folder, "node_modules", name), { recursive: true });
  if (npm === undefined) return;
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  const installed = join(folder, "node_modules/.package-lock.json");
  writeFileSync(installed, "");
  utimesSync(installed, npm, npm);
}
const [BEFORE, AFTER] = [500, 2000];

/** Runs `install.sh` on a machine that has cargo, Rust and what else is given; returns what was asked and what was said. */
function install(programs, { parts = ["build"], ...state } = { npm: AFTER }) {
  const folder = mkdtempSync(join(tmpdir(), "fieldbook-install-"));
  clone(folder, state);
  const log = join(folder, "log");
  writeFileSync(log, "");
  const program = (name, body) => writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
  for (const name of ["bash", "dirname", "awk", "grep", "env", "touch", "mkdir"]) symlinkSync(`/usr/bin/${name}`, join(folder, name));
  mkdirSync(join(folder, "sysroot/lib/rustlib/wasm32-unknown-unknown/lib"), { recursive: true });
  program("rustc", `echo ${join(folder, "sysroot")}`);
  program("node", "");
  program("cargo", `echo "$*" >> ${log}`);
  for (const [name, body] of Object.entries(programs)) program(name, body.replaceAll("LOG", log));
  const how = { env: { PATH: folder }, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] };
  const { status, stdout, stderr } = spawnSync("/bin/bash", ["--norc", join(folder, "scripts/install.sh"), ...parts], how);
  assert.equal(status, 0, stderr);
  const asked = readFileSync(log, "utf8").trim().split("\n").filter((line) => line !== "install --list");
  return { said: stdout + stderr, asked };
}

const FETCH = "binstall --no-confirm --disable-strategies quick-install,compile";

test("without cargo-binstall everything is compiled, and it is said how long that takes", () => {
  const { asked, said } = install({});
  assert.deepEqual(asked, [
    "install trunk --version 0.21.14 --locked",
    `install wasm-bindgen-cli --version ${BINDGEN}`,
    "install wasm_split_cli_support --version 0.2.4 --locked --features build-binary",
    "fetch --locked --quiet",
  ]);
  assert.match(said, /Compiling trunk 0\.21\.14: about ten minutes of one processor, once/);
  assert.match(said, /Compiled trunk in \d+ s/);
});

test("with it, what is to be had built is fetched and only the rest compiled", () => {
  const cargo = 'echo "$*" >> LOG; case "$*" in binstall*split*) exit 1 ;; esac';
  const { asked, said } = install({ "cargo-binstall": "", cargo });
  assert.deepEqual(asked, [
    `${FETCH} trunk@0.21.14`,
    `${FETCH} wasm-bindgen-cli@${BINDGEN}`,
    `${FETCH} wasm_split_cli_support@0.2.4`,
    "install wasm_split_cli_support --version 0.2.4 --locked --features build-binary",
    "fetch --locked --quiet",
  ]);
  assert.match(said, /There is no built wasm_split_cli_support 0\.2\.4 to be had/);
});

/** Everything but npm's packages. */
const TOOLS = {
  trunk: "echo trunk 0.21.14",
  "wasm-bindgen": `echo wasm-bindgen ${BINDGEN}`,
  "wasm-bindgen-test-runner": "",
  "wasm-split-cli": "",
  cargo: 'echo "$*" >> LOG; [ "$*" != "install --list" ] || echo "wasm_split_cli_support v0.2.4:"',
};

test("where all is there nothing is installed", () => {
  assert.deepEqual(install(TOOLS), { said: "", asked: ["fetch --locked --quiet"] });
});

test("of npm's packages the build takes only its own, and leaves those of the tests where they are", () => {
  const npm = { npm: 'echo "npm $*" >> LOG; mkdir -p node_modules' };
  const asked = (state) => install({ ...TOOLS, ...npm }, state).asked.filter((line) => line.startsWith("npm"));
  const [own, all] = ["npm ci --no-audit --no-fund --omit=dev", "npm ci --no-audit --no-fund"];
  const packages = ["@playwright/test"];
  assert.deepEqual(asked({}), [own], "a fresh clone");
  assert.deepEqual(asked({ npm: BEFORE }), [own], "the lock file is newer");
  assert.deepEqual(asked({ npm: AFTER }), []);
  assert.deepEqual(asked({ npm: BEFORE, packages }), [all], "those of the tests are there as well");
  assert.deepEqual(asked({ npm: AFTER, parts: ["npm"] }), [all], "only those of the build are there");
  assert.deepEqual(asked({ npm: AFTER, packages, parts: ["npm", "build"] }), []);
});
