// What Firefox 115 makes of the styles: it does not know :has(), and a rule that names it anywhere among its selectors is none.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";

const SUPPORTED = "@supports selector(:has(*)) {";

/** The sheet without its comments and without what stands where :has() is known. */
function elsewhere(sheet) {
  let text = sheet.replace(/\/\*[^]*?\*\//g, "");
  for (let from; (from = text.indexOf(SUPPORTED)) >= 0; ) {
    let end = from + SUPPORTED.length;
    for (let open = 1; open > 0; end += 1) open += { "{": 1, "}": -1 }[text[end]] ?? 0;
    text = text.slice(0, from) + text.slice(end);
  }
  return text;
}

/** The selectors of rules, list by list, that name :has(). */
function having(sheet) {
  const preludes = [...elsewhere(sheet).matchAll(/([^{};]+)\{/g)].map(([, prelude]) => prelude.trim());
  return preludes.filter((prelude) => prelude.includes(":has(") && !prelude.startsWith("@"));
}

const lists = (prelude) => prelude.replace(/\([^()]*\)/g, "").replace(/\([^()]*\)/g, "").split(",").length;

test("no rule is lost with a selector that is not known", () => {
  const lost = readdirSync("style").flatMap((name) =>
    having(readFileSync(`style/${name}`, "utf8")).filter((prelude) => lists(prelude) > 1).map((prelude) => `${name}: ${prelude}`),
  );
  assert.deepEqual(lost, []);
});

test("a list of selectors with :has() is noticed, and what stands under @supports is not", () => {
  const list = ".a,\n.b:has(.c, .d) { color: red; }";
  assert.deepEqual(having(list).map(lists), [2]);
  assert.deepEqual(having(`${SUPPORTED} @media print { ${list} } } .e:has(> .f) {}`).map(lists), [1]);
});

test("the ring of what has the focus is taken away only where the row shows it instead", () => {
  const table = elsewhere(readFileSync("style/table.css", "utf8"));
  assert.match(table, /\.row-opens:has\(\.row-link:focus-visible\)/);
  assert.doesNotMatch(table, /\.row-link:focus-visible \{\s*outline: none/);
});
