// The script before everything else: any browser can read it, and one that cannot run the app is told which one to take.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { runInNewContext } from "node:vm";
import { transform } from "esbuild";

const script = readFileSync("public/first.js", "utf8");

/** As much of a page as the script touches. */
function element(tag) {
  const made = { tag, children: [], attributes: {}, dataset: {} };
  made.setAttribute = (name, value) => (made.attributes[name] = value);
  made.getAttribute = (name) => made.attributes[name] ?? null;
  made.appendChild = (child) => made.children.push(child);
  return made;
}

const PROGRAM = ["./build-1/app.wasm", "./build-1/app.js", "./build-1/words-zh-CN.json"];

/** Runs the script in a browser with these globals; returns what became of its page. */
function open(globals, { adopts = true } = {}) {
  const heard = {};
  const place = element("script");
  place.attributes = { "data-at": "./build-1", "data-setup": "a.bin", "data-behind": "b.bin", "data-today": "b.bin c.bin" };
  const boot = element("script");
  boot.attributes = { "data-js": "./build-1/app.js", "data-wasm": "./build-1/app.wasm" };
  let parsed = false;
  const document = {
    documentElement: Object.assign(element("html"), { lang: "zh-CN" }),
    head: element("head"),
    body: element("body"),
    currentScript: place,
    createElement: element,
    createTextNode: (text) => ({ text }),
    addEventListener: (name, listener) => (heard[name] = listener),
    readyState: "loading",
    querySelector: () => parsed && boot,
    ...(adopts && { adoptedStyleSheets: [] }),
  };
  const kept = { getItem: () => null };
  const timers = [];
  const window = {};
  const later = { setTimeout: (timer, _, given) => timers.push(() => timer(given)) };
  runInNewContext(script, { document, window, localStorage: kept, location: { hash: "" }, WebAssembly: undefined, ...later, ...globals });
  heard.DOMContentLoaded?.();
  const before = document.head.children.length;
  timers.shift()?.();
  parsed = true;
  while (timers.length) timers.shift()();
  const asked = document.head.children.map(({ href }) => href);
  const lines = document.body.children.flatMap(({ children }) => children);
  return {
    refused: "data-too-old" in document.documentElement.attributes,
    hurried: before,
    asked,
    /** What is asked for besides once the program is about to be there. */
    then: () => (window.fetchPieces(), document.head.children.map(({ href }) => href).slice(asked.length)),
    said: lines.map(({ lang, children: [{ text }] }) => `${lang}: ${text}`),
  };
}

const css = (...known) => ({ supports: (property, value) => known.includes(`${property}: ${value}`) });
const WASM = { WebAssembly: {} };
const NOW = { ...WASM, CSS: css("container-type: inline-size") };

test("a browser of today is let in: the program comes a moment after the style was asked for, the first run's pieces after it", () => {
  const { then, ...opened } = open(NOW);
  assert.deepEqual(opened, { refused: false, hurried: 0, asked: PROGRAM, said: [] });
  assert.deepEqual(then(), ["./build-1/a.bin"]);
});

test("where the app has been before, what works with the facts comes along, with the page that is opened", () => {
  const known = { ...NOW, localStorage: { getItem: (key) => (key === "fieldbook.device" ? '"d"' : null) } };
  const { asked, then } = open(known);
  const behind = [...PROGRAM, "./build-1/words-zh-CN-rest.json", "./build-1/b.bin"];
  assert.deepEqual(asked, [...behind, "./build-1/c.bin"]);
  assert.deepEqual(then(), []);
  assert.deepEqual(open({ ...known, location: { hash: "#/jobs?find=3" } }).asked, behind);
});

const OLD = [
  ["Internet Explorer 11", {}, { adopts: false }],
  ["Chrome 61, which has modules", { ...WASM, CSS: css() }, { adopts: false }],
  ["Chromium 104", { ...WASM, CSS: css() }, {}],
  ["Safari 16.3", NOW, { adopts: false }],
  ["Firefox 109", { ...WASM, CSS: css() }, {}],
  ["a browser whose WebAssembly is switched off", { CSS: NOW.CSS }, {}],
];
for (const [name, globals, how] of OLD) {
  test(`${name} is told which browser to take, and fetches nothing`, () => {
    const { refused, asked, said } = open(globals, how);
    assert.ok(refused);
    assert.deepEqual(asked, []);
    assert.ok(said.some((line) => /^zh-CN: .*Chrome 或 Edge 109 以上、Firefox 115 以上、Safari 16\.4 以上/.test(line)), said.join("\n"));
    assert.ok(said.some((line) => /^en: .*use Chrome or Edge 109 or newer/.test(line)), said.join("\n"));
  });
}

test("the script is of the oldest JavaScript there is: nothing in it has to be rewritten for 2009", async () => {
  const written = async (target) => (await transform(script, { target, minifyWhitespace: true, charset: "utf8" })).code;
  assert.equal(await written("es5"), await written("esnext"));
});
