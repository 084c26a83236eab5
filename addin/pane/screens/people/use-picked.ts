import { useMemo } from "react";
import type { PersonKey } from "../../../../core/person.ts";
import { usePane, usePaneState, useSnapshot } from "../../context.tsx";
import { PICKED, pickedDraft, pickedKeys } from "./picked.ts";

/** The keys that are picked of the list of people, and how that is changed. */
export function usePicked() {
  const { send } = usePane();
  const picked = pickedKeys(usePaneState((state) => state.remembered[PICKED]));
  const pick = (next: Iterable<string>) => send({ kind: "remember", what: PICKED, choices: pickedDraft(next) });
  return { picked, pick };
}

/** Who is picked and still on the roster: a row may have been deleted, or have become another person's, since. */
export function usePickedPeople(): readonly string[] {
  const { people } = useSnapshot().stored.roster;
  const { picked } = usePicked();
  return useMemo(() => [...picked].filter((key) => people.has(key as PersonKey)), [picked, people]);
}
