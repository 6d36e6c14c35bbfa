// The page itself: its words from locales/, the script before the first paint with its hash in the policy, one stylesheet.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const LANGUAGES = ["zh-CN", "en"];

/** The areas that a language has words of. */
export const areasOf = (language) =>
  readdirSync(join("locales", language)).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -".json".length)).sort();

/** All messages of a language. */
export function messages(language) {
  return Object.assign({}, ...areasOf(language).map((area) => JSON.parse(readFileSync(join("locales", language, `${area}.json`), "utf8"))));
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Puts the words in place of `{{key}}`, in each language; the stylesheet shows those of the page's language. */
export function worded(html, all = LANGUAGES.map((language) => [language, messages(language)])) {
  return html.replace(/\{\{([a-z_.]+)\}\}/g, (_, key) =>
    all
      .map(([language, words]) => {
        if (!(key in words)) throw new Error(`index.html asks for the words of "${key}", which locales/${language} does not have.`);
        return `<span lang="${language}">${escaped(words[key])}</span>`;
      })
      .join(""),
  );
}

/** The page without trunk's hints to fetch the app at once: public/boot.js does so when there is something to read. */
export function unhurried(html, app) {
  const hints = new RegExp(`<link rel="(?:modulepreload|preload)" href="\\./${app}-[^>]*>\\s*`, "g");
  if (!hints.test(html)) throw new Error("The page has no hints of trunk's to take away.");
  return html.replace(hints, "");
}

/** A script or style as a source of the policy. */
export const sha256 = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * Writes a script into the page in place of `<script data-inline="name"></script>` and allows it, by its hash, in the policy.
 * `data` is what it is given along, by the names of its attributes.
 */
export function inlined(html, name, script, data = {}) {
  const place = `<script data-inline="${name}"></script>`;
  if (!html.includes(place)) throw new Error(`index.html has no place for ${name}.`);
  const allowed = allowing(html, "script-src", sha256(script));
  const given = Object.entries(data).map(([key, value]) => ` data-${key}="${value}"`);
  return allowed.replace(place, () => `<script${given.join("")}>${script}</script>`);
}

/** The page's policy as a header: what the page says, and that nobody may frame it, which a page cannot say itself. */
export function policyOf(page) {
  const meta = /http-equiv="?Content-Security-Policy"?\s+content="([^"]+)"/.exec(page);
  if (!meta) throw new Error("The built page has no Content-Security-Policy.");
  return `${meta[1]}; frame-ancestors 'none'`;
}

/** The page with a further source in a directive of its policy. */
export function allowing(html, directive, source) {
  if (!html.includes(`${directive} 'self'`)) throw new Error(`The page's policy has no ${directive} 'self'.`);
  return html.replace(`${directive} 'self'`, () => `${directive} 'self' ${source}`);
}

/** One stylesheet in place of those the page names, in their order: one request, and less to send. */
export function joinStyles(staging, html) {
  const links = [...html.matchAll(/<link rel="stylesheet" href="\.\/([^"]+)"[^>]*>\s*/g)];
  if (!links.length) throw new Error("The page names no stylesheet.");
  const sheet = Buffer.concat(links.map(([, name]) => readFileSync(join(staging, name))));
  for (const [, old] of links) rmSync(join(staging, old));
  writeFileSync(join(staging, "style.css"), sheet);
  const integrity = createHash("sha384").update(sheet).digest("base64");
  const link = `<link rel="stylesheet" href="./style.css" integrity="sha384-${integrity}"/>\n    `;
  const [first, ...others] = links.map(([text]) => text);
  return others.reduce((text, other) => text.replace(other, ""), html.replace(first, () => link));
}
