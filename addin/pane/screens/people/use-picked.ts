import { useMemo } from "react";
import type { PersonKey } from "../../../../core/person.ts";
import { usePane, usePaneState, useSnapshot } from "../../context.tsx";
import { PICKED, pickedDraft, pickedOf } from "./picked.ts";

/** Who is picked of the list of people, and how that is changed. */
export function usePicked() {
  const { send } = usePane();
  const { people } = useSnapshot().stored.roster;
  const remembered = usePaneState((state) => state.remembered[PICKED]);
  const picked = useMemo(() => pickedOf(remembered, (key) => people.has(key as PersonKey)), [remembered, people]);
  const pick = (next: Iterable<string>) => send({ kind: "remember", what: PICKED, choices: pickedDraft(next) });
  return { picked, pick };
}
