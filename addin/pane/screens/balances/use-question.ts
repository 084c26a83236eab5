import { useEffect, useState } from "react";
import type { QuestionName, Questions } from "../../../reconcile/protocol.ts";
import { usePane, usePaneState } from "../../context.tsx";

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
 */
export function useQuestion<Name extends QuestionName>(
  name: Name,
  given: Questions[Name]["given"] | undefined,
  pause = 0,
): Asked<Questions[Name]["answer"]> {
  const { session } = usePane();
  const held = usePaneState((state) => state.held);
  const [asked, setAsked] = useState<Asked<Questions[Name]["answer"]>>({ kind: "none" });
  const isKept = held?.isAnswerKept === true;
  useEffect(() => {
    if (given === undefined || !isKept || held === undefined) return setAsked({ kind: "none" });
    let isOver = false;
    const tell = (now: Asked<Questions[Name]["answer"]>) => {
      if (!isOver) setAsked(now);
    };
    setAsked({ kind: "asking" });
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
  }, [session, name, given, held, isKept, pause]);
  return asked;
}
