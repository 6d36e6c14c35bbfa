// What the page that is shown when nothing works makes of the stored records.
import assert from "node:assert/strict";
import test from "node:test";

// The page's script listens for faults as soon as it is read.
globalThis.addEventListener ??= () => {};
const { sorted } = await import("../../public/start.js");

test("stored lists give their facts, everything else its text, what was not given out an empty one", () => {
  const newer = { seq: 4, format: 9, facts: "of a newer program" };
  const records = [
    { seq: 1, format: 1, json: '[{"id":"a"}]' },
    { seq: 2, format: 1, json: '[{"id":' },
    null,
    newer,
    undefined,
    // As facts are stored that say where they stand; one that is to stay as it was written is a text.
    { seq: 5, format: 2, json: '[{"id":"b","link":{"n":1}},"{ \\"id\\": \\"c\\" }"]' },
  ];
  assert.deepEqual(sorted(records), {
    facts: ['{"id":"a"}', '{"id":"b","link":{"n":1}}', '{ "id": "c" }'],
    damaged: ['[{"id":', "", JSON.stringify(newer), ""],
  });
});
