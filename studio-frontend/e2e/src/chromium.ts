import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** What keeps a browser from talking to anybody but the service. */
const QUIET = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Returns where a Chromium stands: FOLDWORK_CHROMIUM, else the first one on the path. */
export function chromiumPath(): string {
  const named = process.env.FOLDWORK_CHROMIUM;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found =
    named ?? [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...PLACES].find(existsSync);
  if (found === undefined || !existsSync(found)) {
    throw new Error("No Chromium was found: install it ('apt-get install chromium') or set FOLDWORK_CHROMIUM to one.");
  }
  return found;
}

/** Starts a browser without a window. */
export function openChromium(): Promise<Browser> {
  // Its own sandbox needs a user that root is not.
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath: chromiumPath(), args: [...QUIET, ...asRoot] });
}
