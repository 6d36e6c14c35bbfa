// The pieces of the app go out in a few packs, and come out of them as they went in.
import assert from "node:assert/strict";
import test from "node:test";
import { pack, packed, piecesIn } from "../../scripts/build/packs.mjs";

const made = (name, needs) => `makeLoad(() => {
    const src = fetch(new URL("./${name}.wasm", import.meta.url));
    src.catch(() => {});
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}
, [${needs}])`;
const LOADER = `
/* office, setup, today */
const __chunk_1 = ${made("chunk_1", "")};
/* office, work */
const __chunk_2 = ${made("chunk_2", "")};
/* behind, my_pay */
const __chunk_3 = ${made("chunk_3", "")};
export const __wasm_split_load_setup = wrapAsyncCb(${made("split_setup", "__chunk_1")});
export const __wasm_split_load_office = wrapAsyncCb(${made("split_office", "__chunk_1, __chunk_2")});
`;

test("a piece is packed by the first pages that need it; what is little goes along with more", () => {
  const pieces = piecesIn(LOADER);
  assert.deepEqual(pieces.map(({ file, parts }) => `${file}: ${parts.join(" ")}`), [
    "chunk_1.wasm: office setup today",
    "chunk_2.wasm: office work",
    "chunk_3.wasm: behind my_pay",
    "split_setup.wasm: setup",
    "split_office.wasm: office",
  ]);
  const names = (sizeOf) => Object.fromEntries(packed(pieces, sizeOf).map(({ name, files }) => [name, files.join(" ")]));
  assert.deepEqual(names(() => 100_000), {
    "setup-today": "chunk_1.wasm",
    "office-work": "chunk_2.wasm",
    "behind-my_pay": "chunk_3.wasm",
    setup: "split_setup.wasm",
    office: "split_office.wasm",
  });
  assert.deepEqual(names(() => 100), {
    "setup-behind-today-my_pay": "chunk_1.wasm",
    later: "chunk_2.wasm",
    "behind-today-my_pay": "chunk_3.wasm",
    setup: "split_setup.wasm",
    office: "split_office.wasm",
  });
});

test("a large piece is a file of its own, called by what needs it, and its neighbours are packed without it", () => {
  const bytesOf = (file) => Buffer.alloc(file === "chunk_1.wasm" ? 1 << 17 : 70_000, file);
  const { packs, loader, packOf } = pack(LOADER, bytesOf);
  const file = packOf("chunk_1.wasm");
  assert.equal(file, "setup-today-1.wasm");
  assert.deepEqual(packs.find((pack) => pack.file === file).bytes, bytesOf("chunk_1.wasm"));
  assert.match(loader, new RegExp(`const src = whole\\(new URL\\("\\./${file}", import\\.meta\\.url\\)\\);`));
  assert.deepEqual(packs.map((pack) => pack.file).sort(), ["behind-my_pay.bin", "office-work.bin", "office.bin", file, "setup.bin"].sort());
});

test("the loader takes each piece from where it is, and nothing is fetched otherwise", () => {
  const bytesOf = (file) => Buffer.from(file.repeat(6000));
  const { packs, loader, packOf } = pack(LOADER, bytesOf);
  const taken = [...loader.matchAll(/piece\(new URL\("\.\/([^"]+)", import\.meta\.url\), (\d+), (\d+)\)/g)];
  const found = taken.map(([, name, from, to]) => packs.find(({ file }) => file === name).bytes.subarray(from, to).toString());
  assert.deepEqual(found, ["chunk_1.wasm", "chunk_2.wasm", "chunk_3.wasm", "split_setup.wasm", "split_office.wasm"].map((file) => bytesOf(file).toString()));
  assert.equal(packOf("chunk_2.wasm"), "office-work.bin");
  assert.throws(() => pack(LOADER.replaceAll("fetch(new", "fetch (new"), bytesOf), /in a way that is not known/);
});
