import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Where browsers of this kind lie on usual machines; `CHROMIUM` names another. */
const places = [
  process.env["CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The browser on this machine; tests that need one are skipped where there is none. */
export const browserPath = places.find((path) => path !== undefined && existsSync(path));

/** Starts the browser without a window, and without anything that would ask the network. */
export function startBrowser(): Promise<Browser> {
  if (browserPath === undefined) throw new Error("no browser was found: look at browserPath first");
  return chromium.launch({
    executablePath: browserPath,
    headless: true,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
