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

/**
 * The name of each file without its folders, where no other file has that name; else as it was given. A file in an archive
 * keeps the archive's name: nobody finds it under its own alone.
 */
export function shortNames(files: readonly string[]): (file: string) => string {
  const nameOf = (file: string) =>
    file
      .split(" › ")
      .map((part) => part.split(/[/\\]/).at(-1) ?? part)
      .join(" › ");
  const owners = new Map<string, Set<string>>();
  for (const file of files) owners.set(nameOf(file), (owners.get(nameOf(file)) ?? new Set()).add(file));
  return (file) => (owners.get(nameOf(file))?.size === 1 ? nameOf(file) : file);
}
