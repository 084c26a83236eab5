import { dayOrders, NO_DAY, parseDay } from "../calendar.ts";
import { type MicroCredits, show } from "../credits.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { isEmail, isHash } from "../person.ts";
import { tidy } from "../text.ts";
import type { UsageBook } from "../usage/book.ts";
import type { Positions } from "./columns.ts";

/** What a line of totals calls itself, in the languages that the vendor's pages and Excel speak. */
const words = new Set(
  `total|totals|grand total|overall total|sum|sum total|gesamt|gesamtsumme|gesamtergebnis|ergebnis|summe|insgesamt|endsumme
|total général|total general|totaux|somme|résultat|totale|totale generale|totale complessivo|somma|suma|suma total|total geral|soma
|totaal|eindtotaal|generaal totaal|summa|totalt|totalsumma|sammanlagt|i alt|samlet|yhteensä|razem|suma końcowa|łącznie|celkem
|celkový součet|spolu|összesen|végösszeg|genel toplam|toplam|итого|всего|общий итог|合計|総計|合计|总计|總計|합계|총합계`
    .split("|")
    .map((word) => word.trim()),
);

/** A line of totals: its line, what it says, its figure where it has one, and how many rows of the book were there when it came. */
export type TotalLine = {
  readonly line: number;
  readonly said: string;
  readonly figure: MicroCredits | undefined;
  readonly row: number;
};

/**
 * Whether a row of a file that nobody knows yet is a line of totals: one of its cells says so, and none is a day or a person,
 * so that no row of usage is taken for one.
 */
export function looksLikeTotal(cells: readonly string[]): boolean {
  if (!cells.some(isTotalWord)) return false;
  const isDay = (cell: string) =>
    [undefined, ...dayOrders].some((order) => parseDay(cell, { order, zone: "UTC" }) !== NO_DAY);
  return !cells.some((cell) => isDay(cell) || isEmail(cell.trim()) || isHash(cell.trim()) || /^\*+$/.test(cell.trim()));
}

/** Whether a cell says `Total`, in one of the languages. */
function isTotalWord(cell: string): boolean {
  const text = tidy(cell);
  return text.length < 30 && words.has(text.replace(/\s*[:：]$/, "").toLowerCase());
}

/**
 * Whether a row that could not be read is a line of totals: one of its cells says so, and neither day nor user has anything
 * else, so that no person and no service of that name is taken for one. `amountOf` reads a cell as an amount, or answers
 * something that is no finite number.
 */
export function isTotalLine(cells: readonly string[], at: Positions, amountOf: (cell: string) => number): boolean {
  const holds = (position: number, fits: (cell: string) => boolean) => {
    const cell = position === -1 ? "" : (cells[position] ?? "");
    return tidy(cell) === "" || isTotalWord(cell) || fits(cell);
  };
  const isFree = (position: number) => holds(position, () => false);
  // a short line has its figure where others have the user
  const isNobody = holds(at.user, (cell) => Number.isFinite(amountOf(cell)));
  const hasWord = () => cells.some((cell, position) => position !== at.credits && isTotalWord(cell));
  return isFree(at.day) && isFree(at.month) && isNobody && hasWord();
}

/** The figure of a line of totals: under the credits, else the first amount; nothing where it has none. */
export function totalFigure(
  cells: readonly string[],
  at: Positions,
  amountOf: (cell: string) => number,
): MicroCredits | undefined {
  const under = amountOf(cells[at.credits] ?? "");
  const figure = Number.isFinite(under) ? under : cells.map(amountOf).find((amount) => Number.isFinite(amount));
  return figure as MicroCredits | undefined;
}

/** What a line of totals says, short enough for a sentence. */
export function spelledTotal(cells: readonly string[]): string {
  const said = cells.map(tidy).filter((cell) => cell !== "");
  return said.slice(0, 6).join(", ").slice(0, 200);
}

/** What to say of a line of totals of which nothing is wrong. */
function leftOutTotal({ line, said }: TotalLine, file: string): Diagnostic {
  return {
    code: "total-line",
    severity: "note",
    at: { file, line },
    message: `The line is a total (${said}) and no usage; it is left out.`,
    help: "Nothing needs doing.",
  };
}

/** What to say of the totals of a list, whose rows are in no book to compare with. */
export function uncomparedTotals(totals: readonly TotalLine[], file: string): readonly Diagnostic[] {
  return totals.map((total) => leftOutTotal(total, file));
}

/**
 * Holds the totals of a file against its rows: a figure is right that is the sum of the file, of the rows above it, or of
 * those since the total before. Answers what to say of each, one sentence a line: that it is left out, or that it differs.
 */
export function compareTotals(
  totals: readonly TotalLine[],
  book: UsageBook,
  firstRow: number,
  leftOut: number,
  file: string,
): readonly Diagnostic[] {
  if (totals.length === 0) return [];
  const sum = (first: number, end: number): number => {
    let millionths = 0;
    for (let row = first; row < end; row += 1) millionths += book.amount(row);
    return millionths;
  };
  const parts = totals.map(({ row }, index) => sum(totals[index - 1]?.row ?? firstRow, row));
  const whole = parts.reduce((all, part) => all + part, 0) + sum(totals.at(-1)?.row ?? firstRow, book.length());
  // beyond this a sum is not exact, and the run says so itself
  if (!Number.isSafeInteger(whole)) return uncomparedTotals(totals, file);
  let above = 0;
  return totals.map((total, index): Diagnostic => {
    const { figure } = total;
    const part = parts[index] ?? 0;
    above += part;
    if (figure === undefined || [whole, above, part].some((known) => known === figure))
      return leftOutTotal(total, file);
    const nearest = index === totals.length - 1 ? whole : above;
    return differs(file, total.line, figure, nearest, leftOut);
  });
}

function differs(file: string, line: number, figure: MicroCredits, sum: number, leftOut: number): Diagnostic {
  const why =
    leftOut > 0
      ? ` ${leftOut === 1 ? "One row was" : `${leftOut} rows were`} left out of the sum, which may be the reason.`
      : "";
  const away = show(Math.abs(figure - sum) as MicroCredits);
  return {
    code: "total-line-differs",
    severity: "warning",
    at: { file, line },
    message: `The file's own total is ${show(figure)}, and its rows add up to ${show(sum as MicroCredits)}: ${away} apart.${why} The line itself is no usage and is left out.`,
    help: "Download the export again: rows may be missing, or were changed after the total was made. The rows count as they stand.",
  };
}
