// Where a served page has its pieces from: beside this script.
import { start } from "./start.js";

const script = document.querySelector("script[data-wasm]");
const at = (name) => new URL(name, import.meta.url).href;
const from = (name) => new URL(name, document.baseURI).href;

/** The words of a language. A server that answers with another page has none. */
async function words(lang) {
  const response = await fetch(at(`words-${lang}.json`));
  if (!response.ok) throw new Error(`words-${lang}.json: ${response.status}`);
  return response.text();
}

const { lang } = document.documentElement;
/** Those of the page's language, which come along with the program that asks for them. */
let ahead = null;

await start({
  app: async () => {
    // As for the pieces that first.js asks for.
    await new Promise(afterFirstPaint);
    ahead = words(lang);
    // What became of them is told to whoever asks for them.
    ahead.catch(() => {});
    const module = fetch(from(script.dataset.wasm));
    // What became of it is told below; until then nobody waits for it.
    module.catch(() => {});
    const app = await import(from(script.dataset.js));
    await app.default({ module_or_path: module });
  },
  words: (wanted) => (wanted === lang && ahead ? ahead : words(wanted)),
  workbook: async () => {
    const workbook = await import(at("workbook.js"));
    await workbook.default({ module_or_path: at("workbook_bg.wasm") });
    return workbook;
  },
});
// Only a build that is served as it is has a name, and only such a one can be kept for a time without a network.
const { build, tooOld } = document.documentElement.dataset;
if (build && tooOld === undefined) import(at("offline.js")).then((offline) => offline.keep());
