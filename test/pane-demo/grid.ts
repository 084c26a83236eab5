// The plain grid: the cells of one sheet, of which only those in sight are drawn.
import { columnLetters } from "../../core/files/workbook-sketch.ts";
import { type Cell, COLUMNS, cellAt, type Sheet } from "../excel-host/book.ts";
import { cellName, editText, shownText } from "./cell-text.ts";
import { type Excel, tableAt } from "./excel.ts";
import { type GridSize, sizeOf } from "./grid-size.ts";
import type { Place } from "./trouble.ts";

/** The grid on the page. */
export type Grid = {
  readonly place: () => Place;
  /** Shows another workbook, or another sheet of it, from its first cell on. */
  readonly open: (excel: Excel, sheet: Sheet) => void;
  /** Draws again what has changed; goes along where the pane has selected another cell. */
  readonly draw: () => void;
};

/** What the grid tells: another cell was selected, or one was typed into. */
export type GridDoings = {
  readonly selected: (place: Place) => void;
  readonly typed: (place: Place, text: string) => void;
  /** The sheet that is shown is another. */
  readonly turned: () => void;
};

const ROW = 26;
const NUMBERS = 44;
/** Rows beyond the edge of sight that are drawn as well. */
const BEYOND = 8;
/** Milliseconds for which a changed cell is marked. */
const MARKED = 2_500;

