// The folder for a web server as one archive: the built app, a README for whoever puts it there, and the settings that the
// common servers read by themselves.
import { zipSync } from "fflate";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesIn } from "../build/build.mjs";
import { policyOf } from "../build/page.mjs";

/** The same moment in every archive, whenever and wherever it is made. */
const MOMENT = new Date(2020, 0, 1);

const SETTINGS = { "nginx.conf": "nginx.conf", ".htaccess": "apache.htaccess", "web.config": "iis.web.config", "_headers": "pages.headers" };

/** The archive of the app built in `dist`, with further texts by their names beside it. */
export function archive(dist, notes) {
  const policy = policyOf(readFileSync(join(dist, "index.html"), "utf8"));
  const filled = (name) => Buffer.from(readFileSync(join("hosting", name), "utf8").replaceAll("{{policy}}", policy));
  const files = {};
  const put = (name, bytes, level = 9) => (files[`fieldbook/${name}`] = [bytes, { level, mtime: MOMENT }]);
  for (const name of filesIn(dist)) put(name, readFileSync(join(dist, name)), /\.(br|gz|png)$/.test(name) ? 0 : 9);
  for (const [name, source] of Object.entries(SETTINGS)) put(name, filled(source));
  for (const [name, text] of Object.entries(notes)) put(name, Buffer.from(text));
  put("README.md", filled("README.md"));
  return Buffer.from(zipSync(files));
}
