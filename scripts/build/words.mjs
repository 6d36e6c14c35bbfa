// The words of each language as files of their own, because a screen is in one language at a time (src/app/i18n/areas.rs).
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LANGUAGES, areasOf } from "./page.mjs";

/** What is in the program: needed before the file is there and in both languages, or along with a part. */
const IN_THE_PROGRAM = ["shell", "help"];

/** What the first page says: the first run, its form, and why something of it does not come about. */
const OF_THE_FIRST_PAGE = ["data", "errors", "facts", "people", "typed", "ui"];

/** The files of a language, by what is behind its tag in their names (src/app/i18n/areas.rs). */
export const SHARES = ["", "-rest"];

/** One file of a language: an object of its areas. */
export function wordsOf(language, share) {
  const first = share === "";
  const areas = areasOf(language).filter((area) => !IN_THE_PROGRAM.includes(area) && OF_THE_FIRST_PAGE.includes(area) === first);
  return JSON.stringify(Object.fromEntries(areas.map((area) => [area, JSON.parse(readFileSync(join("locales", language, `${area}.json`), "utf8"))])));
}

/** Writes the files beside the page. */
export function writeWords(staging) {
  for (const language of LANGUAGES) for (const share of SHARES) writeFileSync(join(staging, `words-${language}${share}.json`), wordsOf(language, share));
}
