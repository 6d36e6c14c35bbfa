// Firefox by puppeteer, over WebDriver BiDi: it needs nothing but the browser.
import { existsSync } from "node:fs";
import puppeteer from "puppeteer-core";

const PLACES = [process.env.FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"];

const QUIET = {
  "app.update.enabled": false,
  "browser.download.folderList": 2,
  "browser.download.useDownloadDir": true,
  "browser.download.manager.addToRecentDocs": false,
  "browser.helperApps.neverAsk.saveToDisk": "application/json",
  "datareporting.policy.dataSubmissionEnabled": false,
};

/** Every address but one's own leads to a port where nobody listens. */
const ALONE = {
  "network.proxy.type": 1,
  "network.proxy.http": "127.0.0.1",
  "network.proxy.http_port": 9,
  "network.proxy.ssl": "127.0.0.1",
  "network.proxy.ssl_port": 9,
  "network.dns.disabled": true,
};

async function open(executablePath, { profile, downloads, offline }) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath,
    headless: true,
    userDataDir: profile,
    // Setting a size asks for a command that the long-term release does not know.
    defaultViewport: null,
    args: ["--width=1280", "--height=900"],
    extraPrefsFirefox: { ...QUIET, ...(offline ? ALONE : {}), "browser.download.dir": downloads },
  });
  // Not the page it opens by itself: that one never gets the focus, and parts of dates are typed only where it is.
  const page = await browser.newPage();
  await page.bringToFront();
  return {
    version: await browser.version(),
    go: (address) => page.goto(address),
    reload: () => page.reload(),
    run: (work, ...given) => page.evaluate(work, ...given),
    click: (selector) => page.click(selector),
    async type(selector, text) {
      await page.click(selector);
      await page.keyboard.down("Control");
      await page.keyboard.press("a");
      await page.keyboard.up("Control");
      await page.keyboard.type(text);
    },
    keys: (text) => page.keyboard.type(text),
    async give(selector, file) {
      await (await page.$(selector)).uploadFile(file);
    },
    close: () => browser.close(),
  };
}

/** The system's Firefox, or why there is none. */
export function firefox() {
  const executablePath = PLACES.find((path) => path && existsSync(path));
  if (!executablePath) return { name: "Firefox", missing: "It is not installed (on Debian: firefox-esr)." };
  return { name: "Firefox", keepsProfiles: true, open: (how) => open(executablePath, how) };
}
