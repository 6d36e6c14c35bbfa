// The system's Chromium, and how whatever drives it here starts it.
import { existsSync } from "node:fs";

/** Where it is; nothing where there is none: then Playwright looks for its own. */
export const executablePath = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  (path) => path && existsSync(path),
);

/** As root, without a screen, and without anything it does by itself. */
export const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
