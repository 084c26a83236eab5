import { figure } from "../figures.ts";
import { html, type Markup, type Part } from "./escape.ts";

/** One column: its header and what a row shows in it; `null` shows as a dash. */
export type Column<Row> = {
  readonly header: string;
  /** How it is set: `text` wraps, a `name` (an address, a file) is given room, a `word` never wraps. */
  readonly kind?: "text" | "name" | "word" | "number" | "day";
  readonly cell: (row: Row) => Part;
};

/** A table of a page; its first column names the row. */
export type Table<Row> = {
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  /** In order of importance, since only the first are shown. */
  readonly rows: readonly Row[];
  /** The order, in words: “the most overdrawn first”. */
  readonly order: string;
  /** The sentence that stands in place of a table without rows. */
  readonly empty: string;
  readonly foot?: readonly Part[];
  /** Every row is shown, however many. */
  readonly isWhole?: boolean;
};

/** The rows of a table that a page shows; the rest is in `reconciliation.json`. */
export const rowsShown = 300;

/** A column of amounts, with thousands set apart. */
export function amounts<Row>(header: string, amount: (row: Row) => number | null): Column<Row> {
  return { header, kind: "number", cell: (row) => figureOrDash(amount(row)) };
}

function figureOrDash(amount: number | null): Part {
  return amount === null ? null : figure(amount);
}

/** A table in a region of its own that scrolls where the screen is narrow, or the sentence for none. */
export function table<Row>({ id, caption, columns, rows, order, empty, foot, isWhole }: Table<Row>): Markup {
  if (rows.length === 0) return html`<p class="empty">${empty}</p>\n`;
  const shown = isWhole === true ? rows : rows.slice(0, rowsShown);
  return html`${isWhole === true ? null : leftOut(rows.length, order)}<div class="scroll" role="region" aria-labelledby="${id}-caption" tabindex="0">
<table>
<caption id="${id}-caption"><span>${caption}</span></caption>
<thead><tr>${columns.map(
    (column) => html`<th scope="col" class="${column.kind ?? "text"}">${column.header}</th>`,
  )}</tr></thead>
<tbody>
${shown.map((row) => html`<tr>${columns.map((column, index) => bodyCell(column, row, index === 0))}</tr>\n`)}</tbody>
${foot === undefined ? null : html`<tfoot><tr>${foot.map((part, index) => footCell(part, columns[index], index === 0))}</tr></tfoot>\n`}</table>
</div>
`;
}

function leftOut(rows: number, order: string): Part {
  if (rows <= rowsShown) return null;
  return html`<p class="left-out">The first ${figure(rowsShown)} of ${figure(rows)} rows are shown, ${order}. The other ${figure(rows - rowsShown)} are left out here; <code>reconciliation.json</code> has all of them.</p>
`;
}

function bodyCell<Row>(column: Column<Row>, row: Row, isFirst: boolean): Markup {
  const part = column.cell(row) ?? html`<span class="none">–</span>`;
  const kind = column.kind ?? "text";
  return isFirst ? html`<th scope="row" class="${kind}">${part}</th>` : html`<td class="${kind}">${part}</td>`;
}

function footCell<Row>(part: Part, column: Column<Row> | undefined, isFirst: boolean): Markup {
  const kind = column?.kind ?? "text";
  return isFirst ? html`<th scope="row" class="${kind}">${part}</th>` : html`<td class="${kind}">${part}</td>`;
}
