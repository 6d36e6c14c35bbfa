// Where the single file has its pieces from: out of itself.
import { start } from "../../public/start.js";
import { piece } from "./unpack.js";

const text = (name) => new TextDecoder().decode(piece(name));

function style() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text("style"));
  document.adoptedStyleSheets = [sheet];
}

/** What the program asks of the page, and the writer of spreadsheets. The page's policy names them by their hash. */
function bound() {
  const script = document.createElement("script");
  script.textContent = text("bound");
  document.head.append(script);
  script.remove();
  return script.bound;
}

let modules = null;

await start({
  app: async () => {
    style();
    modules = bound();
    await modules.app.default({ module_or_path: piece("app") });
  },
  words: async (lang) => text(`words-${lang}`),
  workbook: async () => modules.workbook,
});
