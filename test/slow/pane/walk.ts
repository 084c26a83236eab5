import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import type { Browser, Frame } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect } from "vitest";
import type { PersonKey } from "../../../core/person.ts";
import { readRosterWorkbook } from "../../../core/roster/from-workbook.ts";
import { excelHost, type Host } from "../../excel-host/host.ts";
import { type OpenedPane, openPane, type PaneOptions } from "../../excel-host/open-pane.ts";
import { loadBook } from "../../excel-host/xlsx-load.ts";
import { saveBook } from "../../excel-host/xlsx-save.ts";
import { browserPath, startBrowser } from "../../support/browser.ts";
import { root } from "../../support/source.ts";

/** The shipped pane in a browser over a workbook, and the workbook as it could be saved now. */
export type Walk = OpenedPane & { readonly host: Host; readonly saveWorkbook: () => Uint8Array };

/** The bytes of the sample workbook. */
export const sampleBytes = (): Uint8Array => new Uint8Array(readFileSync(join(root, "batch/sample/roster.xlsx")));

/**
 * Tests that walk through the pane: `open` opens it over a workbook (the sample's when none is given), in one browser for all;
 * it is closed after each test. Skipped, with its name, where no browser is found.
 */
export function describeWalks(
  name: string,
  walks: (open: (options?: PaneOptions, bytes?: Uint8Array) => Promise<Walk>) => void,
): void {
  describe.skipIf(browserPath === undefined)(`${name} (skipped where no browser is found)`, () => {
    let browser: Browser | undefined;
    const panes: OpenedPane[] = [];
    beforeAll(async () => {
      browser = await startBrowser();
    });
    afterAll(async () => {
      await browser?.close();
    });
    afterEach(async () => {
      for (const pane of panes.splice(0)) await pane.close();
    });
    walks(async (options = {}, bytes = sampleBytes()) => {
      const opened = loadBook(bytes);
      const host = excelHost(opened.book);
      const pane = await openPane(host, { ...options, ...(browser === undefined ? {} : { browser }) });
      panes.push(pane);
      return { ...pane, host, saveWorkbook: () => saveBook(opened) };
    });
  });
}

/** The roster of a workbook's bytes, as the batch job reads it, and what is wrong with it. */
export function rosterOf(bytes: Uint8Array) {
  const codes: string[] = [];
  const roster = readRosterWorkbook(bytes, "saved.xlsx", ({ code }) => void codes.push(code));
  return { roster, codes };
}

/** A person of the workbook as it could be saved now. */
export function savedPerson({ saveWorkbook }: Walk, email: string) {
  return rosterOf(saveWorkbook()).roster.people.get(email as PersonKey);
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * What axe finds against WCAG 2.2 AA and its best practices, as `rule: element`: an empty list when all is well. The library
 * of views leaves elements at the ends of a group that hand the focus on, which axe cannot know: its makers exclude them too.
 */
export async function axeFinds(frame: Frame): Promise<readonly string[]> {
  await frame.evaluate(axe);
  const { violations } = await frame.evaluate<AxeResults>(
    `axe.run({ exclude: [["[data-tabster-dummy]"]] }, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

/** Whether anything reaches beyond the right edge, so that one would have to scroll sideways. */
export function isTooWide(frame: Frame): Promise<boolean> {
  return frame.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

/** Expects that axe finds nothing on a page, and that it fits; `page` is what it is called when it does not. */
export async function looksWell({ frame }: Pick<Walk, "frame">, page: string): Promise<void> {
  expect([page, await axeFinds(frame)]).toEqual([page, []]);
  expect([page, await isTooWide(frame)]).toEqual([page, false]);
}

/** What has the focus, by its name for a screen reader, as far as the simple rules go. */
export function focused(frame: Frame): Promise<string> {
  return frame.evaluate(() => {
    const found = document.activeElement;
    if (found === null) return "";
    const labelled = found.getAttribute("aria-labelledby") ?? "";
    const labels = labelled.split(" ").map((id) => document.getElementById(id)?.textContent ?? "");
    const isField = found.matches("input, select, textarea");
    const own = isField ? ((found as HTMLInputElement).labels?.[0]?.textContent ?? "") : "";
    const name = found.getAttribute("aria-label") ?? (labels.join("") || own || found.textContent || found.tagName);
    return name.replace(/\s+/g, " ").trim();
  });
}
