// The words of a language go out as two files; what is in the program itself is not sent twice.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { LANGUAGES, areasOf } from "../../scripts/build/page.mjs";
import { SHARES, wordsOf } from "../../scripts/build/words.mjs";

/** The areas of a list of the program's. */
const listed = (program, kind) => {
  const [, list] = new RegExp(`cfg\\(${kind}target_arch = "wasm32"\\)+\\]\\s*const EMBEDDED: Sources = sources!\\(([^)]*)\\)`).exec(program);
  return [...list.matchAll(/"(\w+)"/g)].map(([, area]) => area).sort();
};

test("its files and the program together have every area, and none twice", () => {
  const program = readFileSync("src/app/i18n/areas.rs", "utf8");
  for (const language of LANGUAGES) {
    const sent = SHARES.flatMap((share) => Object.keys(JSON.parse(wordsOf(language, share))));
    assert.deepEqual([...sent, ...listed(program, ""), "help"].sort(), areasOf(language));
  }
  assert.deepEqual([...listed(program, "not\\("), "help"].sort(), areasOf("en"));
});
