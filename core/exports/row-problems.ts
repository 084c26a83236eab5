import type { Diagnostic, DiagnosticCode, Location } from "../diagnostic.ts";
import { counted } from "../text.ts";

/** Diagnostics about rows of one file: the first of each kind one by one, the rest as one sentence with their number. */
export type RowProblems = {
  readonly add: (diagnostic: Diagnostic) => void;
  /** Reports what was held back. */
  readonly finish: () => void;
};

/** Rows of one kind that are named one by one: enough to see the pattern, few enough to read. */
const NAMED = 50;

/** Collects the row problems of a file. */
export function createRowProblems(report: (diagnostic: Diagnostic) => void): RowProblems {
  const held = new Map<
    DiagnosticCode,
    { count: number; severity: Diagnostic["severity"]; first: Location; help: string }
  >();
  const seen = new Map<DiagnosticCode, number>();
  return {
    add: (diagnostic) => {
      const count = (seen.get(diagnostic.code) ?? 0) + 1;
      seen.set(diagnostic.code, count);
      if (count <= NAMED) return report(diagnostic);
      const { severity, at, help } = diagnostic;
      const known = held.get(diagnostic.code);
      if (known === undefined) held.set(diagnostic.code, { count: 1, severity, first: at, help });
      else known.count += 1;
    },
    finish: () => {
      for (const [code, { count, severity, first, help }] of held) {
        const rows = counted(count, "more row");
        const message = `${rows} ${count === 1 ? "has" : "have"} the same problem, from line ${first.line} on.`;
        report({ code, severity, at: first, message, help });
      }
    },
  };
}
