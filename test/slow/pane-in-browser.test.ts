import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { excelHost } from "../excel-host/host.ts";
import type { Flavour } from "../excel-host/in-browser.ts";
import { type OpenedPane, openPane, type PaneOptions } from "../excel-host/open-pane.ts";
import { loadBook } from "../excel-host/xlsx-load.ts";
import { browserPath } from "../support/browser.ts";
import { builtPane } from "../support/built-pane.ts";
import { root } from "../support/source.ts";

const flavours: readonly Flavour[] = ["web", "windows"];
let pane: OpenedPane | undefined;

async function opened(options: PaneOptions = {}): Promise<OpenedPane> {
  const { book } = loadBook(readFileSync(join(root, "batch/sample/roster.xlsx")));
  pane = await openPane(excelHost(book), options);
  return pane;
}

test("every page and picture that the manifest names is in the built pane, and the headers to serve it with", () => {
  const manifest = readFileSync(join(root, "manifest.xml"), "utf8");
  const paths = [...manifest.matchAll(/"https:\/\/localhost:3000\/([^"]*)"/g)].map(([, path = ""]) => path);
  expect(paths).toContain("taskpane.html");
  expect(paths).toContain("icons/icon-80.png");
  expect([...paths, "headers.txt"].filter((path) => !existsSync(join(builtPane(), path)))).toEqual([]);
});

test("the header's policy is the page's, and says who may show the pane in a frame", () => {
  const page = readFileSync(join(builtPane(), "taskpane.html"), "utf8");
  const [, policy = "none"] = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(page) ?? [];
  const headers = readFileSync(join(builtPane(), "headers.txt"), "utf8");
  expect(headers).toContain(`Content-Security-Policy: ${policy}; frame-ancestors https://*.officeapps.live.com `);
  expect(policy).not.toContain("unsafe");
});

describe.skipIf(browserPath === undefined)("the built pane in a browser (skipped where none is found)", () => {
  afterEach(async () => {
    await pane?.close();
    pane = undefined;
  });

  test.each(flavours)("opens in Excel's flavour %s, and lacks and breaks nothing", async (flavour) => {
    const { frame, problems } = await opened({ flavour, locale: "de-DE" });
    await frame.waitForFunction(() => globalThis.Office?.context?.platform !== undefined);
    expect(await frame.evaluate("[Office.context.displayLanguage, innerWidth]")).toEqual(["de-DE", 350]);
    // what is loaded late has been asked for by now
    await frame.waitForTimeout(500);
    expect(problems()).toEqual([]);
  });

  test("is shown as the test asks", async () => {
    const { frame } = await opened({ width: 700, colorScheme: "dark", forcedColors: true, reducedMotion: true });
    const queries = ["color-scheme: dark", "forced-colors: active", "prefers-reduced-motion: reduce", "width: 700px"];
    const asked = queries.map((query) => query.replace(/^color/, "prefers-color"));
    expect(await frame.evaluate((all) => all.map((one) => matchMedia(`(${one})`).matches), asked)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  test("Excel's colours reach it on Windows", async () => {
    const { frame } = await opened({ flavour: "windows", theme: { bodyBackgroundColor: "#262626" } });
    await frame.waitForFunction(() => globalThis.Office?.context?.platform !== undefined);
    expect(await frame.evaluate("Office.context.officeTheme.bodyBackgroundColor")).toBe("#262626");
  });

  test.each(["office.js", "strings", "excel"] as const)("opens where %s is blocked", async (block) => {
    const { frame, refused, violations } = await opened({ block });
    expect(await frame.evaluate("globalThis.Excel === undefined || Office.context.platform === undefined")).toBe(true);
    expect({ refused, violations }).toEqual({ refused: [], violations: [] });
  });

  test("its policy lets the library of views fill an empty style element by script", async () => {
    const { frame, problems } = await opened();
    const color = await frame.evaluate(() => {
      const style = document.head.appendChild(document.createElement("style"));
      style.sheet?.insertRule("body { color: rgb(1, 2, 3) }");
      document.body.style.height = "100px";
      return getComputedStyle(document.body).color;
    });
    expect(color).toBe("rgb(1, 2, 3)");
    expect(problems()).toEqual([]);
  });

  test("what its policy forbids, and an address that nobody serves, is seen", async () => {
    const { frame, violations, refused, errors } = await opened();
    await frame.evaluate(() => {
      document.body.insertAdjacentHTML("beforeend", '<p style="color: red">x</p><img src="./nowhere.png">');
      document.head.append(Object.assign(document.createElement("style"), { textContent: "p { color: red }" }));
      document.head.append(Object.assign(document.createElement("script"), { textContent: "console.log(1)" }));
      fetch("./taskpane.html").catch(() => {});
      console.error("broken");
    });
    await frame.waitForTimeout(300);
    expect([...new Set(violations.map((violation) => violation.split(":")[0]))].sort()).toEqual([
      "connect-src",
      "script-src-elem",
      "style-src-attr",
      "style-src-elem",
    ]);
    expect(refused).toEqual(["https://excel-host.test:3000/nowhere.png"]);
    expect(errors.filter((error) => error.includes("broken"))).toHaveLength(1);
  });

  test("files are dropped on it, and what it gives to save is caught", async () => {
    const { frame, drop, saved } = await opened();
    await frame.evaluate(() => {
      document.addEventListener("dragover", (event) => event.preventDefault());
      document.addEventListener("drop", async (event) => {
        event.preventDefault();
        const file = event.dataTransfer?.files[0] as File;
        const link = Object.assign(document.createElement("a"), { download: `again-${file.name}` });
        link.href = URL.createObjectURL(new Blob([(await file.text()).toUpperCase()]));
        link.click();
      });
    });
    const bytes = new TextEncoder().encode("äé,1\n");
    const back = await saved(() => drop("body", [{ name: "march.csv", bytes, type: "text/csv" }]));
    expect([back.name, new TextDecoder().decode(back.bytes)]).toEqual(["again-march.csv", "ÄÉ,1\n"]);
  });

  test.each(flavours)("the clipboard is there in the flavour %s", async (flavour) => {
    const { frame, clipboard } = await opened({ flavour });
    await frame.evaluate("focus(); navigator.clipboard.writeText('copied')");
    expect(await clipboard()).toBe("copied");
  });

  test("the clipboard can be refused as Excel on the web does", async () => {
    const { frame } = await opened({ clipboard: false });
    const write = "focus(); navigator.clipboard.writeText('copied').then(() => 'done', () => 'refused')";
    expect(await frame.evaluate(write)).toBe("refused");
  });
});
