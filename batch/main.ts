import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { PlainDate } from "../core/calendar.ts";
import { needsSomebody } from "../core/report/finding-groups.ts";
import { type Asked, type FailLevel, type NewOptions, type ReconcileOptions, readArguments } from "./options.ts";
import { createProgress } from "./write/progress.ts";

// The only file that sees arguments, clock, console and exit code.

const here = fileURLToPath(new URL(".", import.meta.url));

/** The day that the sample data is reconciled as of. */
const SAMPLE_DAY = "2026-03-31" as PlainDate;

async function main(): Promise<number> {
  const asked: Asked = readArguments(process.argv.slice(2), version());
  if (asked.command === "print") {
    (asked.exitCode === 0 ? process.stdout : process.stderr).write(`${asked.text}\n`);
    return asked.exitCode;
  }
  if (asked.command === "explain") {
    const { explain } = await import("./explain.ts");
    const { text, found } = explain(asked.code);
    (found ? process.stdout : process.stderr).write(`${text}\n`);
    return found ? 0 : 2;
  }
  if (asked.command === "new") return newAndShow(asked.options);
  if (asked.command === "check") return checkAndShow(asked.roster, asked.color);
  return asked.command === "demo" ? reconcileAndShow(demoOptions(asked)) : reconcileAndShow(asked.options);
}

function demoOptions({ out, quiet, color }: Extract<Asked, { command: "demo" }>): ReconcileOptions {
  return {
    roster: join(here, "sample", "roster.xlsx"),
    usage: [join(here, "sample", "usage")],
    asOf: SAMPLE_DAY,
    out,
    // the sample is full of findings on purpose: showing them is no failure
    failOn: "never",
    allocations: true,
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
  process.stdout.write(spokenRoster(options.file, outcome.columns, outcome.filled));
  if (!outcome.whole) process.stdout.write("\nPart of what was given could not be used; it is said above.\n");
  return outcome.whole ? 0 : 2;
}

async function checkAndShow(path: string, color: boolean): Promise<number> {
  const { check } = await import("./check.ts");
  const { holds, diagnostics, clean } = await check(path, today());
  await showDiagnostics(diagnostics, process.stdout, color);
  process.stdout.write(`The roster holds ${holds}. ${clean ? "Nothing is wrong with it." : "It needs mending."}\n`);
  return clean ? 0 : 2;
}

/** What is wrong with what was given, with the lines that it is about. */
async function showDiagnostics(
  diagnostics: readonly import("../core/run-file.ts").RunDiagnostic[],
  stream: NodeJS.WriteStream,
  color: boolean,
): Promise<void> {
  if (diagnostics.length === 0) return;
  const [{ terminalDiagnostics }, { createExcerpts }] = await Promise.all([
    import("../core/report/terminal.ts"),
    import("./read/excerpts.ts"),
  ]);
  const inColor = color && stream.isTTY === true && process.env["NO_COLOR"] === undefined;
  const width = Math.min(120, Math.max(60, stream.columns ?? 80));
  stream.write(`${terminalDiagnostics(diagnostics, { width, color: inColor, excerpts: createExcerpts() })}\n`);
}

async function reconcileAndShow(options: ReconcileOptions): Promise<number> {
  const showsProgress = process.stderr.isTTY && !options.quiet;
  const progress = createProgress(Date.now, showsProgress ? (text) => process.stderr.write(text) : undefined);
  const { run } = await import("./run.ts");
  const outcome = await run(options, today(), progress.advance);
  progress.clear();
  if (outcome.kind === "impossible") {
    const { terminalDiagnostics } = await import("../core/report/terminal.ts");
    process.stderr.write(terminalDiagnostics(outcome.diagnostics, { width: 80, color: false }));
    return 2;
  }
  if (outcome.kind === "unwritten") {
    process.stderr.write(`error: ${outcome.reason}\n`);
    return 2;
  }
  const { run: file } = outcome.answer;
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
    process.stdout.write(`The report is in ${reportPath}\n`);
  }
  return file.complete ? findingsExitCode(file, options.failOn) : 2;
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
