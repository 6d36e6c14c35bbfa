// A small static server for the built app: 127.0.0.1 only, right types, files sent compressed where the build has them
// so, the page's own Content-Security-Policy sent as a header too.
//   node scripts/serve.mjs [--port 8080] [--dir dist] [--check]
// --check only says whether the port is free, before a long build.
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { createReadStream } from "node:fs";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { policyOf } from "./build/page.mjs";

const HOST = "127.0.0.1";
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json; charset=utf-8",
};

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "8080" },
    dir: { type: "string", default: "dist" },
    check: { type: "boolean", default: false },
  },
});
const port = Number(values.port);
if (!(Number.isInteger(port) && port > 0 && port < 65536)) refuse(`"${values.port}" is not a port: give a number from 1 to 65535.`);
const root = fileURLToPath(new URL(`../${values.dir}`, import.meta.url));

function refuse(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** The policy stands once, in the page. */
async function policy() {
  const page = await readFile(join(root, "index.html"), "utf8").catch(() =>
    refuse(`There is no built app in ${values.dir}/. Run "make serve" to build it.`),
  );
  return policyOf(page);
}

async function fileFor(url) {
  const path = normalize(decodeURIComponent(new URL(url, `http://${HOST}`).pathname));
  const file = join(root, path.endsWith("/") ? `${path}index.html` : path);
  if (!file.startsWith(root + sep)) return null;
  const found = await stat(file).catch(() => null);
  return found?.isFile() ? { file, size: found.size } : null;
}

/** What a build lays beside a file, by the name under which browsers ask for it; the first one they take is sent. */
const COMPRESSED = [
  ["br", ".br"],
  ["gzip", ".gz"],
];

/** The file in the smallest form that this request takes. */
async function formFor({ file, size }, request) {
  const taken = (request.headers["accept-encoding"] ?? "").split(",").map((word) => word.split(";")[0].trim());
  for (const [encoding, ending] of COMPRESSED) {
    const found = taken.includes(encoding) && (await stat(file + ending).catch(() => null));
    if (found) return { file: file + ending, size: found.size, encoding };
  }
  return { file, size, encoding: null };
}

/** What lies in the folder of a build never changes: its name is made from what is in it. */
const keptForGood = (file) => file.slice(root.length).split(sep).some((folder) => /^build-[0-9a-f]{12}$/.test(folder));

async function start() {
  const csp = values.check ? "" : await policy();
  const server = createServer(async (request, response) => {
    const found = await fileFor(request.url).catch(() => null);
    if (!found || !["GET", "HEAD"].includes(request.method)) {
      response.writeHead(found ? 405 : 404, { "Content-Type": "text/plain; charset=utf-8" });
      response.end();
      return;
    }
    const form = await formFor(found, request);
    response.writeHead(200, {
      "Content-Type": TYPES[extname(found.file)] ?? "application/octet-stream",
      "Content-Length": form.size,
      ...(form.encoding && { "Content-Encoding": form.encoding }),
      Vary: "Accept-Encoding",
      "Content-Security-Policy": csp,
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
      "Cache-Control": keptForGood(found.file) ? "public, max-age=31536000, immutable" : "no-cache",
    });
    if (request.method === "HEAD") response.end();
    else createReadStream(form.file).pipe(response);
  });
  server.on("error", (error) => {
    if (error.code === "EADDRINUSE") {
      refuse(`Port ${port} on ${HOST} is in use by another program. Stop it, or take another port: make serve PORT=${port + 1}`);
    }
    refuse(`Cannot serve on ${HOST}:${port}: ${error.message}`);
  });
  server.listen(port, HOST, () => {
    if (values.check) server.close();
    else console.log(`Fieldbook 客服工作簿: http://${HOST}:${port}/   (Ctrl+C ends it)`);
  });
}

await start();
