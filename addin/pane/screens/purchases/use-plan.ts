import { useEffect, useState } from "react";
import { usePane } from "../../context.tsx";
import type { HeldRun } from "../../state.ts";
import type { PlanGiven } from "./advice.ts";

/** The plan of the answer that is kept, once it is there; nothing while it is not, or where it cannot be had. */
export function usePlan(held: HeldRun | undefined): PlanGiven | undefined {
  const { session } = usePane();
  const [found, setFound] = useState<{ readonly of: HeldRun; readonly plan: PlanGiven }>();
  useEffect(() => {
    if (held?.isAnswerKept !== true) return undefined;
    let isOver = false;
    // without the answer the run says what it knows
    session.ask("plan", {}).then(
      (plan) => isOver || setFound({ of: held, plan }),
      () => {},
    );
    return () => {
      isOver = true;
    };
  }, [held, session]);
  return found?.of === held ? found?.plan : undefined;
}
