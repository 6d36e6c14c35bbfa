// The whole app in one file: the page with its frame, and everything it would fetch packed into it as text.
import { compress, init } from "@bokuweb/zstd-wasm";
import { transform } from "esbuild";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { LANGUAGES, sha256 } from "../build/page.mjs";
import { CREDITS, scriptOf } from "../build/script.mjs";
import { SHARES } from "../build/words.mjs";
import { widened } from "./wide.mjs";

/** What the frame needs before anything is unpacked. */
export const FRAME = ["boot", "tokens", "base", "shell", "page", "section", "button", "field", "data", "help"];

/** Of zstd: above it only time grows. */
const LEVEL = 19;

/** A script that stands in the page. */
async function inPage(entry, options) {
  // What the glue asks for beside itself is given to it here.
  const text = await scriptOf(`scripts/release/${entry}`, { logOverride: { "empty-import-meta": "silent" }, ...options });
  if (text.includes("</script")) throw new Error("The script would end its own element.");
  return text;
}

async function styleOf(text) {
  return (await transform(text, { loader: "css", minify: true, charset: "utf8" })).code;
}

/** All pieces, packed as one, because they have much in common, and from where to where each is. */
function carrier(pieces) {
  let end = 0;
  const index = Object.fromEntries(pieces.map(([name, bytes]) => [name, [end, (end += bytes.length)]]));
  const packed = widened(compress(Buffer.concat(pieces.map(([, bytes]) => bytes)), LEVEL));
  return `<script type="text/plain" id="pieces" data-index='${JSON.stringify(index)}'>${packed}</script>`;
}

/** The page of a build without parts, as one file's bytes: UTF-16, because that carries packed bytes best. */
export async function singleFile(dist) {
  await init();
  const page = readFileSync(join(dist, "index.html"), "utf8");
  const build = /data-build="([0-9a-f]+)"/.exec(page)[1];
  const folder = join(dist, `build-${build}`);
  const read = (name) => readFileSync(join(folder, name));
  const glue = /data-js="[^"]*\/([^"/]+)"/.exec(page)[1];
  const script = await inPage("entry.js", { format: "esm" });
  const alias = { app: resolve(folder, glue), workbook: resolve(folder, "workbook.js") };
  const bound = await inPage("bound.js", { format: "iife", alias, banner: { js: CREDITS } });
  const frame = await styleOf(FRAME.map((name) => readFileSync(`style/${name}.css`, "utf8")).join("\n"));
  const style = Buffer.from(await styleOf(read("style.css").toString("utf8")));
  const first = /<script>([^<]*)<\/script>/.exec(page)[1];
  const icon = `data:image/svg+xml,${encodeURIComponent(readFileSync(join(dist, "icon.svg"), "utf8"))}`;

  const policy = [
    "default-src 'none'",
    `script-src ${sha256(first)} ${sha256(script)} ${sha256(bound)} 'wasm-unsafe-eval'`,
    `style-src ${sha256(frame)}`,
    "img-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const html = page
    .replace(/<meta charset="[^"]*"\s*\/?>/, '<meta charset="utf-16le" />')
    .replace(/(http-equiv="Content-Security-Policy" content=")[^"]*/, (_, before) => before + policy)
    .replace(/<link rel="(?:manifest|apple-touch-icon|modulepreload|preload|stylesheet|icon)"[^>]*>\s*/g, "")
    .replace(/<script type="module"[^>]*><\/script>\s*/, "")
    .replace(` data-build="${build}"`, ` data-single="${build}"`)
    .replace("</head>", () => `<link rel="icon" href="${icon}" /><style>${frame}</style></head>`)
    .replace("</body>", () => {
      const words = LANGUAGES.flatMap((language) => SHARES.map((share) => `words-${language}${share}`)).map((name) => [name, read(`${name}.json`)]);
      const app = read(glue.replace(/\.js$/, "_bg.wasm"));
      return `${carrier([["style", style], ["bound", Buffer.from(bound)], ...words, ["app", app]])}\n<script type="module">${script}</script></body>`;
    });
  if (/(?:src|href)="\.?\//.test(html)) throw new Error("The single file still asks for another one.");
  return Buffer.from(`\ufeff${html}`, "utf16le");
}
