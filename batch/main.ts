import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { PlainDate } from "../core/calendar.ts";
import { needsSomebody } from "../core/report/finding-groups.ts";
import type { CloseOptions } from "./ask/close.ts";
import type { NewOptions } from "./ask/new.ts";
import type { PaneOptions } from "./ask/pane.ts";
import type { PlanOptions } from "./ask/plan.ts";
import type { FailLevel, ReconcileOptions } from "./ask/reconcile.ts";
import type { StatementOptions } from "./ask/statement.ts";
import { type Asked, readArguments } from "./options.ts";
import type { Advance } from "./read/exports.ts";
import type { TextOutcome } from "./text-outcome.ts";
import { createProgress } from "./write/progress.ts";

// The only file that sees arguments, clock, console and exit code.

const here = fileURLToPath(new URL(".", import.meta.url));

/** The day that the sample data is reconciled as of. */
const SAMPLE_DAY = "2026-03-31" as PlainDate;

async function main(): Promise<number> {
  const asked: Asked = readArguments(process.argv.slice(2), version());
  if (asked.command === "print") {
    (asked.exitCode === 0 ? process.stdout : process.stderr).write(`${await spoken(asked.text)}\n`);
    return asked.exitCode;
  }
  if (asked.command === "explain") {
    const { explain } = await import("./explain.ts");
    const { text, found } = explain(asked.code);
    (found ? process.stdout : process.stderr).write(`${await spoken(text)}\n`);
    return found ? 0 : 2;
  }
  if (asked.command === "new") return newAndShow(asked.options);
  if (asked.command === "check") return checkAndShow(asked.roster, asked.color);
  if (asked.command === "statement") return statementAndShow(asked.options);
  if (asked.command === "plan") return planAndShow(asked.options);
  if (asked.command === "close") return closeAndShow(asked.options);
  if (asked.command === "pane") return paneAndShow(asked.options);
  return asked.command === "demo" ? reconcileAndShow(demoOptions(asked)) : reconcileAndShow(asked.options);
}

/** A text with the commands in it as the program was called. */
async function spoken(text: string): Promise<string> {
  const { asCalled } = await import("./again.ts");
  return asCalled(text, process.env["npm_lifecycle_event"]);
}

function demoOptions({ out, quiet, color }: Extract<Asked, { command: "demo" }>): ReconcileOptions {
  return {
    roster: join(here, "sample", "roster.xlsx"),
    usage: [join(here, "sample", "usage")],
    maps: [],
    asOf: SAMPLE_DAY,
    period: undefined,
    covers: [],
    decisions: [],
    since: undefined,
    out,
    // the sample is full of findings on purpose: showing them is no failure
    failOn: "never",
    allocations: true,
    journal: false,
    quiet,
    json: false,
    color,
  };
}

async function newAndShow(options: NewOptions): Promise<number> {
  const [{ newRoster }, { spokenRoster }] = await Promise.all([
    import("./new.ts"),
    import("../core/new-roster/spoken.ts"),
  ]);
  const progress = createProgress(Date.now, process.stderr.isTTY ? (text) => process.stderr.write(text) : undefined);
  const outcome = await newRoster(options, progress.advance);
  progress.clear();
  await showDiagnostics(outcome.diagnostics, process.stderr, options.color);
  if (outcome.kind === "refused") {
    process.stderr.write(`error: ${outcome.reason}\n`);
    return 2;
  }
  process.stdout.write(await spoken(spokenRoster(options.file, outcome.columns, outcome.filled)));
  if (!outcome.whole) process.stdout.write("\nPart of what was given could not be used; it is said above.\n");
  return outcome.whole ? 0 : 2;
}

async function checkAndShow(path: string, color: boolean): Promise<number> {
  const { check } = await import("./check.ts");
  const { holds, diagnostics, clean, isNothing } = await check(path, today());
  await showDiagnostics(diagnostics, process.stdout, color);
  const found = isNothing ? "Nothing of the roster could be used" : `The roster holds ${holds}`;
  process.stdout.write(`${found}. ${clean ? "Nothing is wrong with it." : "It needs mending."}\n`);
  return clean ? 0 : 2;
}

