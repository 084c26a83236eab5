import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { lastDayOf, month, type PlainDate, plainDate } from "../core/calendar.ts";

/** When a run with findings ends with exit code 1. */
export const failLevels = ["error", "warning", "never"] as const;
export type FailLevel = (typeof failLevels)[number];

/** What `reconcile` was asked. */
export type ReconcileOptions = {
  readonly roster: string;
  readonly usage: readonly string[];
  /** A day, the last full month before today, or the last day that the exports cover. */
  readonly asOf: PlainDate | "last month" | undefined;
  readonly out: string;
  readonly failOn: FailLevel;
  readonly allocations: boolean;
  readonly quiet: boolean;
  readonly json: boolean;
  readonly color: boolean;
};

/** What `new` was asked. */
export type NewOptions = {
  /** The workbook to be made. */
  readonly file: string;
  /** A list of people, and what the columns mean that the user named: the roster's column to the list's. */
  readonly people: string | undefined;
  readonly columns: ReadonlyMap<string, string>;
  readonly usage: readonly string[];
  readonly color: boolean;
};

/** What the command line asks for. */
export type Asked =
  | { readonly command: "reconcile"; readonly options: ReconcileOptions }
  | { readonly command: "demo"; readonly out: string; readonly quiet: boolean; readonly color: boolean }
  | { readonly command: "new"; readonly options: NewOptions }
  | { readonly command: "check"; readonly roster: string; readonly color: boolean }
  | { readonly command: "explain"; readonly code: string | undefined }
  | { readonly command: "print"; readonly text: string; readonly exitCode: 0 | 2 };

function day(text: string): PlainDate {
  const found = plainDate(text);
  if (found === undefined) throw new InvalidArgumentError("Type a day as YYYY-MM-DD, such as 2026-03-31.");
  return found;
}

function monthEnd(text: string): PlainDate | "last month" {
  const found = text === "last" ? undefined : month(text);
  if (text !== "last" && found === undefined) {
    throw new InvalidArgumentError("Type a month as YYYY-MM, such as 2026-03, or “last”.");
  }
  return found === undefined ? "last month" : lastDayOf(found);
}

const exitCodes =
  "Exit codes: 0 nothing needs anybody, 1 findings that do, 2 incomplete or asked wrongly, 3 a fault of the program.";

const demoExamples = `
  credit-roster demo
      the whole thing on sample data`;

const reconcileExamples = `
  credit-roster reconcile --roster roster --usage exports/*.csv
      the roster folder against every export, as of the last day that they cover
  credit-roster reconcile --roster roster --usage q1.csv q2.csv --month 2026-03 --out march
      as of 2026-03-31, the report in the folder march`;

const explainExamples = `
  credit-roster explain overdraft
      what a finding means and what to do about it`;

const newExamples = `
  credit-roster new roster.xlsx
      an empty roster workbook that explains itself
  credit-roster new roster.xlsx --people staff.csv --usage exports/*.csv
      with the people of a list, and the people and contracts that the exports name`;

const checkExamples = `
  credit-roster check --roster roster.xlsx
      everything that is wrong with the roster, at once`;

const examples = `
Examples:${demoExamples}${newExamples}${checkExamples}${reconcileExamples}${explainExamples}

${exitCodes}`;

