import { type Command, Option } from "commander";
import type { PlainDate } from "../../core/calendar.ts";
import type { AskedSubject } from "../../core/statement/subject.ts";
import { statementExamples } from "../help-texts.ts";
import { day } from "./day.ts";
import { isDocument } from "./document.ts";
import { addSources, type GivenSources, type Sources, sourcesOf } from "./sources.ts";

/** How a statement is written. */
export const statementFormats = ["text", "csv", "html"] as const;
export type StatementFormat = (typeof statementFormats)[number];

/** What `statement` was asked. */
export type StatementOptions = Sources & {
  readonly subject: AskedSubject;
  readonly firstDay: PlainDate | undefined;
  readonly format: StatementFormat;
  /** The file to write; absent: the terminal. */
  readonly out: string | undefined;
  readonly color: boolean;
};

/** The command `statement`. */
export function addStatement(program: Command, take: (options: StatementOptions) => void): void {
  type Given = GivenSources & {
    person?: string;
    pool?: string;
    contract?: string;
    from?: PlainDate;
    format?: StatementFormat;
    out?: string;
    color: boolean;
  };
  const statement = program
    .command("statement")
    .description("everything that happened to one person, pool or contract, line by line, with sums")
    .addHelpText(
      "after",
      `\nExamples:${statementExamples}\n\nExit codes: 0 all could be read, 2 not all, or nobody of that name, 3 a fault of the program.`,
    );
  addSources(statement, { findings: false })
    .option("--person <e-mail>", "whose statement: an e-mail, old ones too")
    .option("--pool <id>", "of which pool: a Pool ID, or individual:<e-mail>")
    .option("--contract <number>", "of which contract: its shared pools, and what nobody paid")
    .addOption(new Option("--from <day>", "the first day; default: from the beginning").argParser(day))
    .addOption(
      new Option("--format <format>", "how it is written; default: as the name of --out ends, else text").choices(
        statementFormats,
      ),
    )
    .option("--out <file>", "the file to write; default: the terminal")
    .option("--no-color", "no colours")
    .action((given: Given, command: Command) => {
      const sources = sourcesOf(given);
      if (typeof sources === "string") return command.error(sources);
      const subjects = (["person", "pool", "contract"] as const).flatMap((kind): AskedSubject[] => {
        const name = given[kind];
        return name === undefined ? [] : [{ kind, name }];
      });
      const [subject, ...more] = subjects;
      if (subject === undefined || more.length > 0) {
        return command.error("error: give one of --person, --pool and --contract: whose statement it is");
      }
      if (given.from !== undefined && given.asOf !== undefined && given.asOf < given.from) {
        return command.error(`error: --from ${given.from} is after --as-of ${given.asOf}`);
      }
      if (given.format === undefined && given.out !== undefined && isDocument(given.out)) {
        return command.error(
          `error: a statement is a page (.html), lines for a spreadsheet (.csv) or text (.txt): end the name behind --out, ${given.out}, in one of these`,
        );
      }
      take({
        ...sources,
        subject,
        firstDay: given.from,
        format: given.format ?? formatOf(given.out),
        out: given.out,
        color: given.color,
      });
    });
}

function formatOf(out: string | undefined): StatementFormat {
  if (out === undefined) return "text";
  if (/\.html?$/i.test(out)) return "html";
  return /\.csv$/i.test(out) ? "csv" : "text";
}
