import { type DayOrder, dayOrders, NO_DAY, parseDay } from "../../calendar.ts";
import { type NumberStyle, numberStyles, parseMillionths } from "../../credits.ts";
import { isEmail, isHash } from "../../person.ts";
import { units } from "../../roster/words.ts";
import { loose } from "../../text.ts";
import { isHeaderAgain } from "../row-diagnostic.ts";
import { looksLikeTotal } from "../totals.ts";

/** What the cells of one column look like, of all rows that were shown: counts of cells. */
export type ColumnLook = {
  /** Cells with anything in them. */
  readonly filled: number;
  /** Cells that are a day in some order, and in each: `iso` is `YYYY-MM-DD`, with or without a time. */
  readonly days: number;
  readonly dayFits: Readonly<Record<"iso" | DayOrder, number>>;
  /** Cells that are an amount in some style, and in each. */
  readonly amounts: number;
  readonly amountFits: Readonly<Record<NumberStyle, number>>;
  /** Pairs of styles under which some cell is two amounts, `a|b`. */
  readonly amountDiffers: ReadonlySet<string>;
  /** Amounts with a mark between their digits: only these say anything of the style. */
  readonly marked: number;
  readonly markedExample: string;
  readonly people: number;
  readonly units: number;
  readonly payers: number;
  /** The first cell that has anything in it. */
  readonly example: string;
};

/** Looks at rows as they come by: however many there are, it keeps counts and the first rows. */
export type Survey = {
  readonly add: (cells: readonly string[], line: number) => void;
  readonly look: (position: number) => ColumnLook;
  /** Whether two columns have held the same text in every row. */
  readonly areSame: (one: number, other: number) => boolean;
  readonly firstRows: () => readonly { readonly cells: readonly string[]; readonly line: number }[];
};

/** So many rows are kept for the preview, and so many are looked at: the pattern is plain long before. */
const KEPT = 5;
const MOST_SEEN = 100_000;

/** A checksum of all texts of a column so far and one more. */
function checksum(before: number, text: string): number {
  let sum = Math.imul(before, 31) + text.length + 1;
  for (let at = 0; at < text.length; at += 1) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) | 0;
  return sum;
}

type Counts = { -readonly [K in keyof ColumnLook]: ColumnLook[K] } & {
  dayFits: Record<"iso" | DayOrder, number>;
  amountFits: Record<NumberStyle, number>;
  amountDiffers: Set<string>;
};

/**
 * A survey of a file with these headers. A line of totals and the header again are no rows: a total has no day and no user,
 * and in a small file would spoil what the rows prove.
 */
export function createSurvey(headers: readonly string[]): Survey {
  const looks = headers.map(emptyLook);
  const sums: number[] = looks.map(() => 0);
  let seen = 0;
  const rows: { cells: readonly string[]; line: number }[] = [];
  return {
    add: (cells, line) => {
      if (seen >= MOST_SEEN || cells.every((cell) => cell.trim() === "")) return;
      if (isHeaderAgain(cells, headers) || looksLikeTotal(cells)) return;
      if (rows.length < KEPT) rows.push({ cells, line });
      seen += 1;
      looks.forEach((look, position) => {
        const cell = (cells[position] ?? "").trim();
        see(look, cell);
        sums[position] = checksum(sums[position] ?? 0, cell.toLowerCase());
      });
    },
    look: (position) => looks[position] ?? emptyLook(),
    areSame: (one, other) => sums[one] === sums[other],
    firstRows: () => rows,
  };
}

function emptyLook(): Counts {
  return {
    filled: 0,
    days: 0,
    dayFits: { iso: 0, dmy: 0, mdy: 0 },
    amounts: 0,
    amountFits: { "1234.5": 0, "1,234.5": 0, "1.234,5": 0, "1 234,5": 0 },
    amountDiffers: new Set(),
    marked: 0,
    markedExample: "",
    people: 0,
    units: 0,
    payers: 0,
    example: "",
  };
}

const unitWords: ReadonlySet<string> = new Set(units.map(loose));

function see(look: Counts, cell: string): void {
  if (cell === "") return;
  look.filled += 1;
  if (look.example === "") look.example = cell;
  seeDay(look, cell);
  seeAmount(look, cell);
  if (isEmail(cell) || isHash(cell) || /^\*+$/.test(cell)) look.people += 1;
  const word = loose(cell);
  if (unitWords.has(word)) look.units += 1;
  if (word === "individual" || word === "shared") look.payers += 1;
}

function seeDay(look: Counts, cell: string): void {
  const orders = [undefined, ...dayOrders].filter((order) => parseDay(cell, { order, zone: "UTC" }) !== NO_DAY);
  for (const order of orders) look.dayFits[order ?? "iso"] += 1;
  if (orders.length > 0) look.days += 1;
}

function seeAmount(look: Counts, cell: string): void {
  const read = numberStyles
    .map((style) => ({ style, amount: parseMillionths(cell, style) }))
    .filter(({ amount, style }) => Number.isFinite(amount) && !groupsZero(cell, style));
  for (const { style } of read) look.amountFits[style] += 1;
  for (const [index, one] of read.entries()) {
    for (const other of read.slice(index + 1)) {
      if (one.amount !== other.amount) look.amountDiffers.add(`${one.style}|${other.style}`);
    }
  }
  if (read.length > 0) look.amounts += 1;
  if (read.length === 0 || !/\d\D+\d/.test(cell)) return;
  look.marked += 1;
  if (look.markedExample === "") look.markedExample = cell;
}

/** Nobody sets thousands apart behind a 0: `0.125` is an eighth, and proves it. */
function groupsZero(cell: string, style: NumberStyle): boolean {
  const mark = /^[-+\u2212]?0(\D)/.exec(cell)?.[1];
  return mark !== undefined && style.length > 6 && style[1] === mark;
}

/** Most cells must look alike for the column to be of a kind: a total line or a slip is let pass. */
const MOST = 0.8;

/** Whether most of what stands in a column is of a kind. */
export function isMostly(count: number, { filled }: ColumnLook): boolean {
  return filled > 0 && count >= MOST * filled;
}

/** The order of day and month that the cells prove: none is needed, one, or it cannot be told. */
export function provenDayOrder({ days, dayFits }: ColumnLook): "not needed" | "unproven" | DayOrder {
  if (dayFits.iso === days) return "not needed";
  const fits = dayOrders.filter((order) => dayFits[order] === days);
  return fits.length === 1 ? (fits[0] as DayOrder) : "unproven";
}

/** The number style that the cells prove: any reads them alike, one of those does, or it cannot be told. */
export function provenNumberStyle(look: ColumnLook, preferred: NumberStyle): "not needed" | "unproven" | NumberStyle {
  if (look.marked === 0) return "not needed";
  const fits = numberStyles.filter((style) => look.amountFits[style] === look.amounts);
  const differ = fits.some((one, index) =>
    fits.slice(index + 1).some((other) => look.amountDiffers.has(`${one}|${other}`)),
  );
  if (fits.length === 0 || differ) return "unproven";
  return fits.includes(preferred) ? preferred : (fits[0] as NumberStyle);
}
