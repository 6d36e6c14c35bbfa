// Bytes as text that a page can carry: 47 bits to three characters, all of them among 62,672 that are no surrogates, no marks
// of byte order, none that mean nothing and nothing the HTML parser changes. In a page of UTF-16 that costs 2 %, where base64
// costs a third. `unpack.js` is the way back.

/** The first character used. From it on they run to the surrogates, and go on behind them to U+FDCF. */
export const FIRST = 0x0100;
/** So many are before the surrogates; the rest stands `GAP` further on. */
export const BEFORE = 0xd800 - FIRST;
export const GAP = 0xe000 - 0xd800;
/** How many there are in all: three of them tell 2^47 things apart. */
export const CHARACTERS = BEFORE + 0xfdd0 - 0xe000;
const BITS = 47;

const characterOf = (digit) => FIRST + digit + (digit < BEFORE ? 0 : GAP);

/** The bytes as text. How many there are stands before it: what is left of the last characters is padding. */
export function widened(bytes) {
  const groups = Math.ceil((bytes.length * 8) / BITS);
  const characters = new Uint16Array(groups * 3);
  let [at, held, bits] = [0, 0, 0];
  for (let group = 0; group < groups; group += 1) {
    // Numbers are exact to 53 bits: a byte more than is wanted would not fit, so the last one is cut.
    let value = held;
    let wanted = BITS - bits;
    for (; wanted >= 8; wanted -= 8) value = value * 256 + (bytes[at++] ?? 0);
    const byte = wanted > 0 ? (bytes[at++] ?? 0) : 0;
    value = value * 2 ** wanted + (byte >>> (8 - wanted));
    bits = wanted > 0 ? 8 - wanted : 0;
    held = byte & ((1 << bits) - 1);
    for (let place = 2; place >= 0; place -= 1) {
      characters[group * 3 + place] = characterOf(value % CHARACTERS);
      value = Math.floor(value / CHARACTERS);
    }
  }
  return `${bytes.length} ${Buffer.from(characters.buffer).toString("utf16le")}`;
}
