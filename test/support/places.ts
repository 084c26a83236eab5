import type { Diagnostic } from "../../core/diagnostic.ts";

/** Where each diagnostic stands in its file: code, line and column header. */
export function places(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, at }) => [code, at.line, at.column].filter((part) => part !== undefined).join(" "));
}
