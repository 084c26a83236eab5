// npm run pane:pictures: the pictures of docs/pane.md, taken of the built pane over the sample.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Frame } from "playwright-core";
import { excelHost } from "../excel-host/host.ts";
import { type OpenedPane, openPane, type PaneOptions } from "../excel-host/open-pane.ts";
import { loadBook } from "../excel-host/xlsx-load.ts";
import { startBrowser } from "../support/browser.ts";
import { root } from "../support/source.ts";
import { makeWorkbook } from "../support/workbook.ts";

/** Shows one page of the pane: what is pressed there, and what stands on it when it is all there. */
type Way = (frame: Frame) => Promise<void>;

const sample = join(root, "batch", "sample");
/** The day after the sample's last month: what is late, and by how much, is the same whenever the pictures are taken. */
const TODAY = "2026-04-01";
const SIZE = { width: 350, height: 640 };

/** The first finding of the sample says this. */
const OVERDRAFT = /^140\.5 credits that Zoë Lindqvist/;

const click = (frame: Frame, name: string | RegExp) => frame.getByRole("button", { name }).first().click();

const tab =
  (name: string): Way =>
  async (frame) => {
    await frame.getByRole("tab", { name }).click();
    // a screen shows what was open on it last
    await frame.locator("h1").waitFor();
    const back = frame.getByRole("button", { name: "Back to the list" });
    if (await back.isVisible()) await back.click();
    await frame.getByRole("heading", { name, level: 1 }).waitFor();
  };

/** Chooses the sample's exports on the screen Reconcile. */
const chooseExports: Way = async (frame) => {
  await tab("Reconcile")(frame);
  const folder = join(sample, "usage");
  const files = readdirSync(folder).sort();
  await frame
    .locator("input[type=file]")
    .first()
    .setInputFiles(files.map((name) => join(folder, name)));
  await frame.getByText(`${files.length} files`, { exact: true }).waitFor();
};

/** Reconciles what was chosen. */
const reconcile: Way = async (frame) => {
  await frame.getByRole("button", { name: "Reconcile", exact: true }).click();
  await frame.getByText("The result is complete").waitFor({ timeout: 60_000 });
};

/** Writes the run into the workbook. */
const write: Way = async (frame) => {
  await click(frame, "Write Balances and Findings");
  await frame.getByText("Balances and Findings say what this run says.").waitFor({ timeout: 30_000 });
};

/** The first line of a list that says this. */
const open =
  (screen: string, line: RegExp): Way =>
  async (frame) => {
    await tab(screen)(frame);
    await frame.getByText(line).first().click();
    await frame.getByRole("button", { name: "Back to the list" }).waitFor();
  };

/** The pages over the sample workbook, in the order in which they are reached. */
const ways: Readonly<Record<string, Way>> = {
  files: chooseExports,
  result: reconcile,
  // what follows is seen with the run in the workbook
  today: async (frame) => {
    await write(frame);
    await tab("Today")(frame);
  },
  people: tab("People"),
  person: open("People", /Dimitri Vasko/),
  list: async (frame) => {
    await tab("People")(frame);
    await click(frame, "Paste a list");
  },
  purchases: tab("Purchases"),
  pool: open("Purchases", /^P-2025-02/),
  findings: async (frame) => {
    await tab("Findings")(frame);
    await frame.getByText("More was used than the pools could pay").click();
    await frame.getByText(OVERDRAFT).waitFor();
  },
  finding: open("Findings", OVERDRAFT),
  balances: tab("Balances"),
  note: async (frame) => {
    await tab("Balances")(frame);
    await click(frame, "Note a balance");
  },
  settings: tab("Settings"),
};

/** Pages that are shown wide and dark as well. */
const wide = ["today", "findings"];

const rosterBytes = () => new Uint8Array(readFileSync(join(sample, "roster.xlsx")));
const emptyBytes = () => makeWorkbook({ sheets: [{ name: "Sheet1", tables: [], cells: [] }] });

/** Opens the pane over a workbook; nothing in it moves. */
export function openStill(browser: Browser, bytes: Uint8Array, options: PaneOptions = {}): Promise<OpenedPane> {
  const still = { today: TODAY, reducedMotion: true, ...SIZE };
  return openPane(excelHost(loadBook(bytes).book), { ...still, ...options, browser });
}

/** Takes a picture of the pane as it is; answers its bytes. */
export async function pictureOf({ page, frame }: OpenedPane): Promise<Uint8Array> {
  await frame.evaluate("document.fonts.ready");
  // the pointer is nowhere, so that nothing is lit by it
  await page.mouse.move(0, 0);
  await frame.locator(".fui-Spinner").waitFor({ state: "detached" });
  // all is drawn anew, at once: the edges of what was drawn bit by bit are a shade different each time
  for (const visibility of ["hidden", ""]) await frame.evaluate(drawnWith(visibility));
  return page.screenshot({ animations: "disabled", caret: "hide" });
}

/** Shows or hides everything, and waits until it is drawn so: a frame for the view, one for what it measures. */
function drawnWith(visibility: string): string {
  return `new Promise((done) => {
    document.documentElement.style.visibility = "${visibility}";
    requestAnimationFrame(() => requestAnimationFrame(done));
  })`;
}

/** Takes every picture, and writes it with `write`. */
export async function takePictures(write: (name: string, png: Uint8Array) => void): Promise<void> {
  const browser = await startBrowser();
  try {
    const empty = await openStill(browser, emptyBytes());
    await empty.frame.getByRole("heading", { name: "Begin a roster" }).waitFor();
    write("first-run", await pictureOf(empty));
    await empty.close();
    await overSample(browser, {}, (name, png) => write(name, png));
    await overSample(browser, { width: 700, colorScheme: "dark" }, (name, png) => {
      if (wide.includes(name)) write(`${name}-wide-dark`, png);
    });
  } finally {
    await browser.close();
  }
}

/** Walks over the sample's pages, and takes a picture of each. */
export async function overSample(
  browser: Browser,
  options: PaneOptions,
  taken: (name: string, png: Uint8Array) => void,
): Promise<void> {
  const pane = await openStill(browser, rosterBytes(), options);
  await pane.frame.getByRole("tab", { name: "Today" }).waitFor();
  for (const [name, way] of Object.entries(ways)) {
    await way(pane.frame);
    taken(name, await pictureOf(pane));
  }
  await pane.close();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = join(root, "docs", "pictures");
  mkdirSync(folder, { recursive: true });
  let count = 0;
  await takePictures((name, png) => {
    writeFileSync(join(folder, `${name}.png`), png);
    count += 1;
  });
  console.log(`${count} pictures are in docs/pictures.`);
}
