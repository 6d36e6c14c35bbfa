// Scripts that are made of several files, in one that every browser reads.
import { build } from "esbuild";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** The oldest browsers that the app is for (public/first.js). */
const OLDEST = ["chrome109", "firefox115", "safari16.4"];

/** Whose work a script carries, as their licences ask: the names, and where the whole of a licence is read. */
export const CREDITS =
  "/*! Contains write-excel-file, Copyright (c) 2018 gitlab.com/catamphetamine, fflate and fzstd, Copyright (c) Arjun Barrett; " +
  "MIT License: https://opensource.org/license/mit */";

/** A script of one file that needs no other. */
export async function scriptOf(entry, options) {
  const built = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    target: OLDEST,
    charset: "ascii",
    write: false,
    legalComments: "none",
    ...options,
  });
  return built.outputFiles[0].text;
}

/** Writes the module that makes spreadsheets beside the page. */
export async function writeWorkbookModule(staging) {
  writeFileSync(join(staging, "workbook.js"), await scriptOf("web/workbook.js", { format: "esm", banner: { js: CREDITS } }));
}
