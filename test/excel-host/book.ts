// The workbook behind the simulated Excel: sheets, cells and tables, and how cells move.

/** A cell: its value as the library sees it (days are serial numbers, errors are text), its formula, its number format. */
export type Cell = {
  readonly value: string | number | boolean;
  readonly formula?: string;
  readonly format: string;
  /** May be written on a protected sheet. */
  readonly isUnlocked?: boolean;
  /** The style of the file that it came with; another format makes a new one of it. */
  readonly style?: { readonly number: number; readonly format: string };
  /** How the file spells it, as long as nobody has changed it. */
  readonly raw?: string;
};

/** A rectangle of a sheet, rows and columns from 0; it moves when cells are inserted before it. */
export type Box = { readonly sheet: Sheet; top: number; left: number; rows: number; columns: number };

/** A rule for what may be typed. */
export type Validation = { readonly box: Box; readonly type: string; readonly rule: Readonly<Record<string, unknown>> };

export type Sheet = {
  readonly id: string;
  name: string;
  readonly cells: Map<number, Cell>;
  readonly hiddenRows: Set<number>;
  readonly validations: Validation[];
  isProtected: boolean;
  frozenRows: number;
  /** What the file says of its rows, such as their height. */
  readonly rowAttributes: Map<number, string>;
  /** The part of the file that it came from. */
  readonly part?: string;
};

export type TableColumn = { readonly id: number; name: string /** The formula of every cell. */; formula?: string };

export type Table = {
  readonly id: string;
  name: string;
  readonly box: Box;
  readonly columns: TableColumn[];
  hasTotals: boolean;
  isFiltered: boolean;
  readonly part?: string;
};

/** The workbook; `live` are the rectangles that move with their cells. */
export type Book = {
  readonly sheets: Sheet[];
  readonly tables: Table[];
  readonly live: Set<Box>;
  active: Box;
  is1904: boolean;
  /** Opened for reading only. */
  isReadOnly?: boolean;
  /** A setting of Excel: rows that are written below a table become part of it. */
  growsByItself: boolean;
  /** Workbooks that were opened beside this one, as they were handed over. */
  readonly beside: string[];
  nextId: number;
};

/** Columns of a sheet: what a cell's number in `cells` is made of. */
export const COLUMNS = 16_384;
const ROWS = 1_048_576;
const blank: Cell = { value: "", format: "General" };

/** A workbook without sheets. */
export function emptyBook(): Book {
  const nowhere = { sheet: makeSheet("none", ""), top: 0, left: 0, rows: 1, columns: 1 };
  return {
    sheets: [],
    tables: [],
    live: new Set(),
    active: nowhere,
    is1904: false,
    growsByItself: true,
    beside: [],
    nextId: 1,
  };
}

function makeSheet(id: string, name: string, part?: string): Sheet {
  const sheet = {
    id,
    name,
    cells: new Map(),
    hiddenRows: new Set<number>(),
    validations: [],
    rowAttributes: new Map(),
  };
  return { ...sheet, isProtected: false, frozenRows: 0, ...(part === undefined ? {} : { part }) };
}

/** Adds a sheet at the end. */
export function addSheet(book: Book, name: string, part?: string): Sheet {
  const sheet = makeSheet(`{S${book.nextId}}`, name, part);
  book.nextId += 1;
  book.sheets.push(sheet);
  if (book.sheets.length === 1) book.active = { sheet, top: 0, left: 0, rows: 1, columns: 1 };
  return sheet;
}

/** Adds a table over cells that are there, the header among them. */
export function addTable(book: Book, name: string, box: Box, columns: readonly string[], part?: string): Table {
  const table: Table = {
    id: `{T${book.nextId}}`,
    name,
    box,
    columns: columns.map((column, at) => ({ id: at + 1, name: column })),
    hasTotals: false,
    isFiltered: false,
    ...(part === undefined ? {} : { part }),
  };
  book.nextId += 1;
  book.tables.push(table);
  return table;
}

/** A cell; a blank one where nothing stands. */
export function cellAt(sheet: Sheet, row: number, column: number): Cell {
  return sheet.cells.get(row * COLUMNS + column) ?? blank;
}

/** Changes what is said of a cell. */
export function putCell(sheet: Sheet, row: number, column: number, change: Partial<Cell>): void {
  const { formula, raw: _, ...rest } = { ...cellAt(sheet, row, column), ...change };
  const keepsFormula = "formula" in change ? change.formula : "value" in change ? undefined : formula;
  sheet.cells.set(row * COLUMNS + column, keepsFormula === undefined ? rest : { ...rest, formula: keepsFormula });
}

/** The rows of a table between header and totals; a table always shows one. */
export function bodyOf({ box, hasTotals }: Table): Box {
  return { ...box, top: box.top + 1, rows: Math.max(1, box.rows - 1 - (hasTotals ? 1 : 0)) };
}

/** Whether two rectangles share a cell. */
export function overlap(a: Box, b: Box): boolean {
  const apart = a.top >= b.top + b.rows || b.top >= a.top + a.rows;
  return a.sheet === b.sheet && !apart && a.left < b.left + b.columns && b.left < a.left + a.columns;
}

