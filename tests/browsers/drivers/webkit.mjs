// WebKitGTK's MiniBrowser by its own WebDriver, on a screen that nobody sees. What Safari is made of, near enough to notice
// most of what differs there.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

const DRIVER = "/usr/bin/WebKitWebDriver";
const SCREEN = "/usr/bin/Xvfb";
/** The name under which the protocol hands out elements. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Debian keeps it in a folder of the machine's kind and the library's version. */
function miniBrowser() {
  const folders = [`/usr/lib/${{ x64: "x86_64", arm64: "aarch64" }[process.arch]}-linux-gnu`, "/usr/lib64", "/usr/libexec"].filter(existsSync);
  const found = folders.flatMap((folder) => readdirSync(folder).filter((name) => name.startsWith("webkit2gtk-")).map((name) => join(folder, name, "MiniBrowser")));
  return found.find(existsSync);
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** A screen nobody sees; it says by itself which one it is. */
async function screen() {
  const process = spawn(SCREEN, ["-displayfd", "3", "-screen", "0", "1280x900x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const number = await new Promise((resolve, reject) => {
    process.stdio[3].once("data", (text) => resolve(String(text).trim()));
    process.once("exit", () => reject(new Error("Xvfb ended.")));
  });
  return { process, display: `:${number}` };
}

/** Asks the driver; what it refuses is an error with its words. */
const asking = (base) => async (method, path, body) => {
  const answer = await fetch(`${base}${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
};

async function untilAnswering(ask) {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await ask("GET", "/status").then(() => true, () => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("WebKitWebDriver does not answer.");
}

async function open(binary, { profile, downloads }) {
  const { process: xvfb, display } = await screen();
  const port = await freePort();
  // The folder for downloads is what the desktop says it is.
  mkdirSync(profile, { recursive: true });
  writeFileSync(join(profile, "user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  const env = { ...process.env, DISPLAY: display, WEBKIT_DISABLE_COMPOSITING_MODE: "1", LIBGL_ALWAYS_SOFTWARE: "1", XDG_CONFIG_HOME: profile };
  const driver = spawn(DRIVER, [`--port=${port}`], { env, stdio: "ignore" });
  const end = () => [driver, xvfb].forEach((one) => one.kill());
  process.once("exit", end);
  try {
    const ask = asking(`http://127.0.0.1:${port}`);
    await untilAnswering(ask);
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": { binary, args: ["--automation"] } } };
    const { sessionId, capabilities: given } = await ask("POST", "/session", { capabilities });
    return session(asking(`http://127.0.0.1:${port}/session/${sessionId}`), given, end);
  } catch (error) {
    end();
    throw error;
  }
}

function session(ask, given, end) {
  const element = async (selector) => (await ask("POST", "/element", { using: "css selector", value: selector }))[ELEMENT];
  return {
    version: `${given.browserName} ${given.browserVersion}`,
    go: (address) => ask("POST", "/url", { url: address }),
    reload: () => ask("POST", "/refresh", {}),
    async run(work, ...args) {
      const script = `const [args, done] = arguments; Promise.resolve((${work})(...args)).then((value) => done({ value }), (error) => done({ error: String(error) }))`;
      const { value, error } = await ask("POST", "/execute/async", { script, args: [args] });
      if (error) throw new Error(error);
      return value;
    },
    click: async (selector) => ask("POST", `/element/${await element(selector)}/click`, {}),
    async type(selector, text) {
      const field = await element(selector);
      await ask("POST", `/element/${field}/clear`, {});
      await ask("POST", `/element/${field}/value`, { text });
    },
    keys: async (text) => ask("POST", `/element/${(await ask("GET", "/element/active"))[ELEMENT]}/value`, { text }),
    give: async (selector, file) => ask("POST", `/element/${await element(selector)}/value`, { text: file }),
    async close() {
      await ask("DELETE", "").catch(() => {});
      end();
    },
  };
}

/** WebKitGTK, or what of it is missing. */
export function webkit() {
  const name = "WebKitGTK";
  const binary = miniBrowser();
  const missing = [[binary, "MiniBrowser"], [existsSync(DRIVER), DRIVER], [existsSync(SCREEN), SCREEN]].filter(([there]) => !there).map(([, what]) => what);
  if (missing.length) return { name, missing: `${missing.join(", ")} is not installed (on Debian: webkit2gtk-driver xvfb).` };
  // What a driver steers keeps nothing when it is closed.
  return { name, keepsProfiles: false, open: (how) => open(binary, how) };
}
