import { type Command, InvalidArgumentError, Option } from "commander";
import { newExamples } from "../help-texts.ts";

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

/** The command `new`. */
export function addNew(program: Command, take: (options: NewOptions) => void): void {
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
      take({ file, people, columns, usage, color });
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