/** Makes the grid of a table element within its scroller. */
export function createGrid(table: HTMLTableElement, scroller: HTMLElement, doings: GridDoings): Grid {
  let excel: Excel;
  let sheet: Sheet;
  let size: GridSize;
  let at = { row: 0, column: 0 };
  let editor: HTMLInputElement | undefined;
  let drawn = new Map<number, Cell>();
  let firstDrawing = true;
  const marked = new Map<number, number>();
  const body = document.createElement("tbody");
  const letters = document.createElement("thead");
  const columns = document.createElement("colgroup");
  table.append(columns, letters, body);

  const place = (): Place => ({ sheet, ...at });
  const isFrozen = () => excel.host.book.tables.some(({ box }) => box.sheet === sheet && box.top === 0);

  function cellElement(row: number, column: number, seen: Map<number, Cell>): HTMLTableCellElement {
    const { book } = excel.host;
    const td = document.createElement("td");
    const key = row * COLUMNS + column;
    const cell = cellAt(sheet, row, column);
    seen.set(key, cell);
    const before = drawn.get(key);
    if (!firstDrawing && before !== undefined && before !== cell && before.value !== cell.value)
      marked.set(key, Date.now() + MARKED);
    const isMarked = (marked.get(key) ?? 0) > Date.now();
    const own = tableAt(book, sheet, row, column);
    const isHeader = own?.box.top === row;
    const isSelected = row === at.row && column === at.column;
    td.id = `cell-${row}-${column}`;
    td.role = isHeader ? "columnheader" : "gridcell";
    td.ariaColIndex = String(column + 2);
    td.ariaSelected = String(isSelected);
    td.textContent = shownText(cell, book.is1904);
    td.classList.toggle("number", typeof cell.value === "number");
    td.classList.toggle("in-table", own !== undefined);
    td.classList.toggle("table-header", isHeader);
    td.classList.toggle("even", own !== undefined && (row - own.box.top) % 2 === 0);
    td.classList.toggle("runs-on", own === undefined && cellAt(sheet, row, column + 1).value === "");
    td.classList.toggle("selected", isSelected);
    td.classList.toggle("marked", isMarked);
    return td;
  }

  function rowElement(row: number, seen: Map<number, Cell>): HTMLTableRowElement {
    const tr = document.createElement("tr");
    tr.ariaRowIndex = String(row + 2);
    const number = document.createElement("th");
    number.scope = "row";
    number.role = "rowheader";
    number.textContent = String(row + 1);
    number.classList.toggle("here", row === at.row);
    tr.append(number);
    for (let column = 0; column < size.columns; column += 1) tr.append(cellElement(row, column, seen));
    tr.classList.toggle("frozen", row === 0 && isFrozen());
    return tr;
  }

  function spacer(rows: number): HTMLTableRowElement {
    const tr = document.createElement("tr");
    tr.ariaHidden = "true";
    const td = tr.insertCell();
    td.colSpan = size.columns + 1;
    td.style.height = `${rows * ROW}px`;
    td.className = "spacer";
    return tr;
  }

  function drawCells(): void {
    if (editor !== undefined) return;
    const visible = shownRows();
    const scrolled = Math.floor(scroller.scrollTop / ROW);
    const first = Math.max(isFrozen() ? 1 : 0, scrolled - BEYOND);
    const last = Math.min(visible.length, scrolled + Math.ceil(scroller.clientHeight / ROW) + BEYOND);
    const seen = new Map<number, Cell>();
    const rows = visible.slice(first, last).map((row) => rowElement(row, seen));
    const frozen = isFrozen() ? [rowElement(0, seen)] : [];
    const above = first - frozen.length;
    const below = visible.length - last;
    body.replaceChildren(
      ...frozen,
      ...(above > 0 ? [spacer(above)] : []),
      ...rows,
      ...(below > 0 ? [spacer(below)] : []),
    );
    table.ariaRowCount = String(visible.length + 1);
    table.ariaColCount = String(size.columns + 1);
    table.setAttribute("aria-activedescendant", `cell-${at.row}-${at.column}`);
    for (const [key, cell] of seen) drawn.set(key, cell);
    firstDrawing = false;
    if ([...marked.values()].some((until) => until > Date.now())) setTimeout(drawCells, MARKED + 50);
  }

  function shownRows(): readonly number[] {
    return Array.from({ length: size.rows }, (_, row) => row).filter((row) => !sheet.hiddenRows.has(row));
  }

  function drawLetters(): void {
    const corner = document.createElement("td");
    const heads = size.widths.map((_, column) => {
      const th = document.createElement("th");
      th.scope = "col";
      th.role = "columnheader";
      th.textContent = columnLetters(column);
      th.classList.toggle("here", column === at.column);
      return th;
    });
    const tr = document.createElement("tr");
    tr.ariaRowIndex = "1";
    tr.append(corner, ...heads);
    letters.replaceChildren(tr);
    const widths = [NUMBERS, ...size.widths];
    columns.replaceChildren(
      ...widths.map((width) => Object.assign(document.createElement("col"), { width: String(width) })),
    );
    table.style.width = `${widths.reduce((sum, width) => sum + width, 0)}px`;
  }

  function draw(): void {
    const { active, tables, is1904 } = excel.host.book;
    const isMoved = active.sheet !== sheet || active.top !== at.row || active.left !== at.column;
    if (isMoved && active.sheet !== sheet) show(active.sheet);
    at = isMoved ? { row: active.top, column: active.left } : at;
    size = sizeOf(
      sheet,
      tables.some(({ box }) => box.sheet === sheet),
      is1904,
    );
    // a page of text looks better without lines
    table.classList.toggle("plain", sheet.cells.size > 0 && !tables.some(({ box }) => box.sheet === sheet));
    drawLetters();
    drawCells();
    if (!isMoved) return;
    bringIntoSight();
    doings.selected(place());
  }

  function show(other: Sheet): void {
    sheet = other;
    drawn = new Map();
    marked.clear();
    firstDrawing = true;
    scroller.scrollTo(0, 0);
    doings.turned();
  }

  function bringIntoSight(): void {
    const top = shownRows().indexOf(at.row) * ROW;
    const left = size.widths.slice(0, at.column).reduce((sum, width) => sum + width, 0);
    const head = ROW * (isFrozen() ? 2 : 1);
    const bottom = scroller.clientHeight - head - ROW;
    if (top - (head - ROW) < scroller.scrollTop) scroller.scrollTop = Math.max(0, top - (head - ROW));
    else if (top > scroller.scrollTop + bottom) scroller.scrollTop = top - bottom;
    const right = left + (size.widths[at.column] ?? 0) + NUMBERS;
    if (left < scroller.scrollLeft) scroller.scrollLeft = left;
    else if (right > scroller.scrollLeft + scroller.clientWidth) scroller.scrollLeft = right - scroller.clientWidth;
    drawCells();
  }

  function go(row: number, column: number): void {
    const rows = shownRows();
    const isDown = row >= at.row;
    const shown = rows.includes(row) ? row : isDown ? rows.find((one) => one > row) : rows.findLast((one) => one < row);
    at = { row: shown ?? at.row, column: Math.max(0, Math.min(size.columns - 1, column)) };
    excel.host.book.active = { sheet, top: at.row, left: at.column, rows: 1, columns: 1 };
    drawLetters();
    drawCells();
    bringIntoSight();
    doings.selected(place());
  }

  function edit(text: string): void {
    const cell = document.getElementById(`cell-${at.row}-${at.column}`);
    if (cell === null || editor !== undefined) return;
    const input = document.createElement("input");
    input.value = text;
    input.ariaLabel = `Cell ${cellName(at.row, at.column)}`;
    editor = input;
    cell.replaceChildren(input);
    input.focus();
    const done = (isKept: boolean, row: number, column: number) => {
      if (editor !== input) return;
      editor = undefined;
      const from = place();
      if (isKept && input.value !== text) doings.typed(from, input.value);
      table.focus();
      draw();
      if (row !== 0 || column !== 0) go(from.row + row, from.column + column);
    };
    input.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Enter") done(true, 1, 0);
      if (event.key === "Escape") done(false, 0, 0);
      if (event.key !== "Tab") return;
      event.preventDefault();
      done(true, 0, event.shiftKey ? -1 : 1);
    });
    input.addEventListener("blur", () => done(true, 0, 0));
  }

  const shownThere = () => editText(cellAt(sheet, at.row, at.column), excel.host.book.is1904);
  table.addEventListener("keydown", (event) => {
    const page = Math.max(1, Math.floor(scroller.clientHeight / ROW) - 3);
    const isFar = event.ctrlKey || event.metaKey;
    const ways: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [at.row - 1, at.column],
      ArrowDown: [at.row + 1, at.column],
      ArrowLeft: [at.row, at.column - 1],
      ArrowRight: [at.row, at.column + 1],
      PageUp: [Math.max(0, at.row - page), at.column],
      PageDown: [Math.min(size.rows - 1, at.row + page), at.column],
      Home: [isFar ? 0 : at.row, 0],
      End: [isFar ? size.rows - 1 : at.row, size.columns - 1],
    };
    const way = ways[event.key];
    const isText = event.key.length === 1 && !isFar && !event.altKey;
    if (way !== undefined) go(...way);
    else if (event.key === "Enter" || event.key === "F2") edit(shownThere());
    else if (event.key === "Delete") doings.typed(place(), "");
    else if (isText) {
      edit(shownThere());
      editor?.select();
      return;
    } else return;
    event.preventDefault();
  });
  const cellOf = (target: EventTarget | null) =>
    /^cell-(\d+)-(\d+)$/
      .exec((target as HTMLElement | null)?.closest("td")?.id ?? "")
      ?.slice(1)
      .map(Number);
  table.addEventListener("mousedown", (event) => {
    const [row, column] = cellOf(event.target) ?? [];
    if (row === undefined || column === undefined || event.target === editor) return;
    if (row !== at.row || column !== at.column) go(row, column);
    // the cells are drawn anew by the first click, so that the browser sees no double click
    if (event.detail !== 2) return;
    event.preventDefault();
    edit(shownThere());
  });
  scroller.addEventListener("scroll", () => requestAnimationFrame(drawCells));
  new ResizeObserver(() => excel !== undefined && drawCells()).observe(scroller);

  return {
    place,
    draw,
    open: (other, first) => {
      excel = other;
      excel.host.book.active = { sheet: first, top: 0, left: 0, rows: 1, columns: 1 };
      at = { row: 0, column: 0 };
      show(first);
      draw();
      doings.selected(place());
    },
  };
}
