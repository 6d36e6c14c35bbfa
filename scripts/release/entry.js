// Where the single file has its pieces from: out of itself. `app` and `workbook` are what wasm-bindgen made.
import * as app from "app";
import * as workbook from "workbook";
import { start } from "../../public/start.js";
import { piece } from "./unpack.js";

const text = (name) => new TextDecoder().decode(piece(name));

function style() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text("style"));
  document.adoptedStyleSheets = [sheet];
}

await start({
  app: async () => {
    style();
    await app.default({ module_or_path: piece("app") });
  },
  words: async (lang) => text(`words-${lang}`),
  workbook: async () => {
    await workbook.default({ module_or_path: piece("workbook") });
    return workbook;
  },
});
