import type { AnyCommand } from "../../../../core/commands/command.ts";
import { recordRegistrations, setContracts } from "../../../../core/commands/people/several.ts";
import type { Draft } from "../../state.ts";

/** Under this name the people who are picked are remembered, so that looking at one of them picks nobody anew. */
export const PICKED = "people/picked";

/** What can be recorded of several people at once: the key of its page, and what its button says. */
export const forSeveral: Readonly<Record<string, { readonly command: AnyCommand; readonly words: string }>> = {
  ":contract": { command: setContracts, words: "Set the contract" },
  ":registered": { command: recordRegistrations, words: "Record as registered" },
};

const known = new WeakMap<Draft, ReadonlySet<string>>();
const NOBODY: ReadonlySet<string> = new Set();

/** The keys that are picked; the same set for the same draft, since every box of a list asks for it. */
export function pickedKeys(remembered: Draft | undefined): ReadonlySet<string> {
  if (remembered === undefined) return NOBODY;
  const found = known.get(remembered) ?? new Set((remembered["keys"] ?? "").split("\n").filter((key) => key !== ""));
  known.set(remembered, found);
  return found;
}

/** What is remembered of people who are picked. */
export function pickedDraft(picked: Iterable<string>): Draft {
  return { keys: [...picked].join("\n") };
}
