// The pane that is shipped, in a browser: the bundle of dist/pane as it is, over a simulated Excel.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Download, Frame, Page } from "playwright-core";
import { fileIn, headersIn } from "../../addin/serve-files.mjs";
import { startBrowser } from "../support/browser.ts";
import { builtPane } from "../support/built-pane.ts";
import type { Host } from "./host.ts";
import {
  answerAddresses,
  answerFrom,
  CDN,
  type Flavour,
  HOST,
  hostPages,
  openFlavour,
  PANE,
  type Served,
} from "./in-browser.ts";

/** How the pane is opened; what is left out is as most people have it. */
export type PaneOptions = {
  /** Excel on the web (a frame of another origin) or on Windows (a page of its own). */
  readonly flavour?: Flavour;
  /** Of the pane, in pixels. */
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: "light" | "dark";
  /** Windows' high contrast. */
  readonly forcedColors?: boolean;
  readonly reducedMotion?: boolean;
  /** Of Excel and of the browser, such as `de-DE`. */
  readonly locale?: string;
  readonly timezone?: string;
  /** The day on the computer, so that a test of what lapses is as true in years to come; the real one when absent. */
  readonly today?: string;
  /** Excel's colours, which only Excel on a computer tells: such as `bodyBackgroundColor` and `#262626`. */
  readonly theme?: Readonly<Record<string, string>>;
  /** Whether Excel on the web lets its frame use the clipboard. */
  readonly clipboard?: boolean;
  /** What does not get through: the library, its texts, the part of it for this Excel, or whatever address this is true of. */
  readonly block?: "office.js" | "strings" | "excel" | ((url: string) => boolean);
  /** Opens it in a browser that is there, which is then not closed with the pane. */
  readonly browser?: Browser;
};

/** A file that is dropped on the pane, or that it gave to save. */
export type PaneFile = { readonly name: string; readonly bytes: Uint8Array; readonly type?: string };

/** The shipped pane in a browser. */
export type OpenedPane = {
  /** The window; on the web with nothing but the pane's frame in it, so that its picture is the pane's. */
  readonly page: Page;
  /** The pane's own page. */
  readonly frame: Frame;
  readonly context: BrowserContext;
  /** Pushes to the pane what others have done in the book. */
  readonly push: () => Promise<void>;
  /** Drops files on what a selector finds in the pane, as from a folder. */
  readonly drop: (selector: string, files: readonly PaneFile[]) => Promise<void>;
  /** Drags files over it without letting go, or takes them away again. */
  readonly drag: (selector: string, event: "dragenter" | "dragover" | "dragleave") => Promise<void>;
  /** Does something after which the pane gives a file to save, and answers the file. */
  readonly saved: (act: () => Promise<unknown>) => Promise<PaneFile>;
  /** What is on the clipboard. */
  readonly clipboard: () => Promise<string>;
  /** Addresses that it asked for and nobody serves. */
  readonly refused: readonly string[];
  /** What its policy did not let through, as `directive: what`. */
  readonly violations: readonly string[];
  /** Errors and warnings of the console, and exceptions that nobody caught. */
  readonly errors: readonly string[];
  /** All of these in one list, which is empty when all is well. */
  readonly problems: () => readonly string[];
  readonly close: () => Promise<void>;
};