async function statementAndShow(options: StatementOptions): Promise<number> {
  const { statement } = await import("./statement.ts");
  return printed(await withProgress((advance) => statement(options, today(), advance)), options.color);
}

async function planAndShow(options: PlanOptions): Promise<number> {
  const { plan } = await import("./plan.ts");
  return printed(await withProgress((advance) => plan(options, today(), advance)), options.color);
}

async function closeAndShow(options: CloseOptions): Promise<number> {
  const { close } = await import("./close.ts");
  const outcome = await withProgress((advance) => close(options, today(), advance));
  await showDiagnostics(outcome.diagnostics, process.stderr, options.color);
  if (outcome.kind === "refused") {
    if (outcome.reason !== "") process.stderr.write(`error: ${outcome.reason}\n`);
    return 2;
  }
  process.stdout.write(outcome.text);
  return outcome.kind === "open" ? 2 : outcome.clean ? 0 : 1;
}

async function paneAndShow(options: PaneOptions): Promise<number> {
  const { pane } = await import("./pane.ts");
  const outcome = pane(options, { pane: join(here, "pane"), manifest: join(here, "manifest.xml") });
  if (outcome.kind === "refused") {
    process.stderr.write(`error: ${outcome.reason}\n`);
    return 2;
  }
  process.stdout.write(outcome.text);
  return 0;
}

/** Shows how far the reading has come while something is worked out. */
async function withProgress<T>(work: (advance: Advance) => Promise<T>): Promise<T> {
  const progress = createProgress(Date.now, process.stderr.isTTY ? (text) => process.stderr.write(text) : undefined);
  const result = await work(progress.advance);
  progress.clear();
  return result;
}

/** Prints an answer that is one text, or why there is none; what was wrong with the input goes to standard error. */
async function printed(outcome: TextOutcome, color: boolean): Promise<number> {
  await showDiagnostics(outcome.diagnostics, process.stderr, color);
  if (outcome.kind === "refused") {
    if (outcome.reason !== "") process.stderr.write(`error: ${outcome.reason}\n`);
    return 2;
  }
  process.stdout.write(outcome.text);
  if (!outcome.complete) process.stderr.write("Part of what was given could not be used; it is said above.\n");
  return outcome.complete ? 0 : 2;
}

/** What is wrong with what was given, with the lines that it is about. */
async function showDiagnostics(
  diagnostics: readonly import("../core/run-file.ts").RunDiagnostic[],
  stream: NodeJS.WriteStream,
  color: boolean,
): Promise<void> {
  if (diagnostics.length > 0) stream.write(`${await diagnosticsText(diagnostics, stream, color)}\n`);
}

async function diagnosticsText(
  diagnostics: readonly import("../core/run-file.ts").RunDiagnostic[],
  stream: NodeJS.WriteStream,
  color: boolean,
): Promise<string> {
  const [{ terminalDiagnostics }, { createExcerpts }] = await Promise.all([
    import("../core/report/terminal.ts"),
    import("./read/excerpts.ts"),
  ]);
  const inColor = color && stream.isTTY === true && process.env["NO_COLOR"] === undefined;
  const width = Math.min(120, Math.max(60, stream.columns ?? 80));
  return terminalDiagnostics(diagnostics, { width, color: inColor, excerpts: createExcerpts() });
}

