// Takes the pieces of the app out of the packs that they are sent in (scripts/build/packs.mjs).

const packs = new Map();

async function fetched(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.pathname}: ${response.status}`);
  return response.arrayBuffer();
}

/** The pack of an address, fetched once. One that did not come is asked for again the next time. */
function pack(address) {
  const known = packs.get(address.href);
  if (known) return known;
  const coming = fetched(address);
  packs.set(address.href, coming);
  coming.catch(() => packs.delete(address.href));
  return coming;
}

/** The bytes of a piece: from where to where of the pack at that address. */
export async function piece(address, from, to) {
  return new Uint8Array(await pack(address), from, to - from);
}
