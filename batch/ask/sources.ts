import { type Command, InvalidArgumentError, Option } from "commander";
import { lastDayOf, month, type PlainDate } from "../../core/calendar.ts";
import { type Period, readPeriod } from "../../core/period.ts";
import { day } from "./day.ts";

/** What is reconciled, and as of which day: the same for every command that reconciles. */
export type Sources = {
  readonly roster: string;
  readonly usage: readonly string[];
  /** Mapping files, for exports that are not recognised by themselves. */
  readonly maps: readonly string[];
  /** A day, the last full month before today, or the last day that the exports cover. */
  readonly asOf: PlainDate | "last month" | undefined;
  /** The days of the usage reports that do not state theirs. */
  readonly period: Period | undefined;
  /** Days that the exports cover, though they may have no rows on the first and last of them. */
  readonly covers: readonly Period[];
  /** Files with decisions: the managers' workbook, or its Findings table as CSV. */
  readonly decisions: readonly string[];
  /** `reconciliation.json` of the run before. */
  readonly since: string | undefined;
};

/** The sources as Commander gives them. */
export type GivenSources = {
  readonly roster?: string;
  readonly usage?: string[];
  readonly map?: readonly string[];
  readonly asOf?: PlainDate;
  readonly month?: PlainDate | "last month";
  readonly period?: Period;
  readonly covers?: readonly Period[];
  readonly decisions?: string[];
  readonly since?: string;
};

/** The options of the sources. Those about what was decided before stand where findings are shown. */
export function addSources(command: Command, about: { readonly findings: boolean }): Command {
  command
    .option(
      "--roster <path>",
      "the roster: an Excel workbook (.xlsx, .xlsm), or a folder of CSV files (people.csv, pools.csv, …)",
    )
    .option(
      "--usage <paths...>",
      "usage exports: files (CSV, .gz, .zip, .xlsx), folders, patterns, or - for standard input",
    )
    .addOption(
      new Option(
        "--map <file>",
        "a mapping file: which columns of an export that is not recognised are which; may be repeated",
      ).argParser((file: string, before: readonly string[] = []) => [...before, file]),
    )
    .addOption(
      new Option("--as-of <day>", "the day the ledger is struck; default: the last day the exports cover").argParser(
        day,
      ),
    )
    .addOption(
      new Option("--month <month>", "as of the last day of a month YYYY-MM, or of the last full month")
        .argParser(monthEnd)
        .conflicts("asOf"),
    );
  if (!about.findings) return command;
  return command
    .addOption(
      new Option(
        "--period <first..last>",
        "the days of a usage report that does not state them: 2026-01-01..2026-01-31",
      ).argParser(period),
    )
    .addOption(
      new Option(
        "--covers <first..last>",
        "days that the exports cover, where a quiet month has no rows: 2026-01-01..2026-03-31; may be repeated",
      ).argParser((text: string, before: readonly Period[] = []) => [...before, period(text)]),
    )
    .option("--decisions <files...>", "what managers decided: their review.xlsx, or its Findings table as CSV")
    .option("--since <file>", "reconciliation.json of the run before, to say what is new and what is gone");
}

/** The sources, or the sentence to refuse with. Asked here and not by Commander, which would speak of it before a misspelt option. */
export function sourcesOf(given: GivenSources): Sources | string {
  const { roster, usage } = given;
  if (roster === undefined) return "error: give the roster, such as --roster roster.xlsx";
  if (usage === undefined) return "error: give the exports, such as --usage exports/*.csv";
  return {
    roster,
    usage,
    maps: given.map ?? [],
    asOf: given.asOf ?? given.month,
    period: given.period,
    covers: given.covers ?? [],
    decisions: given.decisions ?? [],
    since: given.since,
  };
}

function monthEnd(text: string): PlainDate | "last month" {
  const found = text === "last" ? undefined : month(text);
  if (text !== "last" && found === undefined) {
    throw new InvalidArgumentError("Type a month as YYYY-MM, such as 2026-03, or “last”.");
  }
  return found === undefined ? "last month" : lastDayOf(found);
}

function period(text: string): Period {
  const found = readPeriod(text);
  if (found === undefined) {
    throw new InvalidArgumentError("Type the first and the last day with two dots between: 2026-01-01..2026-01-31.");
  }
  return found;
}
