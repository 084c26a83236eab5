import { Command, CommanderError } from "commander";
import { listed } from "../core/text.ts";
import { addClose, type CloseOptions } from "./ask/close.ts";
import { addNew, type NewOptions } from "./ask/new.ts";
import { addPane, type PaneOptions } from "./ask/pane.ts";
import { addPlan, type PlanOptions } from "./ask/plan.ts";
import { addReconcile, type ReconcileOptions } from "./ask/reconcile.ts";
import { addStatement, type StatementOptions } from "./ask/statement.ts";
import { checkExamples, demoExamples, examples, explainExamples } from "./help-texts.ts";

/** What the command line asks for. */
export type Asked =
  | { readonly command: "reconcile"; readonly options: ReconcileOptions }
  | { readonly command: "demo"; readonly out: string; readonly quiet: boolean; readonly color: boolean }
  | { readonly command: "new"; readonly options: NewOptions }
  | { readonly command: "check"; readonly roster: string; readonly color: boolean }
  | { readonly command: "statement"; readonly options: StatementOptions }
  | { readonly command: "plan"; readonly options: PlanOptions }
  | { readonly command: "close"; readonly options: CloseOptions }
  | { readonly command: "pane"; readonly options: PaneOptions }
  | { readonly command: "explain"; readonly code: string | undefined }
  | { readonly command: "print"; readonly text: string; readonly exitCode: 0 | 2 };

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
  addReconcile(program, (options) => {
    asked = { command: "reconcile", options };
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
  addNew(program, (options) => {
    asked = { command: "new", options };
  });
  addCheck(program, (found) => {
    asked = found;
  });
  addStatement(program, (options) => {
    asked = { command: "statement", options };
  });
  addPlan(program, (options) => {
    asked = { command: "plan", options };
  });
  addClose(program, (options) => {
    asked = { command: "close", options };
  });
  addPane(program, (options) => {
    asked = { command: "pane", options };
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
    program.parse([...asTyped(args, program)], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const isHelp = ["commander.help", "commander.helpDisplayed", "commander.version"].includes(error.code);
    const isEmpty = args.length === 0;
    if (error.code === "commander.excessArguments")
      printed = printed.replace("\n", `\n${withoutOption(args, program)}`);
    return { command: "print", text: printed.trimEnd(), exitCode: isHelp && !isEmpty ? 0 : 2 };
  }
  return asked ?? { command: "print", text: `${program.helpInformation().trimEnd()}\n${examples}`, exitCode: 2 };
}

/** `help` of a command that does not exist is asked as the command itself, so that the one that was meant is named. */
function asTyped(args: readonly string[], program: Command): readonly string[] {
  const [first, about] = args;
  const isKnown = about === undefined || about.startsWith("-") || about === "help";
  return first !== "help" || isKnown || program.commands.some((command) => command.name() === about) ? args : [about];
}

/** Which argument stands behind no option, and which options take one. */
function withoutOption(args: readonly string[], program: Command): string {
  const command = program.commands.find((one) => one.name() === args[0]);
  const extra = command?.args[command.registeredArguments.length];
  if (command === undefined || extra === undefined) return "";
  const taking = ["--roster", "--usage", "--people", "--base-url", "--out"];
  const options = taking.filter((long) => command.options.some((option) => option.long === long)).slice(0, 2);
  if (options.length === 0) return `(${command.name()} takes one name; “${extra}” is another.)\n`;
  return `(“${extra}” stands behind no option: write what it is before it, such as ${listed(options, "or")}.)\n`;
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
