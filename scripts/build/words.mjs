// The words of each language as a file of its own, because a screen is in one language at a time (src/app/i18n/areas.rs).
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LANGUAGES, areasOf } from "./page.mjs";

/** What is in the program: needed before the file is there and in both languages, or along with a part. */
const IN_THE_PROGRAM = ["shell", "help"];

/** The file of a language: an object of its areas. */
export function wordsOf(language) {
  const areas = areasOf(language).filter((area) => !IN_THE_PROGRAM.includes(area));
  return JSON.stringify(Object.fromEntries(areas.map((area) => [area, JSON.parse(readFileSync(join("locales", language, `${area}.json`), "utf8"))])));
}

/** Writes the files beside the page. */
export function writeWords(staging) {
  for (const language of LANGUAGES) writeFileSync(join(staging, `words-${language}.json`), wordsOf(language));
}
