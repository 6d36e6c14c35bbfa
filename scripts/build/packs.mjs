// The pieces that the app was cut into. Small ones, some of a few hundred bytes, are packed into a few files by what needs them:
// each file asked for costs a thin line more than its bytes, and together they compress better. A large one is a file of its own:
// the browser compiles it while it comes, and keeps what it compiled for the next time, which it does for no part of a file.

/** The parts that somebody waits for when the page is opened, the one of the first visit first. */
const FIRST = ["setup", "behind", "today", "my_pay"];
/** What several parts share and is smaller than this, in bytes, goes along with more than it belongs to. */
const SMALL = 64 * 1024;
/** From so many bytes on a piece is a file of its own. */
const LARGE = 128 * 1024;

/** The pack that a piece belongs to, by the parts that need it: each part has one of its own, and so has what they share. */
function packOf(parts) {
  const first = FIRST.filter((part) => parts.includes(part));
  return (first.length ? first : parts).join("-");
}

/** Where a small pack goes: to what every first page fetches, to what every one but the first run fetches, or to the rest. */
function largerThan(name) {
  const parts = name.split("-");
  if (parts.includes(FIRST[0])) return FIRST.join("-");
  return FIRST.some((part) => parts.includes(part)) ? FIRST.slice(1).join("-") : "later";
}

/** The pieces that the generated loader fetches: the file, and the parts that need it. */
export function piecesIn(loader) {
  const shared = loader.matchAll(/\/\* ([\w, ]+) \*\/\s*const \w+ = makeLoad\(\(\) => \{\s*const src = fetch\(new URL\("\.\/([^"]+)"/g);
  const own = loader.matchAll(/const __wasm_split_load_(\w+) = wrapAsyncCb\(makeLoad\(\(\) => \{\s*const src = fetch\(new URL\("\.\/([^"]+)"/g);
  return [...shared, ...own].map(([, parts, file]) => ({ file, parts: parts.split(", ") }));
}

/** Which pieces go into which pack: `{ name, files }`, from the names and sizes of the pieces. Large ones go into none. */
export function packed(all, sizeOf) {
  const pieces = all.filter(({ file }) => sizeOf(file) < LARGE);
  const grouped = (nameOf) => {
    const groups = new Map();
    for (const piece of pieces) groups.set(nameOf(piece), [...(groups.get(nameOf(piece)) ?? []), piece.file]);
    return groups;
  };
  const exact = grouped(({ parts }) => packOf(parts));
  const isSmall = (name) => name.includes("-") && exact.get(name).reduce((sum, file) => sum + sizeOf(file), 0) < SMALL;
  const packs = grouped(({ parts }) => (isSmall(packOf(parts)) ? largerThan(packOf(parts)) : packOf(parts)));
  return [...packs].map(([name, files]) => ({ name, files }));
}

/** The large pieces as files, each called by what needs it. */
function alone(pieces, bytes, places) {
  const large = pieces.filter(({ file }) => bytes.get(file).length >= LARGE);
  return large.map(({ file, parts }, place) => {
    places[file] = [`${packOf(parts)}-${place + 1}.wasm`];
    return { file: places[file][0], bytes: bytes.get(file) };
  });
}

/** How the loader gets a piece (public/pieces.js). */
const taking = ([file, from, to]) =>
  `${to ? "piece" : "whole"}(new URL("./${file}", import.meta.url)${to ? `, ${from}, ${to}` : ""})`;

/**
 * Packs the pieces, whose bytes `bytesOf` gives. Returns the files, the loader that takes the pieces out of them by
 * public/pieces.js, and the file of each piece.
 */
export function pack(loader, bytesOf) {
  const pieces = piecesIn(loader);
  const bytes = new Map(pieces.map(({ file }) => [file, bytesOf(file)]));
  const places = {};
  const large = alone(pieces, bytes, places);
  const packs = packed(pieces, (file) => bytes.get(file).length).map(({ name, files }) => {
    const pack = `${name}.bin`;
    let end = 0;
    for (const file of files) places[file] = [pack, end, (end += bytes.get(file).length)];
    return { file: pack, bytes: Buffer.concat(files.map((file) => bytes.get(file))) };
  });
  const taken = loader.replace(
    /const src = fetch\(new URL\("\.\/([^"]+)", import\.meta\.url\)\);(\s*src\.catch\(\(\) => \{\}\);\s*)return async \(imports\) => \(WebAssembly\.instantiateStreaming\(src, imports\)\);/g,
    (_, file, caught) => `const src = ${taking(places[file])};${caught}return async (imports) => WebAssembly.instantiate(await src, imports);`,
  );
  if (taken.includes("instantiateStreaming")) throw new Error("The generated loader fetches a piece in a way that is not known here.");
  return { packs: [...packs, ...large], loader: taken, packOf: (file) => places[file][0] };
}
