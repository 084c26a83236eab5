import { figure } from "../figures.ts";
import { visible } from "../visible.ts";
import { escaped, html, type Markup, type Part, trusted } from "./escape.ts";

/** What a cell shows: text, or text with a second line, a link to where it comes from, or a stress. */
export type Cell = string | null | RichCell;
export type RichCell = {
  readonly text: string;
  /** A second, smaller line. */
  readonly minor?: string | null;
  /** A place on this page, `#…`; never data. */
  readonly href?: string;
  readonly as?: "code" | "strong" | "error" | "warning" | "note";
};

/** One column: its header and what a row shows in it; `null` shows as a dash. */
export type Column<Row> = {
  readonly header: string;
  /** How it is set: `text` wraps, a `name` (an address, a file) is given room, a `word` never wraps. */
  readonly kind?: "text" | "name" | "word" | "number" | "day";
  readonly cell: (row: Row) => Cell;
};

/** A table of a page; its first column names the row. */
export type Table<Row> = {
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  /** In order of importance, since only the first are shown at once. */
  readonly rows: readonly Row[];
  /** The order, in words: “the most overdrawn first”. */
  readonly order: string;
  /** The sentence that stands in place of a table without rows. */
  readonly empty: string;
  readonly foot?: readonly Cell[];
  /** Every row is shown, however many, and neither sorted nor searched: its order is what it says. */
  readonly isWhole?: true;
};

/** The rows of a table that stand in the page; further ones are shown by the script. */
export const rowsShown = 200;
/** The rows of a table that the page holds at all; the rest is in `reconciliation.json`. */
export const rowsHeld = 20_000;
/** Tables of fewer rows need no sorting, or no search. */
const rowsToSort = 3;
const rowsToSearch = 12;

/** A column of amounts, with thousands set apart. */
export function amounts<Row>(header: string, amount: (row: Row) => number | null): Column<Row> {
  return {
    header,
    kind: "number",
    cell: (row) => {
      const value = amount(row);
      return value === null ? null : figure(value);
    },
  };
}

/** The place of a row on the page, counted from 0; for a row that does not stand in it, the table. */
export function rowPlace(id: string, index: number): string {
  return index >= 0 && index < rowsShown ? `#${id}-${index + 1}` : `#${id}`;
}

/** A table in a region of its own that scrolls where the screen is narrow, or the sentence for none. */
export function table<Row>({ id, caption, columns, rows, order, empty, foot, isWhole }: Table<Row>): Markup {
  if (rows.length === 0) return html`<p class="empty" id="${id}">${empty}</p>\n`;
  const shown = isWhole === true ? rows : rows.slice(0, rowsShown);
  const tools = isWhole === true || rows.length < rowsToSort ? null : rows.length < rowsToSearch ? "sort" : "search";
  return html`<div class="table">
${leftOut(rows.length - shown.length, rows.length, order)}<div class="scroll${rows.length > 15 && isWhole !== true ? " tall" : ""}" id="${id}" role="region" aria-labelledby="${id}-caption" tabindex="0"${tools === null ? null : html` data-tools="${tools}"`}>
<table>
<caption id="${id}-caption"><span>${caption}</span></caption>
<thead><tr>${columns.map(
    (column) => html`<th scope="col" class="${column.kind ?? "text"}">${column.header}</th>`,
  )}</tr></thead>
<tbody>
${shown.map(
  (row, at) =>
    html`<tr${isWhole === true ? null : html` id="${id}-${at + 1}"`}>${columns.map((column, index) => cell(column.cell(row), column.kind, index === 0))}</tr>\n`,
)}</tbody>
${foot === undefined ? null : html`<tfoot><tr>${foot.map((part, index) => cell(part, columns[index]?.kind, index === 0))}</tr></tfoot>\n`}</table>
</div>
${rest(columns, rows.slice(shown.length, rowsHeld), id)}</div>
`;
}

function leftOut(hidden: number, rows: number, order: string): Part {
  if (hidden === 0) return null;
  const others = figure(hidden);
  const search =
    rows <= rowsHeld
      ? `Search, sorting and “Show more” reach the other ${others} where scripts run; on paper they are left out.`
      : `Search and sorting reach the first ${figure(rowsHeld)} where scripts run.`;
  return html`<p class="left-out">The first ${figure(rowsShown)} of ${figure(rows)} rows are shown, ${order}. ${search} <code>reconciliation.json</code> has all of them.</p>
`;
}

/** Rows that the script shows when they are asked for: texts of cells, a second line behind a line end. */
function rest<Row>(columns: readonly Column<Row>[], rows: readonly Row[], id: string): Part {
  if (rows.length === 0) return null;
  const texts = rows.map((row) => columns.map((column) => cellText(column.cell(row))));
  const json = JSON.stringify(texts).replaceAll("<", "\\u003c");
  return html`<script type="application/json" data-rows="${id}">${trusted(json)}</script>
`;
}

function cellText(part: Cell): string {
  if (part === null) return "";
  if (typeof part === "string") return visible(part);
  const { text, minor } = part;
  return minor === null || minor === undefined ? visible(text) : `${visible(text)}\n${visible(minor)}`;
}

/** A cell; most are plain text, for which no template is worked through. */
function cell(part: Cell, kind: Column<never>["kind"] = "text", isFirst: boolean): Markup {
  const shown =
    part === null ? '<span class="none">–</span>' : typeof part === "string" ? escaped(part) : rich(part).markup;
  return trusted(isFirst ? `<th scope="row" class="${kind}">${shown}</th>` : `<td class="${kind}">${shown}</td>`);
}

function rich({ text, minor, href, as }: RichCell): Markup {
  const styled = as === undefined ? html`${text}` : stressed(text, as);
  const linked = href === undefined ? styled : html`<a class="trail" href="${href}">${styled}</a>`;
  return minor === null || minor === undefined ? linked : html`${linked}<br><span class="minor">${minor}</span>`;
}

function stressed(text: string, as: NonNullable<RichCell["as"]>): Markup {
  if (as === "code") return html`<code>${text}</code>`;
  if (as === "strong") return html`<strong>${text}</strong>`;
  return html`<span class="tag ${as}">${text}</span>`;
}
