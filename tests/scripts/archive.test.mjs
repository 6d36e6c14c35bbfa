// The folder for a web server: nothing in it is left to fill in, every setting carries the page's policy, and it is the same
// archive wherever it is made.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { archive } from "../../scripts/release/web.mjs";

const POLICY = "default-src 'none'; script-src 'self' 'sha256-abc='";
const NOTES = { VERSION: "1.2.3\n" };

function built() {
  const folder = mkdtempSync(join(tmpdir(), "fieldbook-"));
  writeFileSync(join(folder, "index.html"), `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`);
  writeFileSync(join(folder, "index.html.gz"), "packed");
  return folder;
}

test("the archive holds the app, its notes and the settings of servers with the policy filled in", () => {
  const files = unzipSync(archive(built(), NOTES));
  const settings = ["nginx.conf", ".htaccess", "web.config", "_headers"].map((name) => `fieldbook/${name}`);
  const expected = ["index.html", "index.html.gz", "README.md", "VERSION"].map((name) => `fieldbook/${name}`);
  assert.deepEqual(Object.keys(files).sort(), [...expected, ...settings].sort());
  for (const [name, bytes] of Object.entries(files)) assert.ok(!strFromU8(bytes).includes("{{"), name);
  for (const name of settings) assert.ok(strFromU8(files[name]).includes(`${POLICY}; frame-ancestors 'none'`), name);
  assert.equal(strFromU8(files["fieldbook/VERSION"]), NOTES.VERSION);
});

test("its bytes do not depend on where and when it is made", () => {
  const folder = built();
  const make = `import("./scripts/release/web.mjs").then(({ archive }) => process.stdout.write(archive(process.argv[1], {}).toString("base64")))`;
  const [there, here] = ["Asia/Shanghai", "America/New_York"].map((TZ) => execFileSync(process.execPath, ["-e", make, folder], { env: { ...process.env, TZ }, encoding: "utf8" }));
  assert.equal(there, here);
});