/** Understands the arguments (without program and script); mistakes come back as text to print. */
export function readArguments(args: readonly string[], version: string): Asked {
  let asked: Asked | undefined;
  let printed = "";
  const keep = (text: string) => {
    printed += text;
  };
  const program = new Command("credit-roster")
    .description("Balances, overdrafts and expiring pools of Autodesk cloud credits and Flex tokens.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [command]", "show help for a command")
    .addHelpText("after", examples)
    .showHelpAfterError("credit-roster --help shows what can be asked.")
    .exitOverride()
    .configureOutput({ writeOut: keep, writeErr: keep });
  addReconcile(program, (found) => {
    asked = found;
  });
  program
    .command("demo")
    .description("reconcile the sample data that comes with the program")
    .addHelpText(
      "after",
      `\nExamples:${demoExamples}\n  credit-roster demo --out trial\n      the report in the folder trial`,
    )
    .option("--out <folder>", "where the report goes", "credit-roster-demo")
    .option("--quiet", "print the path of the report alone")
    .option("--no-color", "no colours")
    .action((options: { out: string; quiet?: boolean; color: boolean }) => {
      asked = { command: "demo", out: options.out, quiet: options.quiet === true, color: options.color };
    });
  addNew(program, (found) => {
    asked = found;
  });
  addCheck(program, (found) => {
    asked = found;
  });
  program
    .command("explain")
    .description("what a finding means, why it matters and what to do; without a code, the list of them")
    .addHelpText("after", `\nExamples:${explainExamples}\n  credit-roster explain\n      every finding with its title`)
    .argument("[code]", "the finding's code, such as overdraft")
    .action((code: string | undefined) => {
      asked = { command: "explain", code };
    });
  for (const command of program.commands) {
    command
      .showHelpAfterError(`credit-roster ${command.name()} --help shows what can be asked.`)
      .exitOverride()
      .configureOutput({ writeOut: keep, writeErr: keep });
  }
  try {
    program.parse([...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const isHelp = ["commander.help", "commander.helpDisplayed", "commander.version"].includes(error.code);
    const isEmpty = args.length === 0;
    return { command: "print", text: printed.trimEnd(), exitCode: isHelp && !isEmpty ? 0 : 2 };
  }
  return asked ?? { command: "print", text: `${program.helpInformation().trimEnd()}\n${examples}`, exitCode: 2 };
}

function addNew(program: Command, take: (asked: Asked) => void): void {
  type Given = { people?: string; columns?: ReadonlyMap<string, string>; usage?: string[]; color: boolean };
  program
    .command("new")
    .description("make a new roster workbook; it never writes over a file")
    .addHelpText("after", `\nExamples:${newExamples}`)
    .argument("<roster.xlsx>", "the workbook to make")
    .option("--people <list>", "a CSV file or .xlsx workbook of people: e-mail, name, office, cost centre, contract, …")
    .addOption(
      new Option("--columns <pairs>", "which column of the list is which: Email=Mail address,Office=Where").argParser(
        columnPairs,
      ),
    )
    .option(
      "--usage <paths...>",
      "usage exports that name people and contracts: files (CSV, .gz, .zip, .xlsx), folders, patterns",
    )
    .option("--no-color", "no colours")
    .action((file: string, given: Given, command: Command) => {
      const { people, columns = new Map(), usage = [], color } = given;
      if (people === undefined && columns.size > 0)
        return command.error("error: --columns is about a list: give --people");
      take({ command: "new", options: { file, people, columns, usage, color } });
    });
}

/** `Email=Mail address,Office=Where`; a part without `=` belongs to the header before it. */
function columnPairs(text: string, before: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
  const pairs = new Map(before);
  for (const part of text.split(/,(?=[^,=]+=)/)) {
    const [title = "", ...header] = part.split("=");
    if (title.trim() === "" || header.join("=").trim() === "") {
      throw new InvalidArgumentError("Write the roster's column, =, and the list's, such as \"Email=Mail address\".");
    }
    pairs.set(title.trim(), header.join("=").trim());
  }
  return pairs;
}

function addCheck(program: Command, take: (asked: Asked) => void): void {
  program
    .command("check")
    .description("read the roster alone, and say everything that is wrong with it")
    .addHelpText("after", `\nExamples:${checkExamples}\n\nExit codes: 0 nothing is wrong, 2 something is.`)
    .option("--roster <path>", "the roster: an Excel workbook, or a folder of CSV files")
    .option("--no-color", "no colours")
    .action(({ roster, color }: { roster?: string; color: boolean }, command: Command) => {
      if (roster === undefined) return command.error("error: give the roster, such as --roster roster.xlsx");
      take({ command: "check", roster, color });
    });
}

function addReconcile(program: Command, take: (asked: Asked) => void): void {
  type Given = {
    roster?: string;
    usage?: string[];
    asOf?: PlainDate;
    month?: PlainDate | "last month";
    out: string;
    failOn: FailLevel;
    allocations?: boolean;
    quiet?: boolean;
    json?: boolean;
    color: boolean;
  };
  program
    .command("reconcile")
    .description("reconcile usage exports against a roster and write the report")
    .addHelpText("after", `\nExamples:${reconcileExamples}\n\n${exitCodes}`)
    .option(
      "--roster <path>",
      "the roster: an Excel workbook (.xlsx, .xlsm), or a folder of CSV files (people.csv, pools.csv, …)",
    )
    .option(
      "--usage <paths...>",
      "usage exports: files (CSV, .gz, .zip, .xlsx), folders, patterns such as exports/*.csv, or - for standard input",
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
    )
    .option("--out <folder>", "where the report goes", "credit-roster-report")
    .addOption(
      new Option("--fail-on <level>", "which findings end with exit code 1").choices(failLevels).default("error"),
    )
    .option("--allocations", "also write allocations.csv: every draw, with the key that decided")
    .option("--quiet", "print the path of the report alone")
    .option("--json", "print reconciliation.json instead of the summary")
    .option("--no-color", "no colours")
    .action((given: Given, command: Command) => {
      // asked here and not by Commander, which would speak of what is missing before a misspelt option
      if (given.roster === undefined) return command.error("error: give the roster, such as --roster roster");
      if (given.usage === undefined) return command.error("error: give the exports, such as --usage exports/*.csv");
      take({
        command: "reconcile",
        options: {
          roster: given.roster,
          usage: given.usage,
          asOf: given.asOf ?? given.month,
          out: given.out,
          failOn: given.failOn,
          allocations: given.allocations === true,
          quiet: given.quiet === true,
          json: given.json === true,
          color: given.color,
        },
      });
    });
}
