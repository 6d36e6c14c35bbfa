// Serves the app without a network. Each build lies in a cache of its own, filled whole or not at all and checked byte
// for byte, so that no page ever gets pieces of two builds. A new build is there for the next page that is opened; pages
// that are open keep theirs until they are closed or loaded anew.

const BUILD = "%BUILD%";
/** What belongs to this build: address and SHA-256. */
const FILES = "%FILES%";

// Another Fieldbook may live in another folder of the same address.
const ours = (name) => name.startsWith(`fieldbook ${registration.scope} `);
const cacheOf = (build) => `fieldbook ${registration.scope} ${build}`;
/** Where a file that was shared with the app waits for the page to take it. */
const SHARED = `fieldbook-shared ${registration.scope}`;

/** How long a page has to say which build it is. One that is asleep does not answer. */
const PATIENCE_MS = 2000;

self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(tell().then(() => self.clients.claim()).then(dropOld)));
// A page says so when it has opened: those of an older build may be gone by then.
self.addEventListener("message", (event) => event.waitUntil(dropOld()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (!request.url.startsWith(registration.scope)) return;
  if (request.method === "POST" && address.searchParams.has("shared")) event.respondWith(share(request));
  if (request.method === "GET") event.respondWith(answer(request));
});

async function sum(body) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return btoa(String.fromCharCode(...digest));
}

/** Fetches every file of this build. A host that is just being changed, or answers with another page, fills nothing. */
async function fill() {
  const fetched = FILES.map(async ([address, expected]) => {
    const response = await fetch(new URL(address, registration.scope), { cache: "no-cache" });
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    const body = await response.clone().arrayBuffer();
    if ((await sum(body)) !== expected) throw new Error(`${address} is of another build`);
    const headers = new Headers(response.headers);
    // The body is no longer as it was sent, and is the answer to whatever asks for its address.
    for (const name of ["Content-Encoding", "Content-Length", "Vary"]) headers.delete(name);
    return [address, new Response(body, { headers })];
  });
  const files = await Promise.all(fetched);
  const cache = await caches.open(cacheOf(BUILD));
  await Promise.all(files.map(([address, response]) => cache.put(new URL(address, registration.scope), response)));
}

async function openPages() {
  const pages = await self.clients.matchAll({ includeUncontrolled: true });
  return pages.filter((page) => page.url.startsWith(registration.scope));
}

/** Tells the open pages which build the next one will be. */
async function tell() {
  for (const page of await openPages()) page.postMessage({ ready: BUILD });
}

/** Drops the builds that no open page can ask for any more. */
async function dropOld() {
  // A newer worker is filling its own: it drops the others itself, once it is at work.
  if (registration.installing || registration.waiting) return;
  const builds = await Promise.all((await openPages()).map(buildOf));
  // A page that does not answer may be of any build: nothing goes until it is closed.
  if (builds.includes(undefined)) return;
  const kept = new Set([BUILD, ...builds].map(cacheOf));
  const old = (await caches.keys()).filter((name) => ours(name) && !kept.has(name));
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** Which build a page is; `undefined` when it does not say. */
function buildOf(page) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => resolve(event.data);
    setTimeout(resolve, PATIENCE_MS);
    page.postMessage({ ask: "build" }, [port2]);
  });
}

async function answer(request) {
  const page = request.mode === "navigate" && isPage(request.url);
  const own = await caches.open(cacheOf(BUILD));
  const kept = page ? await own.match(registration.scope) : await fromCaches(request, own);
  return kept ?? fetch(request);
}

/** The page has one address in every cache; what stands behind `?` or `#` is for the page. */
function isPage(url) {
  const { origin, pathname } = new URL(url);
  const path = origin + pathname;
  return path === registration.scope || path === `${registration.scope}index.html`;
}

async function fromCaches(request, own) {
  const found = await own.match(request);
  if (found) return found;
  // A page of an older build asks for what only that build has.
  for (const name of (await caches.keys()).filter(ours)) {
    const older = await (await caches.open(name)).match(request);
    if (older) return older;
  }
  return undefined;
}

/** Keeps files shared with the app until its page takes them, and opens that page, which looks at the first. */
async function share(request) {
  const files = (await request.formData()).getAll("bundle").filter((file) => file instanceof File);
  // What was shared before and never looked at is not among them.
  await caches.delete(SHARED);
  const cache = await caches.open(SHARED);
  await Promise.all(
    files.map((file, place) => {
      const headers = { "X-Name": encodeURIComponent(file.name) };
      return cache.put(new URL(`shared-${place}`, registration.scope), new Response(file, { headers }));
    }),
  );
  return Response.redirect(`${registration.scope}#/data`, 303);
}
