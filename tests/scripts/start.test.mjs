// What the page that is shown when nothing works makes of the stored records.
import assert from "node:assert/strict";
import test from "node:test";

// The page's script listens for faults as soon as it is read.
globalThis.addEventListener ??= () => {};
const { sorted } = await import("../../public/start.js");

test("stored lists give their facts, everything else its text, what was not given out an empty one", () => {
  const newer = { seq: 4, format: 9, facts: "of a newer program" };
  const records = [{ seq: 1, format: 1, json: '[{"id":"a"}]' }, { seq: 2, format: 1, json: '[{"id":' }, null, newer, undefined];
  assert.deepEqual(sorted(records), { facts: [{ id: "a" }], damaged: ['[{"id":', "", JSON.stringify(newer), ""] });
});
