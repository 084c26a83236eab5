import { useEffect, useState } from "react";
import type { QuestionName, Questions } from "../reconcile/protocol.ts";
import { usePane, usePaneState } from "./context.tsx";
import type { HeldRun } from "./state.ts";

/** What came of a question about the run that the pane holds. */
export type Asked<T> =
  /** There is no answer to ask about: nothing was reconciled in this pane, or not asked. */
  | { readonly kind: "none" }
  | { readonly kind: "asking" }
  | { readonly kind: "answered"; readonly answer: T }
  | { readonly kind: "failed"; readonly message: string };

/**
 * Asks the worker, and asks again when another run is held or the question changes; `given` must be the same object for the
 * same question, and nothing is asked where it is absent. A question that changes while somebody types waits for `pause` ms.
 * What came of another question, or of another run, is never answered.
 */
export function useQuestion<Name extends QuestionName>(
  name: Name,
  given: Questions[Name]["given"] | undefined,
  pause = 0,
): Asked<Questions[Name]["answer"]> {
  type Found = Asked<Questions[Name]["answer"]>;
  const { session } = usePane();
  const held = usePaneState((state) => state.held);
  const [told, setTold] = useState<{ readonly of: HeldRun; readonly given: typeof given; readonly found: Found }>();
  useEffect(() => {
    if (given === undefined || held?.isAnswerKept !== true) return undefined;
    let isOver = false;
    const tell = (found: Found) => {
      if (!isOver) setTold({ of: held, given, found });
    };
    const timer = setTimeout(() => {
      session.ask(name, given).then(
        (answer) => tell({ kind: "answered", answer }),
        (error: unknown) => tell({ kind: "failed", message: error instanceof Error ? error.message : String(error) }),
      );
    }, pause);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [session, name, given, held, pause]);
  if (given === undefined || held?.isAnswerKept !== true) return { kind: "none" };
  return told !== undefined && told.of === held && told.given === given ? told.found : { kind: "asking" };
}
