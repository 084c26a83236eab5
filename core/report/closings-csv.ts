import { type ClosingFigures, closedBy, type Signature } from "../closing/closing.ts";
import { writeCsv } from "../files/csv.ts";
import { closings } from "../roster/tables.ts";

/** Rows for the roster's table Closings, under its own headers, to be pasted below its last row. */
export function closingsCsv(figures: readonly ClosingFigures[], signature: Signature): string {
  const by = closedBy(signature);
  return writeCsv([
    Object.values(closings.columns).map(({ headers }) => headers[0] ?? ""),
    ...figures.map((row) => [
      ...[row.closingId, row.month, row.contract, row.unit],
      ...[row.used, row.lapsed, row.stillOpen, row.balance],
      ...[row.fingerprint, by, signature.closedOn],
    ]),
  ]);
}
