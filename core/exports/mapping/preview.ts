import { type PlainDate, toPlainDate } from "../../calendar.ts";
import { type MicroCredits, show } from "../../credits.ts";
import type { Mapping } from "../../roster/mapping.ts";
import type { Roster } from "../../roster/roster.ts";
import { type Unit, units } from "../../roster/words.ts";
import { createBook } from "../../usage/book.ts";
import { createPairs } from "../lists/person-cells.ts";
import { createTextCells } from "../row-cells.ts";
import { createRowReader } from "../row-reader.ts";
import { mappedFormat } from "./mapped-format.ts";
import type { Survey } from "./survey.ts";

/** A row of the file as it would be read, or why it could not be. */
export type PreviewRow = { readonly line: number } & (
  | {
      readonly kind: "read";
      readonly day: PlainDate;
      readonly user: string;
      /** For people: thousands set apart. */
      readonly credits: string;
      readonly unit: Unit;
      readonly contract: string;
      readonly service: string;
      readonly job: string;
    }
  | { readonly kind: "left out"; readonly message: string }
);

/** Reads the first rows through a mapping, with the reader that would read them all. */
export function previewRows(
  mapping: Mapping,
  headers: readonly string[],
  survey: Survey,
  roster: Roster,
): readonly PreviewRow[] {
  const book = createBook();
  const readRow = createRowReader(mappedFormat(mapping), headers, 0, book, roster, 1, () => {}, createPairs());
  const texts = createTextCells();
  const { people, contracts, services, jobs } = book.names;
  return survey.firstRows().map(({ cells, line }): PreviewRow => {
    const problem = readRow(texts.of(cells), line);
    if (problem !== undefined) return { kind: "left out", line, message: problem.message };
    const row = book.length() - 1;
    return {
      kind: "read",
      line,
      day: toPlainDate(book.day(row)),
      user: people.textOf(book.person(row)),
      credits: show(book.amount(row) as MicroCredits),
      unit: units[book.unit(row)] as Unit,
      contract: contracts.textOf(book.contract(row)),
      service: services.textOf(book.service(row)),
      job: jobs.textOf(book.job(row)),
    };
  });
}
