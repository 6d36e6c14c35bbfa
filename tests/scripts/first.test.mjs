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

/** Runs the script in a browser with these globals; returns what became of its page. */
function open(globals, { adopts = true } = {}) {
  const heard = {};
  const place = element("script");
  place.attributes = { "data-at": "./build-1", "data-setup": "a.js" };
  const document = {
    documentElement: element("html"),
    head: element("head"),
    body: element("body"),
    currentScript: place,
    createElement: element,
    createTextNode: (text) => ({ text }),
    addEventListener: (name, listener) => (heard[name] = listener),
    ...(adopts && { adoptedStyleSheets: [] }),
  };
  const kept = { getItem: () => null };
  const frames = [];
  const window = {};
  const later = { requestAnimationFrame: (frame) => frames.push(frame), setTimeout: () => {} };
  runInNewContext(script, { document, window, localStorage: kept, location: { hash: "" }, WebAssembly: undefined, ...later, ...globals });
  heard.DOMContentLoaded?.();
  const before = document.head.children.length;
  while (frames.length) frames.shift()();
  const lines = document.body.children.flatMap(({ children }) => children);
  return {
    refused: "data-too-old" in document.documentElement.attributes,
    hurried: before,
    asked: document.head.children.map(({ href }) => href),
    said: lines.map(({ lang, children: [{ text }] }) => `${lang}: ${text}`),
  };
}

const css = (...known) => ({ supports: (property, value) => known.includes(`${property}: ${value}`) });
const WASM = { WebAssembly: {} };
const NOW = { ...WASM, CSS: css("container-type: inline-size") };

test("a browser of today is let in and asks for its pieces, once something is painted", () => {
  assert.deepEqual(open(NOW), { refused: false, hurried: 0, asked: ["./build-1/a.js"], said: [] });
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
