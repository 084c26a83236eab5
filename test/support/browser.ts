import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const programFolders = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map((name) => process.env[name] ?? "");

/** The browser of this machine: Chromium, Chrome or Edge, or the one that CHROME_PATH names; nothing where there is none. */
export const browserPath: string | undefined = [
  process.env["CHROME_PATH"] ?? "",
  ...["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"].map(
    (name) => `/usr/bin/${name}`,
  ),
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ...programFolders.flatMap((folder) => [
    join(folder, "Google/Chrome/Application/chrome.exe"),
    join(folder, "Microsoft/Edge/Application/msedge.exe"),
  ]),
].find((path) => path !== "" && existsSync(path));

/** Starts the browser without a window, and without anything that would ask the network. */
export function startBrowser(): Promise<Browser> {
  if (browserPath === undefined) throw new Error("no browser was found: look at browserPath first");
  return chromium.launch({ executablePath: browserPath, headless: true, args: flags });
}
