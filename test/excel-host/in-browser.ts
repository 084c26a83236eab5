import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BrowserContext, Frame, Page } from "playwright-core";
import { startBrowser } from "../support/browser.ts";
import { bundled } from "../support/bundled.ts";
import type { Host } from "./host.ts";
import { officeFolder } from "./in-node.ts";
import type { pane } from "./pane.ts";
import { SETS } from "./sets.ts";

/** Which Excel the pane believes to be in. */
export type Flavour = "web" | "windows";

/** How the pane is shown: its size, the language of Excel, whether it may use the clipboard, and Excel's colours. */
export type Looks = {
  readonly width?: string;
  readonly height?: string;
  readonly locale?: string;
  /** What a frame of Excel on the web lets its pane do. */
  readonly allow?: string;
  /** Only Excel on a computer tells its colours: such as `bodyBackgroundColor` and `#262626`. */
  readonly theme?: Readonly<Record<string, string>>;
};

/** The pane in a browser, and the Excel that it speaks to. */
export type BrowserPane = {
  /** Asks the pane something, by the name of what it can do. */
  readonly ask: <Name extends keyof Pane>(
    name: Name,
    ...given: Parameters<Pane[Name]>
  ) => Promise<Awaited<ReturnType<Pane[Name]>>>;
  /** Pushes to the pane what has happened in the book. */
  readonly push: () => Promise<void>;
  /** Addresses that the page asked for and nobody serves: the pane must need none. */
  readonly refused: readonly string[];
  readonly errors: readonly string[];
  readonly close: () => Promise<void>;
};
type Pane = typeof pane;

/** Where Excel on the web would be. */
export const HOST = "https://excel-host.test:8443";
/** Where the pane is hosted. */
export const PANE = "https://excel-host.test:3000";
/** Where every add-in loads the library from. */
export const CDN = "https://appsforoffice.microsoft.com/lib/1/hosted/";

/** Opens the pane in a browser over this Excel, with the real office.js from where the product loads it. */
export async function openInBrowser(host: Host, flavour: Flavour): Promise<BrowserPane> {
  const browser = await startBrowser();
  const context = await browser.newContext();
  const refused: string[] = [];
  const errors: string[] = [];
  await serve(context, refused);
  const page = await context.newPage();
  page.on("pageerror", ({ message }) => errors.push(message));
  const push = await answerFrom(page, host);
  const frame = await openFlavour(page, flavour, `${PANE}/`);
  await frame.waitForFunction("globalThis.pane !== undefined", undefined, { timeout: 60_000 });
  return {
    ask: (name, ...given) => frame.evaluate(`globalThis.pane.${name}(...${JSON.stringify(given)})`),
    push,
    refused,
    errors,
    close: () => browser.close(),
  };
}

/** Lets the page's Excel be this one; answers what pushes to the pane whatever has happened in the book. */
export async function answerFrom(page: Page, host: Host): Promise<() => Promise<void>> {
  const push = () => pushTo(page, host);
  await page.exposeFunction("answerExcel", async (body: string, given: number) => {
    const answer = await host.answer(body, given);
    setTimeout(() => void push().catch(() => {}), 0);
    return answer;
  });
  return push;
}

/** Opens the pane's page as one of Excel's flavours does; answers the frame in which it is. */
export async function openFlavour(page: Page, flavour: Flavour, url: string, looks: Looks = {}): Promise<Frame> {
  if (flavour === "windows") {
    await page.addInitScript(
      `window.excelSets = ${JSON.stringify(SETS)}; window.excelLooks = ${JSON.stringify(looks)};`,
    );
    await page.addInitScript({ path: file("windows-host.js") });
    await page.goto(url);
    return page.mainFrame();
  }
  await page.goto(`${HOST}/`);
  await page.evaluate(`openPane(${[url, SETS, looks].map((given) => JSON.stringify(given)).join()})`);
  const frame = await (await page.waitForSelector("#pane")).contentFrame();
  if (frame === null) throw new Error("the pane has no frame");
  return frame;
}

async function pushTo(page: Page, host: Host): Promise<void> {
  const entries = host.events.drain();
  if (entries.length > 0) await page.evaluate(`pushEvents(${JSON.stringify(entries)})`);
}

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".html": "text/html",
  ".css": "text/css",
  ".png": "image/png",
  ".txt": "text/plain",
};

/** A page of another origin around the pane, as Excel on the web is. */
export const hostPages: Readonly<Record<string, string>> = {
  [`${HOST}/`]: `<!doctype html><title>Excel</title><body style="margin: 0"><script src="/web-host.js"></script>`,
  [`${HOST}/web-host.js`]: readFileSync(file("web-host.js"), "utf8"),
};

/** What is served at an address; nothing where nobody serves it. */
export type Served = {
  readonly body: string | Buffer;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Every address that the page asks for is answered from this machine, or refused and written down. */
export async function answerAddresses(
  context: BrowserContext,
  refused: string[],
  at: (url: string) => Served | "blocked" | undefined,
): Promise<void> {
  await context.route("**/*", (route) => {
    const url = route.request().url().split(/[?#]/)[0] ?? "";
    const office = url.startsWith(CDN) ? join(officeFolder(), url.slice(CDN.length).toLowerCase()) : "";
    const served = at(url) ?? (office !== "" && existsSync(office) ? { body: readFileSync(office) } : undefined);
    if (served === "blocked") return route.abort("blockedbyclient");
    const contentType = types[extname(url)] ?? "text/html";
    if (served !== undefined) return route.fulfill({ contentType, ...served, headers: { ...served.headers } });
    refused.push(url);
    return route.abort();
  });
}

async function serve(context: BrowserContext, refused: string[]): Promise<void> {
  const bundle = await bundled(file("pane.ts"));
  const script = `<script src="${CDN}office.js"></script>`;
  const pages = new Map([
    ...Object.entries(hostPages),
    [`${PANE}/`, `<!doctype html><title>Pane</title>${script}<body><script type="module" src="/pane.js"></script>`],
    [`${PANE}/pane.js`, bundle],
  ]);
  await answerAddresses(context, refused, (url) => {
    const body = pages.get(url);
    return body === undefined ? undefined : { body };
  });
}

function file(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
