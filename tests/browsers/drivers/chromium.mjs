// Chromium by Playwright: the system's, and the last one that Windows 7 had.
import { chromium } from "@playwright/test";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execFileSync } from "node:child_process";
import { brotliDecompressSync } from "node:zlib";
import { ARGUMENTS, executablePath } from "../../../scripts/chromium.mjs";

/** Every address but one's own leads to a port where nobody listens. */
const ALONE = ["--proxy-server=127.0.0.1:9", "--host-resolver-rules=MAP * ~NOTFOUND"];

function driver(name, browser) {
  return {
    name,
    keepsProfiles: true,
    async open({ profile, downloads, offline }) {
      const { executablePath, args = [], env } = browser;
      const context = await chromium.launchPersistentContext(profile, {
        executablePath,
        args: [...ARGUMENTS, ...args, ...(offline ? ALONE : [])],
        env: { ...process.env, ...env },
        acceptDownloads: true,
        viewport: { width: 1280, height: 800 },
      });
      return session(context, downloads, offline);
    },
  };
}

async function session(context, downloads, offline) {
  const page = context.pages()[0] ?? (await context.newPage());
  if (offline) await context.setOffline(true);
  page.on("download", (file) => file.saveAs(join(downloads, file.suggestedFilename())).catch(() => {}));
  return {
    version: context.browser()?.version() ?? "",
    go: (address) => page.goto(address),
    reload: () => page.reload(),
    run: (work, ...given) => page.evaluate(work, ...given),
    click: (selector) => page.locator(selector).click(),
    async type(selector, text) {
      await page.locator(selector).click();
      await page.keyboard.press("Control+A");
      await page.keyboard.type(text);
    },
    keys: (text) => page.keyboard.type(text),
    give: (selector, file) => page.locator(selector).setInputFiles(file),
    close: () => context.close(),
  };
}

/** The system's Chromium, or why there is none. */
export function system() {
  if (!executablePath) return { name: "Chromium", missing: "It is not installed (on Debian: chromium)." };
  return driver("Chromium", { executablePath });
}

/** Chromium 109 out of the npm package that carries one, unpacked once; or why there is none. */
export function old() {
  const name = "Chromium 109";
  if (process.platform !== "linux" || process.arch !== "x64") return { name, missing: "npm's @sparticuz/chromium has one for Linux on x64 only." };
  const packed = join(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "..", "bin");
  const folder = join(tmpdir(), "fieldbook-chromium-109");
  const executablePath = join(folder, "chromium");
  if (!existsSync(executablePath)) {
    mkdirSync(folder, { recursive: true });
    const unpacked = (file) => brotliDecompressSync(readFileSync(join(packed, file)));
    for (const file of ["aws.tar.br", "swiftshader.tar.br"]) execFileSync("tar", ["-x", "-C", folder], { input: unpacked(file) });
    writeFileSync(executablePath, unpacked("chromium.br"), { mode: 0o755 });
  }
  const args = ["--headless", "--single-process", "--no-zygote", "--use-gl=swiftshader"];
  return driver(name, { executablePath, args, env: { LD_LIBRARY_PATH: join(folder, "lib") } });
}
