import type { ColumnMeaning, ExportFormat } from "./format.ts";
import { normalHeader } from "./recognise.ts";

/** Where the columns of a format stand in one file: a position, or -1. */
export type Positions = Readonly<Record<ColumnMeaning, number>>;

/** Finds a column among the headers of a file by the first of its spellings that is there; -1 where none is. */
export function columnFinder(headers: readonly string[]): (spellings: readonly string[]) => number {
  const at = new Map<string, number>();
  headers.forEach((header, position) => {
    const key = normalHeader(header);
    if (key !== "" && !at.has(key)) at.set(key, position);
  });
  return (spellings) => {
    const spelling = spellings.find((header) => at.has(normalHeader(header)));
    return spelling === undefined ? -1 : (at.get(normalHeader(spelling)) ?? -1);
  };
}

/** Every column that any of the spellings names, once each, in the order of the spellings. */
export function findColumns(headers: readonly string[], spellings: readonly string[]): readonly number[] {
  const find = columnFinder(headers);
  return [...new Set(spellings.map((spelling) => find([spelling])))].filter((position) => position !== -1);
}

/** Finds each column of a format among the headers of a file, in any of its spellings. */
export function findPositions(format: ExportFormat, headers: readonly string[]): Positions {
  const finder = columnFinder(headers);
  const columns: Partial<Readonly<Record<string, readonly string[]>>> = format.columns;
  const find = (meaning: ColumnMeaning): number => finder(columns[meaning] ?? []);
  return {
    day: find("day"),
    month: find("month"),
    user: find("user"),
    hash: find("hash"),
    credits: find("credits"),
    contract: find("contract"),
    service: find("service"),
    serviceCode: find("serviceCode"),
    serviceDetail: find("serviceDetail"),
    serviceGroup: find("serviceGroup"),
    job: find("job"),
    chargeId: find("chargeId"),
    paidFrom: find("paidFrom"),
    unit: find("unit"),
  };
}
