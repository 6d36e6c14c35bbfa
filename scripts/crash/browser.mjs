// A Chromium with its profile on the disk, which can be killed at any moment with all its processes.
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { ARGUMENTS, executablePath } from "../chromium.mjs";

const ARGS = [...ARGUMENTS, "--headless=new", "--lang=zh-CN", "--window-size=1366,900", "--remote-debugging-port=0"];

/** Waits for the browser to say where it can be driven. */
function endpoint(child) {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr.on("data", (text) => {
      said += text;
      const found = /DevTools listening on (ws:\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
    child.once("exit", () => reject(new Error(`Chromium ended before it could be driven: ${said}`)));
  });
}

/** The dialog that chooses a folder cannot be driven; the browser's private file system has folders of the same kind. */
function giveFolder() {
  const choose = async () => (await navigator.storage.getDirectory()).getDirectoryHandle("backup", { create: true });
  Object.assign(globalThis, { showDirectoryPicker: choose });
}

/** Starts a browser over `profile`. `kill` ends all of it at once, whatever it is doing. */
export async function start(profile) {
  if (!executablePath) throw new Error("There is no Chromium: set CHROMIUM to one.");
  // A killed browser leaves its lock behind.
  rmSync(join(profile, "SingletonLock"), { force: true });
  // A process group of its own, so that nothing of it outlives the kill.
  const child = spawn(executablePath, [...ARGS, `--user-data-dir=${profile}`, "about:blank"], {
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const browser = await chromium.connectOverCDP(await endpoint(child));
  const context = browser.contexts()[0];
  context.setDefaultTimeout(30_000);
  await context.addInitScript(giveFolder);
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    page,
    async kill() {
      process.kill(-child.pid, "SIGKILL");
      await ended;
      await browser.close().catch(() => {});
    },
  };
}
