import { headerOf, type Table } from "../../core/table/define.ts";
import { loose } from "../../core/text.ts";

/** The headers of a workbook under which the declared columns stand, by the declared header; the first of two counts. */
export function headersOf(table: Table, found: readonly unknown[]): ReadonlyMap<string, string> {
  const there = found.map(String);
  const pairs = Object.values(table.columns).flatMap(({ headers }): [string, string][] => {
    const alias = headers.find((header) => there.some((one) => loose(one) === loose(header)));
    const header = alias === undefined ? undefined : there.find((one) => loose(one) === loose(alias));
    return header === undefined ? [] : [[headers[0], header]];
  });
  return new Map(pairs);
}

/** The headers in the workbook of the columns that name a row; `undefined` for one that is not there. */
export function keyHeaders(table: Table, headers: ReadonlyMap<string, string>): readonly (string | undefined)[] {
  return table.key.map((column) => headers.get(headerOf(table, column)));
}