/** Opens the production bundle over this Excel, with the real office.js; answers when its page is loaded, whatever it shows. */
export async function openPane(host: Host, options: PaneOptions = {}): Promise<OpenedPane> {
  const { flavour = "web", width = 350, height = 640, locale = "en-US", theme = {} } = options;
  const folder = builtPane();
  const browser = options.browser ?? (await startBrowser());
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: options.colorScheme ?? "light",
    forcedColors: options.forcedColors === true ? "active" : "none",
    reducedMotion: options.reducedMotion === true ? "reduce" : "no-preference",
    locale,
    timezoneId: options.timezone ?? "UTC",
  });
  if (options.today !== undefined) await context.clock.setFixedTime(`${options.today}T12:00:00Z`);
  const seen = { refused: [] as string[], violations: [] as string[], errors: [] as string[] };
  const clipboard = options.clipboard ?? true;
  if (clipboard) await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const isBlocked = blocked(options.block);
  await answerAddresses(context, seen.refused, (url) =>
    isBlocked(url) ? "blocked" : (hostPage(url) ?? fileOf(folder, url)),
  );
  await watch(context, seen);
  const page = await context.newPage();
  const push = await answerFrom(page, host);
  const looks = { width: `${width}px`, height: `${height}px`, locale, theme };
  const allow = clipboard ? "clipboard-read; clipboard-write" : "";
  const frame = await openFlavour(page, flavour, `${PANE}/taskpane.html`, { ...looks, allow });
  await frame.waitForURL(`${PANE}/taskpane.html**`);
  await frame.waitForLoadState("load");
  return {
    page,
    frame,
    context,
    push,
    drop: (selector, files) => dragFiles(frame, selector, ["dragenter", "dragover", "drop"], files),
    drag: (selector, event) => dragFiles(frame, selector, [event], [{ name: "file.csv", bytes: new Uint8Array() }]),
    saved: async (act) => {
      const [download] = await Promise.all([page.waitForEvent("download"), act()]);
      return fileSaved(download);
    },
    clipboard: () => page.evaluate<string>("navigator.clipboard.readText()"),
    ...seen,
    problems: () => [
      ...seen.refused.map((url) => `nobody serves ${url}`),
      ...seen.violations.map((violation) => `the policy forbids ${violation}`),
      ...seen.errors,
    ],
    close: () => (options.browser === undefined ? browser.close() : context.close()),
  };
}

function blocked(block: PaneOptions["block"]): (url: string) => boolean {
  if (typeof block === "function") return block;
  if (block === "office.js") return (url) => url.startsWith(CDN);
  if (block === "strings") return (url) => url.startsWith(CDN) && url.endsWith("office_strings.js");
  if (block === "excel") return (url) => url.startsWith(CDN) && /\/excel-[^/]*\.js$/.test(url);
  return () => false;
}

function hostPage(url: string): Served | undefined {
  const body = hostPages[url];
  return body === undefined ? undefined : { body };
}

/** A file of the bundle as a host serves it: with the headers that it asks for; Excel on the web is where this one is. */
function fileOf(folder: string, url: string): Served | undefined {
  const file = url.startsWith(`${PANE}/`) ? fileIn(folder, url.slice(PANE.length)) : undefined;
  if (file === undefined) return undefined;
  const headers = readFileSync(join(folder, "headers.txt"), "utf8");
  return {
    body: file.body,
    contentType: file.type,
    headers: headersIn(headers.replace(/(frame-ancestors) .*/, `$1 ${HOST}`)),
  };
}

async function watch(context: BrowserContext, seen: { violations: string[]; errors: string[] }): Promise<void> {
  await context.exposeBinding("reportViolation", (_, violation: string) => seen.violations.push(violation));
  await context.addInitScript(`document.addEventListener("securitypolicyviolation", (event) =>
    reportViolation(event.effectiveDirective + ": " + event.blockedURI + " " + event.sample));`);
  context.on("weberror", (error) => seen.errors.push(error.error().message));
  context.on("console", (message) => {
    const { url } = message.location();
    // what was blocked on purpose, or is in the list of refused addresses, is said there
    if (!["error", "warning"].includes(message.type()) || message.text().startsWith("Failed to load resource")) return;
    seen.errors.push(`${message.type()}: ${message.text()} (${url})`);
  });
}

async function dragFiles(
  frame: Frame,
  selector: string,
  events: readonly string[],
  files: readonly PaneFile[],
): Promise<void> {
  const given = files.map(({ name, bytes, type = "" }) => ({
    name,
    type,
    base64: Buffer.from(bytes).toString("base64"),
  }));
  const dataTransfer = await frame.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, type, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type }));
    }
    return transfer;
  }, given);
  for (const event of events) await frame.dispatchEvent(selector, event, { dataTransfer });
}

async function fileSaved(download: Download): Promise<PaneFile> {
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}
