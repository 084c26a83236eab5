import type { DayNumber, PlainDate } from "../../calendar.ts";
import { NO_DAY, parseDay, toPlainDate } from "../../calendar.ts";
import { type MicroCredits, micro, type NumberStyle, parseMillionths } from "../../credits.ts";
import type { PersonKey } from "../../person.ts";
import type { Roster } from "../../roster/roster.ts";
import { notADay, notAnAmount } from "../../table/cell-problem.ts";
import { tidy } from "../../text.ts";
import { columnFinder, findColumns } from "../columns.ts";
import type { ListFormat } from "../format.ts";
import { blank, idProblem, personProblem, type RowProblem, type RowReader } from "../row-problem.ts";
import type { ListCells, ListMeaning } from "./collect.ts";
import { hashesOfCells, isBadEmail, type PersonPairs, personOfCells } from "./person-cells.ts";
import type { VendorList } from "./vendor-list.ts";

/** Reads the rows of a list of the vendor's, which are few beside usage. */
export type ListReader = { readonly readRow: RowReader; readonly list: () => VendorList };

/** A reader for the rows of one list. Its cells follow the vendor's conventions, then the style that the roster declares. */
export function createListReader(
  format: ListFormat,
  headers: readonly string[],
  roster: Roster,
  pairs: PersonPairs,
): ListReader {
  const find = columnFinder(headers);
  const at = Object.fromEntries(
    Object.entries(format.columns).map(([meaning, spellings]) => [meaning, find(spellings)]),
  ) as Partial<Record<ListMeaning, number>>;
  const ids = findColumns(headers, format.columns.hash ?? []);
  const days = { order: roster.policy.dayOrder, zone: "UTC" };
  const styles: readonly NumberStyle[] = ["1234.5", roster.policy.numberStyle];
  const collector = format.collect();

  let cells: readonly string[] = [];
  let line = 0;
  let problem: RowProblem | undefined;
  const header = (column: ListMeaning) => headers[at[column] ?? -1] ?? column;
  const raw = (column: ListMeaning) => tidy(cells[at[column] ?? -1] ?? "");
  const text = (column: ListMeaning) => {
    const found = raw(column);
    return found === "" || /^n\/a$/i.test(found) ? undefined : found;
  };
  const refuse = (found: RowProblem): undefined => {
    problem ??= found;
    return undefined;
  };

  const asked: ListCells = {
    get line() {
      return line;
    },
    text,
    day: (column): PlainDate | undefined => {
      const found = text(column);
      if (found === undefined) return undefined;
      const day = parseDay(found, days);
      return day === NO_DAY
        ? refuse({ ...notADay(found, days), column: header(column) })
        : toPlainDate(day as DayNumber);
    },
    amount: (column): MicroCredits | undefined => {
      const found = text(column);
      if (found === undefined) return undefined;
      const amounts = styles.map((style) => parseMillionths(found, style));
      const amount = amounts.find(Number.isFinite);
      return amount === undefined
        ? refuse({ ...notAnAmount(found, amounts[0] ?? 0, "1234.5"), column: header(column) })
        : micro(amount);
    },
    person: (): PersonKey | undefined => {
      const email = raw("user");
      const person = personOfCells(email, idCells(), roster, pairs);
      if (person !== undefined && person !== "bad") return person;
      if (person === "bad" && !isBadEmail(email)) return refuse(idProblem(idCells().join(" "), header("hash")));
      return refuse(personProblem(email, header((at.user ?? -1) === -1 ? "hash" : "user")));
    },
    hashes: () => hashesOfCells(idCells()),
    needed: (column, value) => value ?? refuse(blank(header(column))),
    isBad: () => problem !== undefined,
  };
  const idCells = () => ids.map((position) => cells[position] ?? "");

  return {
    readRow: (row, atLine) => {
      cells = row;
      line = atLine;
      problem = undefined;
      if (row.every((cell) => cell.trim() === "")) return blank(headers[0] ?? "");
      collector.take(asked);
      return problem;
    },
    list: collector.list,
  };
}
