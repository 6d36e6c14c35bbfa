// What is packed into the single file comes back out of it, and nothing in it is changed by an HTML parser.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import test from "node:test";
import { bytesOf } from "../../scripts/release/unpack.js";
import { widened } from "../../scripts/release/wide.mjs";

const cases = [0, 1, 2, 5, 6, 7, 11, 12, 13, 46, 47, 48, 94, 1000, 65536].map((length) => randomBytes(length));
const edges = [Buffer.alloc(64, 0x00), Buffer.alloc(64, 0xff), Buffer.from([0x80, 0x00, 0x01])];

test("bytes come back as they were", () => {
  for (const bytes of [...cases, ...edges]) assert.deepEqual(Buffer.from(bytesOf(widened(bytes))), Buffer.from(bytes));
});

test("the text holds no character that a parser or a codec changes", () => {
  for (const bytes of [...cases, ...edges]) {
    for (const character of widened(bytes).replace(/^\d+ /, "")) {
      const code = character.codePointAt(0);
      assert.ok(code >= 0x0100 && code < 0xfdd0 && !(code >= 0xd800 && code < 0xe000), code.toString(16));
    }
  }
});

test("it costs a fiftieth", () => {
  const bytes = randomBytes(150_000);
  const utf16 = Buffer.from(widened(bytes), "utf16le").length;
  assert.ok(utf16 < bytes.length * 1.022, `${utf16}`);
});
