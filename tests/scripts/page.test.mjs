// The page is finished by the build: words, policy, and the folder that belongs to one build.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { FRAME } from "../../scripts/release/single.mjs";
import { movedIntoBuild, writeWorker } from "../../scripts/build/build.mjs";
import { inlined, worded } from "../../scripts/build/page.mjs";
import { neededBy } from "../../scripts/build/wasm.mjs";

const words = [
  ["zh-CN", { "shell.a": "甲 & 乙" }],
  ["en", { "shell.a": "a < b" }],
];

test("a key becomes its words in every language", () => {
  assert.equal(worded("<p>{{shell.a}}</p>", words), '<p><span lang="zh-CN">甲 &amp; 乙</span><span lang="en">a &lt; b</span></p>');
  assert.throws(() => worded("{{shell.b}}", words), /shell\.b/);
});

test("an inlined script is allowed by its hash and nothing else is", () => {
  const page = "<meta content=\"script-src 'self' x\"><script data-inline=\"first\"></script>";
  const script = "let $& = 1;";
  const hash = createHash("sha256").update(script).digest("base64");
  assert.equal(inlined(page, "first", script), `<meta content="script-src 'self' 'sha256-${hash}' x"><script>${script}</script>`);
  assert.throws(() => inlined("<p>", "first", script), /no place/);
});

test("each part's files are those that its loader fetches, those of what it rests on included", () => {
  const load = (file, needs) => `makeLoad(() => {\n    const src = fetch(new URL("./${file}", import.meta.url));\n    return src;\n}\n, [${needs}])`;
  const loader = [
    `const __chunk_1 = ${load("chunk_1.wasm", "")};`,
    `const __chunk_2 = ${load("chunk_2.wasm", "__chunk_1")};`,
    `export const __wasm_split_load_today = wrapAsyncCb(${load("split_today.wasm", "__chunk_2, __chunk_1")});`,
    `export const __wasm_split_load_my_pay = wrapAsyncCb(${load("split_my_pay.wasm", "")});`,
  ].join("\n");
  assert.deepEqual(neededBy(loader), { today: ["split_today.wasm", "chunk_2.wasm", "chunk_1.wasm"], my_pay: ["split_my_pay.wasm"] });
  assert.throws(() => neededBy(""), /no part/);
});

function built(files) {
  const folder = mkdtempSync(join(tmpdir(), "fieldbook-"));
  mkdirSync(join(folder, "app-1"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const FILES = { "app-1.js": "one", "app-1/parts.js": "two", "icon.svg": "<svg/>", "sw.js": 'const a = "%BUILD%", b = "%FILES%";' };
const PAGE = '<html lang="zh-CN"><script src="./app-1.js"></script><link href="icon.svg">';

test("what the page fetches moves into the folder of the build", () => {
  const folder = built(FILES);
  const { build, html } = movedIntoBuild(folder, PAGE);
  assert.match(build, /^[0-9a-f]{12}$/);
  assert.equal(html, `<html lang="zh-CN" data-build="${build}"><script src="./build-${build}/app-1.js"></script><link href="icon.svg">`);
  assert.deepEqual(readdirSync(folder).sort(), [`build-${build}`, "icon.svg", "sw.js"]);
  assert.equal(readFileSync(join(folder, `build-${build}`, "app-1", "parts.js"), "utf8"), "two");
});

test("any other content is another build, and the same content the same", () => {
  const name = (files, page) => movedIntoBuild(built(files), page).build;
  const names = [
    name(FILES, PAGE),
    name({ ...FILES, "app-1.js": "three" }, PAGE),
    name({ ...FILES, "app-1/parts.js": "three" }, PAGE),
    name(FILES, `${PAGE} `),
  ];
  assert.equal(new Set(names).size, names.length);
  assert.equal(name(FILES, PAGE), names[0]);
});

test("the service worker knows every file and what it holds", () => {
  const folder = built(FILES);
  writeFileSync(join(folder, "index.html"), PAGE);
  writeWorker(folder, "abc");
  const sum = (text) => createHash("sha256").update(text).digest("base64");
  const list = JSON.stringify([["app-1.js", sum("one")], ["app-1/parts.js", sum("two")], ["icon.svg", sum("<svg/>")], ["./", sum(PAGE)]]);
  assert.equal(readFileSync(join(folder, "sw.js"), "utf8"), `const a = "abc", b = ${list};`);
});

test("the single file's first paint has a rule for everything that the frame is made of", () => {
  const page = readFileSync("index.html", "utf8");
  const frame = page.slice(page.indexOf('<div id="boot"'), page.indexOf("</body>"));
  const classes = new Set([...frame.matchAll(/class="([^"]+)"/g)].flatMap(([, names]) => names.split(" ")));
  const style = (names) => names.map((name) => readFileSync(`style/${name}.css`, "utf8")).join("\n");
  const everywhere = style(readdirSync("style").map((name) => name.replace(/\.css$/, "")));
  const styled = (css, name) => new RegExp(`\\.${name}(?![\\w-])`).test(css);
  assert.ok(classes.size > 15, [...classes].join(" "));
  const missing = [...classes].filter((name) => styled(everywhere, name) && !styled(style(FRAME), name));
  assert.deepEqual(missing, []);
});
