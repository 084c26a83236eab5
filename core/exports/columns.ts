import type { ColumnMeaning, ExportFormat } from "./format.ts";
import { normalHeader } from "./recognise.ts";

/** Where the columns of a format stand in one file: a position, or -1. */
export type Positions = Readonly<Record<ColumnMeaning, number>>;

/** Finds each column of a format among the headers of a file, in any of its spellings. */
export function findPositions(format: ExportFormat, headers: readonly string[]): Positions {
  const at = new Map<string, number>();
  headers.forEach((header, position) => {
    const key = normalHeader(header);
    if (key !== "" && !at.has(key)) at.set(key, position);
  });
  const find = (meaning: ColumnMeaning): number => {
    const spelling = format.columns[meaning]?.find((header) => at.has(normalHeader(header)));
    return spelling === undefined ? -1 : (at.get(normalHeader(spelling)) ?? -1);
  };
  return {
    day: find("day"),
    month: find("month"),
    user: find("user"),
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
