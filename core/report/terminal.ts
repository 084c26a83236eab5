import type { RunDiagnostic, RunFile } from "../run-file.ts";
import { shortNames } from "./places.ts";
import { summarise } from "./summary.ts";
import { diagnosticsList } from "./terminal/diagnostics-list.ts";
import type { Excerpts } from "./terminal/excerpt.ts";
import { findingsList } from "./terminal/findings-list.ts";
import { inputsList } from "./terminal/inputs-list.ts";
import { inkFor, wrapped } from "./terminal/layout.ts";
import { summaryScreen } from "./terminal/summary-screen.ts";
import { visible, visibleTexts } from "./visible.ts";

/** The width of the screen, whether it takes colours, a first line of the caller's, and the lines of the files read. */
export type TerminalOptions = {
  readonly lead?: string | undefined;
  readonly width: number;
  readonly color: boolean;
  readonly excerpts?: Excerpts | undefined;
};

const narrowest = 40;

/** The whole report for a terminal: a summary of one screen, the files that were read, then findings, then diagnostics. */
export function terminalReport(run: RunFile, options: TerminalOptions): string {
  const width = Math.max(narrowest, options.width);
  const ink = inkFor(options.color);
  const findings = visibleTexts(run.findings);
  const nameOf = shortNames(run.inputs.map(({ file }) => visible(file)));
  const lines = [
    ...(options.lead === undefined ? [] : wrapped(options.lead, width)),
    ...terminalSummary(run, options),
    ...inputsList(run, width, ink),
    ...findingsList(findings, { width, ink, nameOf }),
    ...diagnosticsList(run.diagnostics, options.excerpts ?? (() => undefined), width, ink),
  ];
  return `${lines.join("\n")}\n`;
}

/** The summary alone: at most one screen of 24 lines at 80 columns. */
export function terminalSummary(run: RunFile, options: TerminalOptions): readonly string[] {
  return summaryScreen(visibleTexts(summarise(run)), Math.max(narrowest, options.width), inkFor(options.color));
}

/** Diagnostics alone, every one of them, since no file holds them: for a check, and for a run that could not begin. */
export function terminalDiagnostics(diagnostics: readonly RunDiagnostic[], options: TerminalOptions): string {
  const width = Math.max(narrowest, options.width);
  const excerpts = options.excerpts ?? (() => undefined);
  const lines = diagnosticsList(diagnostics, excerpts, width, inkFor(options.color), Number.POSITIVE_INFINITY);
  return `${lines.join("\n").trimStart()}\n`;
}
