import type { RunDiagnostic, RunFinding } from "../run-file.ts";

/** Where a finding was seen: `file:line`, or table and row. */
export function evidencePlace(place: RunFinding["evidence"][number]): string {
  return "file" in place ? `${place.file}:${place.line}` : `${place.table} row ${place.row}`;
}

/** `file:line:column`; in a workbook `file, table, row 12, column Registered on`. */
export function diagnosticPlace(at: RunDiagnostic["at"]): string {
  if ("table" in at) {
    const row = at.row === null ? [] : [`row ${at.row}`];
    const column = at.column === null ? [] : [`column ${at.column}`];
    return [at.file, `table ${at.table}`, ...row, ...column].join(", ");
  }
  return [at.file, ...(at.line === null ? [] : [String(at.line)]), ...(at.column === null ? [] : [at.column])].join(
    ":",
  );
}
