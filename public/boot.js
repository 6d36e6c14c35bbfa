// Where a served page has its pieces from: beside this script.
import { start } from "./start.js";

const script = document.querySelector("script[data-wasm]");
const at = (name) => new URL(name, import.meta.url).href;
const from = (name) => new URL(name, document.baseURI).href;

/** What there is to read comes first: on a thin line the program would take its place. A tab in the background paints nothing. */
const firstPaint = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
    setTimeout(resolve, document.hidden ? 0 : 3000);
  });

await start({
  app: async () => {
    await firstPaint();
    const module = fetch(from(script.dataset.wasm));
    // What became of it is told below; until then nobody waits for it.
    module.catch(() => {});
    const app = await import(from(script.dataset.js));
    await app.default({ module_or_path: module });
  },
  workbook: async () => {
    const workbook = await import(at("workbook.js"));
    await workbook.default({ module_or_path: at("workbook_bg.wasm") });
    return workbook;
  },
});
// Only a build that is served as it is has a name, and only such a one can be kept for a time without a network.
const { build, tooOld } = document.documentElement.dataset;
if (build && tooOld === undefined) import(at("offline.js")).then((offline) => offline.keep());
