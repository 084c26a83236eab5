import { type HTMLElement, parse } from "node-html-parser";
import { reportHtml } from "../../core/report/html.ts";
import type { RunFile } from "../../core/run-file.ts";

/** The page of a run, to be looked into. */
export function pageOf(run: RunFile, since?: RunFile): HTMLElement {
  return parse(reportHtml(run, since));
}

/** The one element that a selector names; a test fails where there is none. */
export function only(page: HTMLElement, selector: string): HTMLElement {
  const [found, ...more] = page.querySelectorAll(selector);
  if (found === undefined || more.length > 0)
    throw new Error(`${more.length + (found ? 1 : 0)} elements are ${selector}`);
  return found;
}

/** What an element says, with single blanks; scripts, styles and drawings say nothing. */
export function textOf(element: HTMLElement): string {
  if (["SCRIPT", "STYLE", "SVG", "svg"].includes(element.tagName ?? "")) return "";
  return element.childNodes
    .map((node) => ("querySelector" in node ? ` ${textOf(node as HTMLElement)} ` : node.text))
    .join("")
    .replace(/\s+/g, " ")
    .replace(/ ([.,;:)])/g, "$1")
    .trim();
}

/** The cells of a table's body as texts, by the id of the region that holds it. */
export function rowsOf(page: HTMLElement, id: string): readonly (readonly string[])[] {
  return page.querySelectorAll(`#${id} > table > tbody > tr, table#${id} > tbody > tr`).map(cellsOf);
}

/** The cells of one row as texts. */
export function cellsOf(row: HTMLElement): readonly string[] {
  return row.querySelectorAll("th, td").map(textOf);
}

/** Every figure in a text, as it is written: `1,234.5`, but no days, months or ordinals of names. */
export function figuresIn(text: string): readonly string[] {
  return text.replace(/\b\d{4}-\d\d(?:-\d\d)?\b/g, " ").match(/(?<![\w.,-])-?\d[\d,]*(?:\.\d+)?(?![\w])/g) ?? [];
}
