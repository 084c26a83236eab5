import { useQuestion } from "../../use-question.ts";
import type { PlanGiven } from "./advice.ts";

const WHOLE = {};

/** The plan of the answer that is kept, once it is there; nothing while it is not, or where it cannot be had. */
export function usePlan(): PlanGiven | undefined {
  const asked = useQuestion("plan", WHOLE);
  // without the answer the run says what it knows
  return asked.kind === "answered" ? asked.answer : undefined;
}
