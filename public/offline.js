// Keeps the app for a time without a network, and says when a newer build lies ready.

/** How long a page that stays open waits before it asks for a newer build again. */
const ASK_AGAIN_MS = 60 * 60 * 1000;

/** How long the page that was opened has the processor and the line for itself: what is fetched ahead takes both. */
const SETTLED_MS = 2000;

const build = document.documentElement.dataset.build;

/** Resolves when the page that was opened has settled and the browser has nothing else to do. */
function settled() {
  // Safari has no idle moments; elsewhere a busy page may have none for long.
  const whenIdle = window.requestIdleCallback ?? ((callBack) => setTimeout(callBack));
  return new Promise((resolve) => setTimeout(() => whenIdle(resolve, { timeout: 3 * SETTLED_MS }), SETTLED_MS));
}

/** Registers the service worker once the page has what it needs itself. */
export async function keep() {
  // Missing where the page is not served securely, and in some private windows.
  const workers = navigator.serviceWorker;
  if (!workers) return;
  workers.addEventListener("message", (event) => {
    if (event.data?.ask === "build") event.ports[0]?.postMessage(build);
    if (event.data?.ready && event.data.ready !== build) {
      dispatchEvent(new CustomEvent("fieldbook-newer", { detail: event.data.ready }));
    }
  });
  await settled();
  try {
    const registration = await workers.register(new URL("sw.js", document.baseURI), { updateViaCache: "none" });
    workers.startMessages();
    registration.active?.postMessage({ opened: build });
    let asked = Date.now();
    document.addEventListener("visibilitychange", () => {
      if (document.hidden || Date.now() - asked < ASK_AGAIN_MS) return;
      asked = Date.now();
      registration.update().catch(() => {});
    });
  } catch {
    // A host that does not serve the worker, or a browser that forbids it: the app goes on with the network.
  }
}
