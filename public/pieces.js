// Brings the pieces of the app, compiled: out of the packs that small ones are sent in, and large ones by themselves
// (scripts/build/packs.mjs). Each is compiled as soon as it is here, also while another is still on its way.

const packs = new Map();

async function fetched(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.pathname}: ${response.status}`);
  return response;
}

/** The pack of an address, fetched once. One that did not come is asked for again the next time. */
function pack(address) {
  const known = packs.get(address.href);
  if (known) return known;
  const coming = fetched(address).then((response) => response.arrayBuffer());
  packs.set(address.href, coming);
  coming.catch(() => packs.delete(address.href));
  return coming;
}

/** A piece: from where to where of the pack at that address. */
export async function piece(address, from, to) {
  return WebAssembly.compile(new Uint8Array(await pack(address), from, to - from));
}

/** A piece that is a file. A server that calls it something else gets it compiled all the same, and not kept. */
export async function whole(address) {
  const response = await fetched(address);
  const isNamed = response.headers.get("Content-Type")?.startsWith("application/wasm");
  return isNamed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
