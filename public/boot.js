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

/**
 * The answer of a request as it is; calls back once most of its bytes are here. Their number is that of the built file: an
 * answer does not say what it is when it is unpacked.
 */
function whenMostIsHere(answer, bytes, callBack) {
  let here = 0;
  const counted = new TransformStream({
    transform(chunk, onwards) {
      const before = here;
      here += chunk.byteLength;
      if (before < MOST * bytes && here >= MOST * bytes) callBack();
      onwards.enqueue(chunk);
    },
  });
  return answer.body ? new Response(answer.body.pipeThrough(counted), answer) : answer;
}

/** Of the program, before its page's pieces are asked for: it starts while they come, and the line is never idle. */
const MOST = 0.8;
const { lang } = document.documentElement;
const firstVisit = document.documentElement.dataset.known === undefined;
/** The words of the page's language, which come along with the program that asks for them. */
let ahead = null;

async function program() {
  const answer = await fetch(from(script.dataset.wasm));
  // Where it is known, the browser keeps what it compiled with the answer that it got.
  return firstVisit && answer.ok ? whenMostIsHere(answer, Number(script.dataset.bytes), fetchPieces) : answer;
}

await start({
  app: async () => {
    // All three are on their way by then (first.js).
    ahead = words(lang);
    // What became of them is told to whoever asks for them.
    ahead.catch(() => {});
    const module = program();
    // What became of it is told below; until then nobody waits for it.
    module.catch(() => {});
    const app = await import(from(script.dataset.js));
    await app.default({ module_or_path: module });
  },
  words: (wanted) => (wanted === lang && ahead ? ahead : words(wanted)),
  workbook: () => import(at("workbook.js")),
});
// Only a build that is served as it is has a name, and only such a one can be kept for a time without a network.
const { build, tooOld } = document.documentElement.dataset;
if (build && tooOld === undefined) import(at("offline.js")).then((offline) => offline.keep());
