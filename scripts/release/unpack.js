// The pieces that the single file carries, back from text (wide.mjs) and out of their compression.
import { decompress } from "fzstd";

const FIRST = 0x0800;
const BITS = 15;

/** The bytes of a text that `widened` made. */
export function bytesOf(text) {
  const space = text.indexOf(" ");
  const bytes = new Uint8Array(Number(text.slice(0, space)));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (let next = space + 1; at < bytes.length; next++) {
    held = (held << BITS) | (text.charCodeAt(next) - FIRST);
    bits += BITS;
    while (bits >= 8 && at < bytes.length) {
      bits -= 8;
      bytes[at++] = held >>> bits;
      held &= (1 << bits) - 1;
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
