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

/** The people who are picked, by key; those who are no more on the roster are not among them. */
export function pickedOf(remembered: Draft | undefined, isThere: (key: string) => boolean): ReadonlySet<string> {
  const keys = (remembered?.["keys"] ?? "").split("\n");
  return new Set(keys.filter((key) => key !== "" && isThere(key)));
}

/** What is remembered of people who are picked. */
export function pickedDraft(picked: Iterable<string>): Draft {
  return { keys: [...picked].join("\n") };
}
