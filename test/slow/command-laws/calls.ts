import type { Outcome, StoredRoster } from "../../../core/commands/command.ts";
import type { commands } from "../../../core/commands/commands.ts";
import type { Meant } from "./choice.ts";

/** One of the commands. */
export type Command = (typeof commands)[number];

/** A command with its input, ready to be given to a roster. */
export type Call = (on: StoredRoster) => Outcome;

/** Of every command by its name: the call that a choice comes to. */
export type Calls = { readonly [C in Command as C["name"]]: (command: C, meant: Meant) => Call };
