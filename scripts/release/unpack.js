// The pieces that the single file carries, back from text (wide.mjs) and out of their compression.
import { decompress } from "fzstd";

const FIRST = 0x0100;
const BEFORE = 0xd800 - FIRST;
const GAP = 0xe000 - 0xd800;
const CHARACTERS = BEFORE + 0xfdd0 - 0xe000;
const BITS = 47;

/** The bytes of a text that `widened` made. */
export function bytesOf(text) {
  const space = text.indexOf(" ");
  const bytes = new Uint8Array(Number(text.slice(0, space)));
  const digit = (at) => {
    const code = text.charCodeAt(at);
    return code - FIRST - (code < 0xd800 ? 0 : GAP);
  };
  let [held, bits, at] = [0, 0, 0];
  for (let next = space + 1; at < bytes.length; next += 3) {
    const value = (digit(next) * CHARACTERS + digit(next + 1)) * CHARACTERS + digit(next + 2);
    // Bit arithmetic knows 32 bits of a number: the upper 23 and the lower 24 go one after the other.
    for (const [part, width] of [[Math.floor(value / 2 ** 24), BITS - 24], [value % 2 ** 24, 24]]) {
      held = (held << width) | part;
      bits += width;
      while (bits >= 8 && at < bytes.length) {
        bits -= 8;
        bytes[at++] = held >>> bits;
        held &= (1 << bits) - 1;
      }
    }
  }
  return bytes;
}

let all = null;

/** A piece's bytes. They are packed as one, and unpacked when the first is asked for. */
export function piece(name) {
  const carrier = document.getElementById("pieces");
  all ??= decompress(bytesOf(carrier.textContent));
  return all.subarray(...JSON.parse(carrier.dataset.index)[name]);
}