/** Whether a rectangle lies on a sheet. */
export function isOnSheet({ top, left, rows, columns }: Box): boolean {
  return top >= 0 && left >= 0 && rows >= 1 && columns >= 1 && top + rows <= ROWS && left + columns <= COLUMNS;
}

/** Excel shows this instead of moving a part of a table. */
export function tearsTable(book: Book, at: Box, own?: Table): boolean {
  return book.tables.some(({ box }) => {
    const isBelow = box !== own?.box && box.sheet === at.sheet && box.top + box.rows > at.top;
    const shared = box.left < at.left + at.columns && at.left < box.left + box.columns;
    const isWhole = box.left >= at.left && box.left + box.columns <= at.left + at.columns && box.top >= at.top;
    return isBelow && shared && !isWhole;
  });
}

/** Moves the cells from a row on, in some columns, down by so many rows; up, and the first ones are gone, below zero. */
export function shiftDown(book: Book, at: Box, by: number): void {
  const { sheet, top, left, columns } = at;
  const moved: [number, Cell][] = [];
  for (const [key, cell] of sheet.cells) {
    const [row, column] = [Math.floor(key / COLUMNS), key % COLUMNS];
    if (row < top || column < left || column >= left + columns) continue;
    sheet.cells.delete(key);
    if (by > 0 || row >= top - by) moved.push([key + by * COLUMNS, cell]);
  }
  for (const [key, cell] of moved) sheet.cells.set(key, cell);
  for (const box of boxesOf(book, sheet)) {
    if (box.left < left || box.left + box.columns > left + columns) continue;
    if (box.top >= top) {
      const kept = box.top + box.rows - Math.max(box.top, top - Math.min(by, 0));
      box.top = Math.max(top, box.top + by);
      if (by < 0) box.rows = Math.max(0, kept);
    } else if (box.top + box.rows > top) {
      box.rows += by > 0 ? by : -Math.min(-by, box.top + box.rows - top);
    }
  }
}

/** Moves the cells of some rows from a column on to the right. */
export function shiftRight(book: Book, at: Box, by: number): void {
  const { sheet, top, left, rows } = at;
  const moved: [number, Cell][] = [];
  for (const [key, cell] of sheet.cells) {
    const [row, column] = [Math.floor(key / COLUMNS), key % COLUMNS];
    if (row < top || row >= top + rows || column < left) continue;
    sheet.cells.delete(key);
    moved.push([key + by, cell]);
  }
  for (const [key, cell] of moved) sheet.cells.set(key, cell);
  for (const box of boxesOf(book, sheet)) {
    if (box.top < top || box.top + box.rows > top + rows) continue;
    if (box.left >= left) box.left += by;
    else if (box.left + box.columns > left) box.columns += by;
  }
}

function boxesOf(book: Book, sheet: Sheet): ReadonlySet<Box> {
  const all = [...book.live, ...book.tables.map(({ box }) => box), ...sheet.validations.map(({ box }) => box)];
  return new Set(all.filter((box) => box.sheet === sheet));
}

/** A table takes in rows below it, as when somebody types there: formulas of columns and formats go down with it. */
export function growTable({ box, columns }: Table, by: number): void {
  const first = box.top + box.rows;
  box.rows += by;
  columns.forEach(({ formula }, at) => {
    const above = cellAt(box.sheet, first - 1, box.left + at);
    for (let row = first; row < first + by; row += 1) {
      const cell = cellAt(box.sheet, row, box.left + at);
      if (cell.format === "General" && above.format !== "General" && first - 1 > box.top) {
        putCell(box.sheet, row, box.left + at, { format: above.format });
      }
      if (formula !== undefined && cell.value === "" && cell.formula === undefined) {
        putCell(box.sheet, row, box.left + at, { value: above.formula === undefined ? 0 : above.value, formula });
      }
    }
  });
}

/** Puts a value into a cell as Excel takes it from an add-in: text is read as if it were typed in English. */
export function enter(sheet: Sheet, row: number, column: number, value: string | number | boolean): void {
  putCell(sheet, row, column, understood(value, cellAt(sheet, row, column).format));
}

function understood(value: string | number | boolean, format: string): Partial<Cell> {
  if (format === "@") return { value: typeof value === "string" ? value : String(value).toUpperCase() };
  if (typeof value !== "string" || value === "") return { value };
  if (value.startsWith("'")) return { value: value.slice(1) };
  if (value.startsWith("=") && value.length > 1) return { value: 0, formula: value };
  const text = value.trim();
  if (/^[-+]?(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?(e[-+]?\d+)?%?$/i.test(text) && /\d/.test(text)) {
    return { value: Number(text.replace(/[,%]/g, "")) / (text.endsWith("%") ? 100 : 1) };
  }
  if (/^(true|false)$/i.test(text)) return { value: /^true$/i.test(text) };
  const day = dayIn(text);
  if (day === undefined) return { value };
  return { value: day, ...(format === "General" ? { format: text.includes("/") ? "m/d/yyyy" : "yyyy-mm-dd" } : {}) };
}

function dayIn(text: string): number | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? /^(\d{4})-(\d{1,2})$/.exec(text);
  const english = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3] ?? 1] : english ? [english[3], english[1], english[2]] : [];
  const time = year === undefined ? Number.NaN : Date.UTC(Number(year), Number(month) - 1, Number(day));
  return Number.isNaN(time) ? undefined : time / 86_400_000 + 25_569;
}
