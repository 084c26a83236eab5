import { toPlainDate } from "../../core/calendar.ts";
import { units } from "../../core/roster/words.ts";
import type { UsageBook } from "../../core/usage/book.ts";

/** The rows of a book in words, in the order they were read; amounts in millionths. */
export function bookRows(book: UsageBook) {
  const { people, contracts, services, jobs, charges } = book.names;
  return Array.from({ length: book.length() }, (_, row) => ({
    day: toPlainDate(book.day(row)) as string,
    person: people.textOf(book.person(row)) as string,
    contract: contracts.textOf(book.contract(row)),
    service: services.textOf(book.service(row)),
    job: jobs.textOf(book.job(row)),
    charge: charges.textOf(book.charge(row)),
    amount: book.amount(row) as number,
    unit: units[book.unit(row)] as string,
  }));
}
