import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { BrowserContext, Frame, Page } from "playwright-core";
import { startBrowser } from "../support/browser.ts";
import type { Host } from "./host.ts";
import { officeFolder } from "./in-node.ts";
import type { pane } from "./pane.ts";

/** Which Excel the pane believes to be in. */
export type Flavour = "web" | "windows";

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

const HOST = "https://excel-host.test:8443";
const PANE = "https://excel-host.test:3000";
/** Where every add-in loads the library from. */
const CDN = "https://appsforoffice.microsoft.com/lib/1/hosted/";
const SETS = {
  ExcelApi: "1.17",
  DelayForCellEdit: "1.1",
  SharedRuntime: "1.2",
  DialogApi: "1.2",
  RichApiRuntime: "1.2",
};

/** Opens the pane in a browser over this Excel, with the real office.js from where the product loads it. */
export async function openInBrowser(host: Host, flavour: Flavour): Promise<BrowserPane> {
  const browser = await startBrowser();
  const context = await browser.newContext();
  const refused: string[] = [];
  const errors: string[] = [];
  await serve(context, refused);
  const page = await context.newPage();
  page.on("pageerror", ({ message }) => errors.push(message));
  const push = () => pushTo(page, host);
  await page.exposeFunction("answerExcel", async (body: string, given: number) => {
    const answer = await host.answer(body, given);
    setTimeout(() => void push().catch(() => {}), 0);
    return answer;
  });
  const frame = flavour === "web" ? await openOnWeb(page) : await openOnWindows(page);
  await frame.waitForFunction("globalThis.pane !== undefined", undefined, { timeout: 60_000 });
  return {
    ask: (name, ...given) => frame.evaluate(`globalThis.pane.${name}(...${JSON.stringify(given)})`),
    push,
    refused,
    errors,
    close: () => browser.close(),
  };
}

async function openOnWeb(page: Page): Promise<Frame> {
  await page.goto(`${HOST}/`);
  await page.evaluate(`openPane(${JSON.stringify(`${PANE}/`)}, ${JSON.stringify(SETS)})`);
  const frame = await (await page.waitForSelector("#pane")).contentFrame();
  if (frame === null) throw new Error("the pane has no frame");
  return frame;
}

async function openOnWindows(page: Page): Promise<Frame> {
  await page.addInitScript(`window.excelSets = ${JSON.stringify(SETS)};`);
  await page.addInitScript({ path: file("windows-host.js") });
  await page.goto(`${PANE}/`);
  return page.mainFrame();
}

async function pushTo(page: Page, host: Host): Promise<void> {
  const entries = host.events.drain();
  if (entries.length > 0) await page.evaluate(`pushEvents(${JSON.stringify(entries)})`);
}

const types: Readonly<Record<string, string>> = { ".js": "text/javascript", ".html": "text/html", ".css": "text/css" };

/** Every address that the page asks for is answered from this machine, or refused and written down. */
async function serve(context: BrowserContext, refused: string[]): Promise<void> {
  const bundle = await bundledPane();
  const script = `<script src="${CDN}office.js"></script>`;
  const pages = new Map([
    [`${HOST}/`, `<!doctype html><title>Excel</title><body><script src="/web-host.js"></script>`],
    [`${HOST}/web-host.js`, readFileSync(file("web-host.js"), "utf8")],
    [`${PANE}/`, `<!doctype html><title>Pane</title>${script}<body><script type="module" src="/pane.js"></script>`],
    [`${PANE}/pane.js`, bundle],
  ]);
  await context.route("**/*", (route) => {
    const url = route.request().url().split(/[?#]/)[0] ?? "";
    const known = pages.get(url);
    const contentType = types[extname(url)] ?? "text/html";
    if (known !== undefined) return route.fulfill({ contentType, body: known });
    const office = url.startsWith(CDN) ? join(officeFolder(), url.slice(CDN.length).toLowerCase()) : "";
    if (office !== "" && existsSync(office)) return route.fulfill({ contentType, body: readFileSync(office) });
    refused.push(url);
    return route.abort();
  });
}

async function bundledPane(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file("pane.ts")],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    platform: "browser",
  });
  return outputFiles[0]?.text ?? "";
}

function file(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
