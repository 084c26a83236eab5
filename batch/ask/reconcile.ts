import { type Command, Option } from "commander";
import { exitCodes, reconcileExamples } from "../help-texts.ts";
import { addSources, type GivenSources, type Sources, sourcesOf } from "./sources.ts";

/** When a run with findings ends with exit code 1. */
export const failLevels = ["error", "warning", "never"] as const;
export type FailLevel = (typeof failLevels)[number];

/** What `reconcile` was asked. */
export type ReconcileOptions = Sources & {
  readonly out: string;
  readonly failOn: FailLevel;
  readonly allocations: boolean;
  readonly journal: boolean;
  readonly quiet: boolean;
  readonly json: boolean;
  readonly color: boolean;
};

/** The command `reconcile`. */
export function addReconcile(program: Command, take: (options: ReconcileOptions) => void): void {
  type Given = GivenSources & {
    out: string;
    failOn: FailLevel;
    allocations?: boolean;
    journal?: boolean;
    quiet?: boolean;
    json?: boolean;
    color: boolean;
  };
  addSources(
    program
      .command("reconcile")
      .description("reconcile usage exports against a roster and write the report")
      .addHelpText("after", `\nExamples:${reconcileExamples}\n\n${exitCodes}`),
    { findings: true },
  )
    .option("--out <folder>", "where the report goes", "credit-roster-report")
    .addOption(
      new Option("--fail-on <level>", "which findings end with exit code 1").choices(failLevels).default("error"),
    )
    .option("--allocations", "also write allocations.csv: every draw, with the key that decided")
    .option("--journal", "also write ledger.journal: double entry in hledger's format, with balance assertions")
    .option("--quiet", "print the path of the report alone")
    .option("--json", "print reconciliation.json instead of the summary")
    .option("--no-color", "no colours")
    .action((given: Given, command: Command) => {
      const sources = sourcesOf(given);
      if (typeof sources === "string") return command.error(sources);
      const { out, failOn, color } = given;
      take({
        ...sources,
        out,
        failOn,
        allocations: given.allocations === true,
        journal: given.journal === true,
        quiet: given.quiet === true,
        json: given.json === true,
        color,
      });
    });
}