async function reconcileAndShow(options: ReconcileOptions): Promise<number> {
  const showsProgress = process.stderr.isTTY && !options.quiet;
  const progress = createProgress(Date.now, showsProgress ? (text) => process.stderr.write(text) : undefined);
  const { run } = await import("./run.ts");
  const outcome = await run(options, today(), progress.advance);
  progress.clear();
  if (outcome.kind === "impossible") {
    process.stderr.write(await diagnosticsText(outcome.diagnostics, process.stderr, options.color));
    await showSuggestions(outcome.suggestions, process.stderr, options.color);
    return 2;
  }
  if (outcome.kind === "unwritten") {
    process.stderr.write(`error: ${outcome.reason}\n`);
    return 2;
  }
  const { run: file } = outcome;
  const reportPath = resolve(outcome.written.find((path) => path.endsWith("report.html")) ?? options.out);
  if (options.json) process.stdout.write(readFileSync(join(options.out, "reconciliation.json"), "utf8"));
  else if (options.quiet) process.stdout.write(`${reportPath}\n`);
  else {
    const [{ terminalReport }, { createExcerpts }] = await Promise.all([
      import("../core/report/terminal.ts"),
      import("./read/excerpts.ts"),
    ]);
    const color = options.color && process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined;
    const width = Math.min(120, Math.max(60, process.stdout.columns ?? 80));
    process.stdout.write(
      `${terminalReport(file, { lead: outcome.asOfNote, width, color, excerpts: createExcerpts() }).trimEnd()}\n\n`,
    );
    await showSuggestions(outcome.suggestions, process.stdout, options.color);
    process.stdout.write(`The report is in ${reportPath}\n`);
  }
  // what programs read stays clean
  if (outcome.kept !== undefined) {
    (options.json || options.quiet ? process.stderr : process.stdout).write(
      `Somebody had saved review.xlsx since it was written. That file is kept as ${resolve(outcome.kept)}; give it with --decisions if what was typed into it is to count.\n`,
    );
  }
  if (options.json || options.quiet) await showSuggestions(outcome.suggestions, process.stderr, options.color);
  return file.complete ? findingsExitCode(file, options.failOn) : 2;
}

/** The mappings that are suggested, with the command that uses each. */
async function showSuggestions(
  suggestions: readonly import("./run.ts").SavedSuggestion[],
  stream: NodeJS.WriteStream,
  color: boolean,
): Promise<void> {
  if (suggestions.length === 0) return;
  const [{ terminalSuggestion }, { commandAgain }] = await Promise.all([
    import("../core/report/terminal/suggested-mapping.ts"),
    import("./again.ts"),
  ]);
  const inColor = color && stream.isTTY === true && process.env["NO_COLOR"] === undefined;
  const width = Math.min(120, Math.max(60, stream.columns ?? 80));
  const paths = suggestions.map(({ path }) => path ?? "mapping.json");
  const command = commandAgain(process.argv.slice(2), paths, process.env["npm_lifecycle_event"], process.platform);
  suggestions.forEach(({ suggestion, path }, index) => {
    // one command uses them all, so it stands behind the last
    const isLast = index === suggestions.length - 1;
    const shown = { path, command: isLast ? command : undefined, isOneOfSeveral: suggestions.length > 1 };
    stream.write(`\n${terminalSuggestion(suggestion, { ...shown, width, color: inColor })}\n`);
  });
}

/** 1 when a finding of the asked severity needs somebody; notes never count. */
function findingsExitCode(file: import("../core/run-file.ts").RunFile, failOn: FailLevel): number {
  const counts = (severity: string) =>
    failOn !== "never" && (severity === "error" || (failOn === "warning" && severity === "warning"));
  return file.findings.some((finding) => needsSomebody(finding) && counts(finding.severity)) ? 1 : 0;
}

function today(): PlainDate {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as PlainDate;
}

function version(): string {
  return (JSON.parse(readFileSync(join(here, "..", "package.json"), "utf8")) as { version: string }).version;
}

let isPrinted = true;

// a reader that went away (`| head`) is no fault: the report is written, and the exit code tells of it as ever
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") return;
  isPrinted = false;
  process.exitCode = 2;
  process.stderr.write(`error: the answer could not be printed: ${error.message}\n`);
});
process.stderr.on("error", () => {});

main().then(
  (code) => {
    process.exitCode = isPrinted ? code : 2;
  },
  (error: unknown) => {
    const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(
      `This is a fault of credit-roster, not of your files.\nPlease report it with these details:\n${details}\n`,
    );
    process.exitCode = 3;
  },
);
