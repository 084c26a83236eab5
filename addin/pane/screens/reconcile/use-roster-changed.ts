import { useMemo } from "react";
import { isRosterChanged } from "../../changed-roster.ts";
import { usePaneState, useSnapshot } from "../../context.tsx";

/** Whether the roster says something else than when the run in the pane was made. */
export function useRosterChanged(): boolean {
  const held = usePaneState((state) => state.held);
  const now = usePaneState((state) => state.reconciling);
  const { stored } = useSnapshot();
  const result = now.kind === "over" && now.result.kind === "answered" ? now.result : undefined;
  const reviewed = result?.run === held?.run ? result?.decisions : undefined;
  const of = held?.of;
  return useMemo(() => of !== undefined && isRosterChanged(of, stored, reviewed), [of, stored, reviewed]);
}
