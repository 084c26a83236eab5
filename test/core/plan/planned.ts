import type { PlainDate } from "../../../core/calendar.ts";
import type { MicroCredits } from "../../../core/credits.ts";
import { findJob, type Job } from "../../../core/plan/jobs.ts";
import { type ContractPlan, planOf } from "../../../core/plan/plan.ts";
import type { Answer } from "../../../core/reconcile.ts";
import { reconcileTables } from "../../support/reconcile-tables.ts";

/** A day. */
export const day = (text: string) => text as PlainDate;

/** Whole credits or parts of one, in millionths. */
export const credits = (whole: number) => Math.round(whole * 1e6) as MicroCredits;

/** A contract with 1 credit used on each of the last ten days, so that 1 a day is forecast, and pools as given. */
export function firm(pools: readonly string[], settings = "", more: Readonly<Record<string, string>> = {}): Answer {
  const use = Array.from({ length: 10 }, (_, index) => `2026-03-${22 + index},ana@example.com,1,Rendering`);
  return reconcileTables(
    {
      "contracts.csv": "Contract,Unit,Ends on\nC1,cloud-credit,2028-12-31\n",
      "people.csv": "Email,Contract\nana@example.com,C1\n",
      "pools.csv": `Pool ID,Contract,Credits,Purchased on,Applied on,Expires on,Unit price,Currency,Reseller\n${pools.join("\n")}\n`,
      "settings.csv": `Setting,Value\n${settings}\n`,
      ...more,
    },
    { "usage.csv": `date,user,credits,service\n${use.join("\n")}\n` },
    "2026-03-31",
  );
}

/** The plan of the first contract. */
export function planned(answer: Answer, jobs: readonly Job[] = []): ContractPlan {
  return planOf(answer.facts, jobs).contracts[0] as ContractPlan;
}

/** Rendering on a day, for so many credits. */
export function job(answer: Answer, on: string, amount: number): Job {
  const found = findJob(answer.facts.ledger, { service: "Rendering", credits: credits(amount) }, day(on), undefined);
  if (found.kind === "refused") throw new RangeError(found.reason);
  return found.job;
}
