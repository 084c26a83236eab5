import type { Command } from "commander";
import type { PlainDate } from "../../core/calendar.ts";
import { closeExamples } from "../help-texts.ts";
import { isDocument } from "./document.ts";
import { addSources, type GivenSources, type Sources, sourcesOf } from "./sources.ts";

/** What `close` was asked. */
export type CloseOptions = Sources & {
  readonly asOf: PlainDate | "last month";
  readonly preparedBy: string;
  readonly reviewedBy: string;
  readonly anyway: boolean;
  /** The file for the rows; absent: `closings-<month>.csv` in this folder. */
  readonly out: string | undefined;
  readonly color: boolean;
};

/** The command `close`. */
export function addClose(program: Command, take: (options: CloseOptions) => void): void {
  type Given = GivenSources & { by?: string; reviewedBy?: string; anyway?: boolean; out?: string; color: boolean };
  const close = program
    .command("close")
    .description("check a month and write the rows for the table Closings that sign it off")
    .addHelpText(
      "after",
      `\nExamples:${closeExamples}\n\nExit codes: 0 everything holds, 1 closed, but something needs somebody, 2 not closed, 3 a fault of the program.`,
    );
  addSources(close, { findings: true });
  // a month is closed as of its last day: a day is answered with that, and not offered
  close.options.find(({ long }) => long === "--as-of")?.hideHelp();
  close
    .option("--by <name>", "who prepared the month")
    .option("--reviewed-by <name>", "who reviewed it: somebody else")
    .option("--anyway", "close an incomplete month, or one with days that no export covers; it is recorded")
    .option("--out <file>", "the file for the rows; default: closings-<month>.csv")
    .option("--no-color", "no colours")
    .action((given: Given, command: Command) => {
      const sources = sourcesOf(given);
      if (typeof sources === "string") return command.error(sources);
      const { by, reviewedBy, anyway, out, color } = given;
      const { asOf } = sources;
      if (asOf === undefined || given.asOf !== undefined) {
        return command.error("error: say which month is closed, such as --month 2026-03 or --month last");
      }
      if (by === undefined || by.trim() === "") return command.error('error: say who prepared it, such as --by "Ana"');
      if (reviewedBy === undefined || reviewedBy.trim() === "") {
        return command.error('error: say who reviewed it, such as --reviewed-by "Ben"');
      }
      if (out !== undefined && isDocument(out)) {
        return command.error(`error: the rows are written as CSV: end the name behind --out, ${out}, in .csv`);
      }
      const signed = { preparedBy: by.trim(), reviewedBy: reviewedBy.trim() };
      take({ ...sources, asOf, ...signed, anyway: anyway === true, out, color });
    });
}
