import { type Command, InvalidArgumentError, Option } from "commander";
import { paneExamples } from "../help-texts.ts";

/** What `pane` was asked. */
export type PaneOptions = {
  /** The folder's address from which the pane will be served: https, without a slash at the end. */
  readonly baseUrl: string;
  /** The folder to write. */
  readonly out: string;
  /** Another Id for the manifest, so that two of them can be deployed side by side. */
  readonly id: string | undefined;
};

/** The command `pane`. */
export function addPane(program: Command, take: (options: PaneOptions) => void): void {
  type Given = { baseUrl?: string; out: string; id?: string };
  program
    .command("pane")
    .description("write the task pane for Excel as files for a web server, with the manifest that shows it in Excel")
    .addHelpText("after", `\nExamples:${paneExamples}\n\nExit codes: 0 written, 2 not written.`)
    .addOption(
      new Option("--base-url <address>", "where the files will be served: https, the address of a folder").argParser(
        folderAddress,
      ),
    )
    .option("--out <folder>", "the folder to write", "credit-roster-pane")
    .addOption(
      new Option("--id <guid>", "another Id for the manifest, to deploy a second pane beside the first").argParser(
        guid,
      ),
    )
    .action(({ baseUrl, out, id }: Given, command: Command) => {
      if (baseUrl === undefined)
        return command.error("error: say where it will be served, such as --base-url https://tools.example.com/roster");
      take({ baseUrl, out, id });
    });
}

/** An address that files can be put behind. */
function folderAddress(text: string): string {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (url === undefined)
    throw new InvalidArgumentError("Write a whole address, such as https://tools.example.com/roster.");
  if (url.protocol !== "https:") throw new InvalidArgumentError("Excel shows panes from https:// alone.");
  if (url.username !== "" || url.password !== "")
    throw new InvalidArgumentError("A name or password in it would stand in the manifest for everybody to read.");
  if (url.search !== "" || url.hash !== "" || /[?#]$/.test(text))
    throw new InvalidArgumentError("It is the address of a folder: leave out everything from ? or # on.");
  if (/\.html?$/i.test(url.pathname))
    throw new InvalidArgumentError("It is the address of a folder: leave out the name of the page.");
  return url.href.replace(/\/+$/, "");
}

function guid(text: string): string {
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text.trim())) return text.trim().toLowerCase();
  throw new InvalidArgumentError("Write a GUID, such as 0a1b2c3d-0000-4000-8000-0123456789ab.");
}
