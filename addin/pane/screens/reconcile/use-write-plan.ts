import { useEffect, useState } from "react";
import type { StoredRoster } from "../../../../core/commands/command.ts";
import type { RunFile } from "../../../../core/run-file.ts";
import type { WritePlan } from "../../../reconcile/questions/writing.ts";
import { usePane } from "../../context.tsx";

/** What writing would do, while the worker looks at it, or why it cannot. */
export type AskedPlan = WritePlan | { readonly kind: "asking" } | { readonly kind: "lost" };

// kept beside the roster that it is about: who looks elsewhere and comes back does not wait again
const known = new WeakMap<StoredRoster, { readonly run: RunFile; readonly plan: WritePlan }>();

/** What writing a run into the workbook would do, as the workbook stands now; the worker reckons it. */
export function useWritePlan(stored: StoredRoster, run: RunFile): AskedPlan {
  const { session } = usePane();
  const [asked, setAsked] = useState<{ readonly of: StoredRoster; readonly run: RunFile; readonly plan: AskedPlan }>();
  useEffect(() => {
    if (known.get(stored)?.run === run) return;
    let isOld = false;
    const { findings, balances, settings } = stored.grids;
    const grids = Object.fromEntries(
      Object.entries({ findings, balances, settings }).filter(([, grid]) => grid !== undefined),
    );
    void session
      .ask("writing", { grids })
      .then((plan): AskedPlan => {
        known.set(stored, { run, plan });
        return plan;
      })
      .catch((): AskedPlan => ({ kind: "lost" }))
      .then((plan) => {
        if (!isOld) setAsked({ of: stored, run, plan });
      });
    return () => {
      isOld = true;
    };
  }, [session, stored, run]);
  const kept = known.get(stored);
  if (kept?.run === run) return kept.plan;
  return asked?.of === stored && asked.run === run ? asked.plan : { kind: "asking" };
}
