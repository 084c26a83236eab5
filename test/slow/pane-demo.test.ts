import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Frame, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readWorkbook } from "../../core/files/xlsx/read-workbook.ts";
import { type Demo, serveDemo } from "../pane-demo/serve.ts";
import { browserPath, startBrowser } from "../support/browser.ts";
import { makeWorkbook, oneTable } from "../support/workbook.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What the tests keep in the pane's page. */
type Told = { readonly heard?: readonly string[]; readonly dropped?: File };

describe.skipIf(browserPath === undefined)("the demo in a browser (skipped where none is found)", () => {
  let demo: Demo;
  let browser: Browser;
  let page: Page;
  let problems: string[];

  beforeAll(async () => {
    [demo, browser] = await Promise.all([serveDemo(3_150), startBrowser()]);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  });

  beforeEach(async () => {
    await page?.close();
    problems = [];
    page = await browser.newPage({ viewport: { width: 1400, height: 850 }, locale: "en-US" });
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) problems.push(message.text());
    });
    page.on("pageerror", ({ message }) => problems.push(message));
    page.on("request", (request) => {
      if (!request.url().startsWith(demo.address) && !request.url().startsWith("blob:")) problems.push(request.url());
    });
    await page.goto(demo.address);
  });

  async function pane(): Promise<Frame> {
    const frame = await (await page.waitForSelector("#pane-frame iframe")).contentFrame();
    if (frame === null) throw new Error("there is no pane");
    // a text would be evaluated again and again, which the pane's policy forbids
    await frame.waitForFunction(() => globalThis.Office?.context?.platform !== undefined);
    return frame;
  }

  /** What the library does in the pane; its error's code where it is refused. */
  async function inPane(code: string, options = "{}"): Promise<unknown> {
    return (await pane()).evaluate(
      `Excel.run(${options}, async (context) => { ${code} }).catch((error) => "refused: " + error.code)`,
    );
  }
  const write = (value: string) => `
    const cell = context.workbook.tables.getItem("People").getDataBodyRange().getCell(0, 1);
    cell.values = [["${value}"]];
    await context.sync();
    return "written";`;
  const tab = (name: string) => page.getByRole("tab", { name, exact: true });
  const cell = (address: string) => {
    const [, letter = "A", row = "1"] = /^([A-Z])(\d+)$/.exec(address) ?? [];
    return page.locator(`#cell-${Number(row) - 1}-${letter.charCodeAt(0) - 65}`);
  };
  const shows = (selector: string, text: string) =>
    page.waitForFunction(([at, is]) => document.querySelector(at ?? "")?.textContent === is, [selector, text]);
  const status = () => page.locator("#status").innerText();
  const menu = (name: string) => page.locator("summary", { hasText: name }).click();

  test("shows the sample and the pane over it, and needs nobody else", async () => {
    const frame = await pane();
    await frame.waitForSelector("h1, h2");
    expect(await page.locator(".banner").innerText()).toContain("not Excel");
    await tab("People").click();
    expect(await cell("A1").innerText()).toBe("Email");
    expect(await cell("A1").getAttribute("role")).toBe("columnheader");
    const headers = await page.locator("#grid .table-header").allInnerTexts();
    const day = page.locator(`#cell-1-${headers.indexOf("Registered on")}`);
    expect(await day.innerText()).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(problems).toEqual([]);
  });

  test("what the pane writes is seen in the grid and marked, and is in the saved file with what was typed", async () => {
    await tab("People").click();
    expect(await inPane(write("Written by the pane"))).toBe("written");
    await shows("#cell-1-1", "Written by the pane");
    expect(await cell("B2").getAttribute("class")).toContain("marked");
    await cell("B3").click();
    await page.keyboard.type("Typed in the grid");
    await page.keyboard.press("Enter");
    expect(await page.locator("#address").innerText()).toBe("B4");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#save")]);
    const bytes = readFileSync(await download.path());
    const names = readWorkbook(bytes, "roster.xlsx", ["People"], () => {})
      ?.tables.get("People")
      ?.rows.map(({ cells }) => cells[1]);
    expect(names?.slice(0, 2)).toEqual(["Written by the pane", "Typed in the grid"]);
    expect(names?.length).toBe(40);
  });

  test("cells are reached and edited by keyboard alone", async () => {
    await tab("People").focus();
    await page.keyboard.press("Enter");
    await page.locator("#grid").focus();
    for (const key of ["ArrowDown", "ArrowDown", "ArrowRight"]) await page.keyboard.press(key);
    expect(await page.locator("#grid").getAttribute("aria-activedescendant")).toBe("cell-2-1");
    const before = await cell("B3").innerText();
    await page.keyboard.press("F2");
    await page.keyboard.type(" X");
    await page.keyboard.press("Escape");
    expect(await cell("B3").innerText()).toBe(before);
    await page.keyboard.press("F2");
    await page.keyboard.type(" X");
    await page.keyboard.press("Tab");
    expect(await cell("B3").innerText()).toBe(`${before} X`);
    expect(await page.locator("#address").innerText()).toBe("C3");
    await page.keyboard.press("Control+End");
    expect(await page.locator(".selected").count()).toBe(1);
    await page.keyboard.press("Control+Home");
    expect(await page.locator("#address").innerText()).toBe("A1");
    await tab("People").focus();
    await page.keyboard.press("ArrowRight");
    expect(await tab("Pools").getAttribute("aria-selected")).toBe("true");
  });

  test("the pane hears of another cell selected and of a colleague's change; its own selection is followed", async () => {
    await tab("People").click();
    await inPane(`
      window.heard = [];
      context.workbook.worksheets.onSelectionChanged.add(async () => void heard.push("selected"));
      context.workbook.worksheets.onChanged.add(async ({ source, address }) => void heard.push(source + " " + address));
      await context.sync();`);
    const frame = await pane();
    const before = await cell("B3").innerText();
    await cell("B3").click();
    await frame.waitForFunction(() => (globalThis as Told).heard?.includes("selected"));
    await menu("Simulate trouble");
    await page.click("#colleague");
    await frame.waitForFunction(() => (globalThis as Told).heard?.includes("Remote B3"));
    expect(await cell("B3").innerText()).toBe(`${before}*`);
    await inPane(
      `context.workbook.tables.getItem("Pools").getDataBodyRange().getCell(1, 2).select(); await context.sync();`,
    );
    await shows("#address", "C3");
    expect(await tab("Pools").getAttribute("aria-selected")).toBe("true");
  });

  test("trouble is simulated: protection, reading only, a cell that somebody types in", async () => {
    await tab("People").click();
    await menu("Simulate trouble");
    await page.check("#protect");
    expect(await inPane(write("no"))).toBe("refused: AccessDenied");
    await page.uncheck("#protect");
    await page.check("#read-only");
    expect(await inPane(write("no"))).toBe("refused: ReadOnly");
    await cell("B2").click();
    await page.keyboard.type("no");
    await page.keyboard.press("Enter");
    expect(await status()).toBe("The workbook is for reading only.");
    await menu("Simulate trouble");
    await page.uncheck("#read-only");
    expect(await inPane(write("yes"))).toBe("written");
    await shows("#cell-1-1", "yes");
    await page.check("#typing");
    expect(await inPane(write("no"))).toMatch(/^refused: .*CellEdit/);
    const waiting = inPane(write("later"), "{ delayForCellEdit: true }");
    await page.waitForTimeout(200);
    expect(await cell("B2").innerText()).toBe("yes");
    await page.uncheck("#typing");
    expect(await waiting).toBe("written");
  });

  test("other workbooks are opened: an empty one, and one's own; what is none is said; it starts anew", async () => {
    await pane();
    await menu("Open another");
    await page.click("#open-empty");
    await shows("#file", "Book1.xlsx");
    expect(await page.getByRole("tab").allInnerTexts()).toEqual(["Sheet1"]);
    expect(
      await inPane(
        "const { tables } = context.workbook; tables.load('items/name'); await context.sync(); return tables.items.length;",
      ),
    ).toBe(0);
    const own = makeWorkbook(oneTable("People", ["Email", "Name"], [["ana@example.com", "Ana"]]));
    await page.setInputFiles("#open-file", { name: "own.xlsx", mimeType: "", buffer: Buffer.from(own) });
    await shows("#file", "own.xlsx");
    expect(await cell("A2").innerText()).toBe("ana@example.com");
    await cell("B2").dblclick();
    await page.keyboard.type("!");
    await page.keyboard.press("Enter");
    expect(await cell("B2").innerText()).toBe("Ana!");
    await page.setInputFiles("#open-file", { name: "bad.xlsx", mimeType: "", buffer: Buffer.from("no zip") });
    await shows("#status", "bad.xlsx could not be opened: it is no .xlsx workbook.");
    await page.click("#anew");
    await shows("#cell-1-1", "Ana");
    expect(await page.locator("#file").innerText()).toBe("own.xlsx");
  });

  test("an export is dragged onto the pane as a file, and saved by its link", async () => {
    const frame = await pane();
    await frame.evaluate(() => {
      addEventListener("dragover", (event) => event.preventDefault(), true);
      addEventListener("drop", (event) => Object.assign(window, { dropped: event.dataTransfer?.files[0] }), true);
    });
    await menu("Usage exports");
    const link = page.getByRole("link", { name: "cloud-2026-q1.csv" });
    await link.waitFor();
    await link.hover();
    await page.mouse.down();
    await page.mouse.move(1_200, 400, { steps: 8 });
    await page.mouse.up();
    await frame.waitForFunction(() => (globalThis as Told).dropped !== undefined);
    const text = await frame.evaluate<string>("dropped.text().then((text) => dropped.name + ': ' + text.slice(0, 4))");
    expect(text).toBe("cloud-2026-q1.csv: date");
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    expect(download.suggestedFilename()).toBe("cloud-2026-q1.csv");
  });

  test("the line between grid and pane is moved by keys and by pointer", async () => {
    const width = async () => (await pane()).evaluate<number>("innerWidth");
    expect(await width()).toBe(350);
    await page.locator("#divider").focus();
    for (const key of ["ArrowLeft", "ArrowLeft", "ArrowRight"]) await page.keyboard.press(key);
    expect(await width()).toBe(360);
    const box = await page.locator("#divider").boundingBox();
    await page.mouse.move((box?.x ?? 0) + 4, 400);
    await page.mouse.down();
    await page.mouse.move(696, 400, { steps: 4 });
    await page.mouse.up();
    expect(await width()).toBe(700);
  });

  test.each(["light", "dark"] as const)(
    "axe finds nothing on the help page, and it needs no script, %s",
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 320, height: 700 });
      await page.goto(`${demo.address}pane/help.html`);
      expect(await page.evaluate("document.scripts.length")).toBe(0);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
      await page.evaluate(axe);
      const found = await page.evaluate<readonly string[]>(
        `axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ": " + target.join(" "))))`,
      );
      expect([found, problems]).toEqual([[], []]);
    },
  );

  test.each(["light", "dark"] as const)("axe finds nothing on the page around the pane, %s", async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await pane();
    await tab("People").click();
    await menu("Simulate trouble");
    // the page's policy lets no script in: axe comes by the way of the developer's tools
    await page.evaluate(axe);
    const violations = await page.evaluate<readonly string[]>(
      `axe.run({ exclude: [["iframe"]] }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ": " + target.join(" "))))`,
    );
    expect(violations).toEqual([]);
  });
});
