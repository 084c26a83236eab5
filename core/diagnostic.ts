import { byText } from "./text.ts";

/** Where in what we were given: a file's line and column, or a table's row and column (`row` is the sheet's or file's row). */
export type Location = {
  readonly file?: string;
  readonly line?: number;
  readonly table?: string;
  readonly row?: number;
  readonly column?: string;
};

/** The names of what can be wrong with an input: names, for ever (findings.md). */
export const diagnosticCodes = [
  "file-unreadable",
  "encoding-unknown",
  "csv-broken",
  "export-unrecognised",
  "export-ambiguous",
  "export-repeated",
  "export-empty",
  "header-missing",
  "header-repeated",
  "total-line",
  "total-line-differs",
  "export-filtered",
  "table-missing",
  "table-repeated",
  "workbook-kind",
  "workbook-encrypted",
  "workbook-broken",
  "workbook-open",
  "rows-below-table",
  "rows-hidden",
  "cells-merged",
  "formula-error",
  "formula-not-calculated",
  "cell-required",
  "cell-not-a-day",
  "cell-not-credits",
  "cell-not-one-of",
  "cell-not-an-email",
  "cell-not-a-number",
  "cell-digits-lost",
  "key-repeated",
  "reference-unknown",
  "reference-ambiguous",
  "dates-reversed",
  "setting-unknown",
  "terms-refused",
  "opening-not-usable",
  "limit-exceeded",
  "registration-assumed",
  "adjustment-waits",
  "day-assumed",
  "report-not-compared",
  "file-skipped",
  "decision-overruled",
  "decision-without-amount",
  "run-unreadable",
  "mapping-broken",
  "mapping-incomplete",
  "mapping-ambiguous",
  "mapping-unfit",
  "mapping-used",
] as const;
export type DiagnosticCode = (typeof diagnosticCodes)[number];

/**
 * Something about an input that a person should mend: a value, never thrown.
 * `error` left something out and makes the result incomplete; `warning` and `note` did not, and only the first asks to be
 * looked at.
 */
export type Diagnostic = {
  readonly code: DiagnosticCode;
  readonly severity: "error" | "warning" | "note";
  readonly at: Location;
  /** One full sentence for finance: what is wrong, with the text that was found. */
  readonly message: string;
  /** What to type instead, or do next. */
  readonly help: string;
};

/** A value and everything that was wrong on the way to it. */
export type Checked<T> = { readonly value: T; readonly diagnostics: readonly Diagnostic[] };

export function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === "error";
}

/** Puts text from a file between quotation marks, cut to a length that fits a sentence, with control characters shown as such. */
export function quoted(text: string): string {
  const plain = text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "�");
  return plain.length > 60 ? `“${plain.slice(0, 57)}…”` : `“${plain}”`;
}

/**
 * Orders diagnostics by place, then code, then sentence; `nameOf` replaces file names (by hash) so that names decide nothing.
 * A place in a table of the roster is named by its table alone: nobody knows the bytes of a workbook that is open.
 */
export function byPlace(nameOf: (file: string) => string): (a: Diagnostic, b: Diagnostic) => number {
  const nameAt = ({ file = "", table }: Location) => (table === undefined ? nameOf(file) : "");
  return (a, b) =>
    byText(a.at.table ?? "", b.at.table ?? "") ||
    byText(nameAt(a.at), nameAt(b.at)) ||
    (a.at.row ?? a.at.line ?? 0) - (b.at.row ?? b.at.line ?? 0) ||
    byText(a.at.column ?? "", b.at.column ?? "") ||
    byText(a.code, b.code) ||
    byText(a.message, b.message);
}
