import type { StoredRoster } from "../../../core/commands/command.ts";
import { commands } from "../../../core/commands/commands.ts";
import type { RunFile } from "../../../core/run-file.ts";
import type { Call, Calls, Command } from "./calls.ts";
import { type Choice, type Meant, meantBy } from "./choice.ts";
import { contractAndNoteCalls } from "./contract-and-note-calls.ts";
import { findingCalls } from "./finding-calls.ts";
import { peopleCalls } from "./people-calls.ts";
import { poolCalls } from "./pool-calls.ts";

const calls: Calls = { ...peopleCalls, ...poolCalls, ...contractAndNoteCalls, ...findingCalls };

/** The command that a choice comes to, with an input that is made once: giving it again is the same command. */
export function callOf(
  { roster }: StoredRoster,
  chosen: Choice,
  run: RunFile,
): { readonly name: string; readonly call: Call } {
  const command = commands[chosen.command] as Command;
  // the entry of a name takes the command of that name, which a union of commands cannot say
  const callFor = calls[command.name] as (command: Command, meant: Meant) => Call;
  return { name: command.name, call: callFor(command, meantBy(chosen, roster, run)) };
}
