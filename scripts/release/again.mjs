// Builds the release a second time, from a copy of the sources in another folder and with another target folder, and
// compares what came out byte for byte with release/.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const sums = (folder) => readFileSync(join(folder, "release", "SHA256SUMS"), "utf8");
const lines = (text) => text.trim().split("\n");

const copy = mkdtempSync(join(tmpdir(), "fieldbook-again-"));
try {
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" });
  for (const name of new Set(listed.split("\0").filter(Boolean))) {
    mkdirSync(dirname(join(copy, name)), { recursive: true });
    // With their times: what is installed is judged by them.
    cpSync(name, join(copy, name), { preserveTimestamps: true });
  }
  symlinkSync(resolve("node_modules"), join(copy, "node_modules"));
  // Whatever else names a target folder would bring the first build's output along.
  const { CARGO_TARGET_DIR, MAKEFLAGS, MAKELEVEL, ...env } = process.env;
  execFileSync("make", ["release"], { cwd: copy, env, stdio: "inherit" });
  const [first, second] = [sums("."), sums(copy)];
  if (first !== second) {
    const other = lines(first).filter((line) => !lines(second).includes(line));
    throw new Error(`Two builds of the same sources differ:\n${other.join("\n")}`);
  }
  console.log("Built twice, byte for byte the same.");
} finally {
  rmSync(copy, { recursive: true, force: true });
}
