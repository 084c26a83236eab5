import type { RunFile } from "./run-file.ts";

/**
 * The hash of everything below the fingerprint, with each file's name replaced by the hash of its bytes. What was only true
 * of the moment of reading, such as that the workbook was open or filtered, is left out: the run is the same when it is closed.
 * A place in a table of the roster is named by its table alone, since the pane cannot know the bytes of the open workbook.
 */
export function fingerprintOf(
  run: RunFile,
  nameOf: (file: string) => string,
  sha256: (text: string) => string,
): string {
  const { schema: _schema, asOf: _asOf, complete: _complete, fingerprint: _fingerprint, ...below } = run;
  const diagnostics = below.diagnostics
    .filter(({ code, at }) => code !== "workbook-open" && !(code === "rows-hidden" && "table" in at))
    .map(({ at, ...diagnostic }) => ({ ...diagnostic, at: "table" in at ? { ...at, file: "" } : at }));
  // to ask for each cell of a table whether it is a file's name takes long, and these name none
  const nameless = new Set(["contracts", "pools", "people", "months", "chargeback", "services"]);
  const named = (key: string, value: unknown) => (key === "file" && typeof value === "string" ? nameOf(value) : value);
  // key by key, so that the whole is never one text
  const parts = Object.entries({ ...below, diagnostics }).map(
    ([key, value]) => `${key} ${sha256(JSON.stringify(value, nameless.has(key) ? undefined : named))}`,
  );
  return sha256(parts.join("\n"));
}
