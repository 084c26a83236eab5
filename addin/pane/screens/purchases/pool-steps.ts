import type { AnyCommand, StoredRoster } from "../../../../core/commands/command.ts";
import type { PoolValues } from "../../../../core/commands/pools/new-pool.ts";
import { type PoolStep, poolSteps } from "../../../../core/commands/pools/steps.ts";
import {
  recordApplication,
  recordApproval,
  recordPurchase,
  recordQuote,
} from "../../../../core/commands/pools/take-steps.ts";
import { hasColumn } from "../../../../core/commands/rows.ts";

/** A step of a purchase as it is shown: done on a day, next, or still to come. */
export type ShownStep = {
  readonly step: PoolStep;
  readonly title: string;
  readonly day: string | undefined;
  readonly standing: "done" | "next" | "later" | "not kept";
};

const titles: Readonly<Record<PoolStep, string>> = {
  requestedOn: "Requested",
  quotedOn: "Quoted",
  approvedOn: "Approved",
  purchasedOn: "Purchased",
  appliedOn: "Applied",
};

const commandOf: Readonly<Record<Exclude<PoolStep, "requestedOn">, AnyCommand>> = {
  quotedOn: recordQuote,
  approvedOn: recordApproval,
  purchasedOn: recordPurchase,
  appliedOn: recordApplication,
};

/** What to do next about a purchase, in words, and the command that records it. */
export type NextStep = { readonly step: PoolStep; readonly what: string; readonly command: AnyCommand };

const nextWords: Readonly<Record<keyof typeof commandOf, string>> = {
  quotedOn: "ask the reseller for a quote, and record it",
  approvedOn: "have the quote approved",
  purchasedOn: "place the order",
  appliedOn: "record the day on which Autodesk applied it",
};

/** The last step that was taken, and its day; nothing where the row has no day. */
export function lastStep(
  values: PoolValues,
): { readonly title: string; readonly day: string; readonly step: PoolStep } | undefined {
  const step = poolSteps.findLast((one) => values[one] !== undefined);
  const day = step === undefined ? undefined : values[step];
  return step === undefined || day === undefined ? undefined : { step, title: titles[step], day };
}

/**
 * The step that comes next: the first after the last one taken. Steps whose column the table does not have are not kept
 * by this firm; credits of a cloud service are applied, and nothing else.
 */
export function nextStep(stored: StoredRoster, values: PoolValues): NextStep | undefined {
  const last = lastStep(values)?.step;
  const at = last === undefined ? 0 : poolSteps.indexOf(last);
  const isKept = (step: PoolStep) => step === "appliedOn" || hasColumn(stored, "pools", step);
  const step = poolSteps
    .slice(at + 1)
    .find((one) => (values.source === "cloud service" ? one === "appliedOn" : isKept(one)));
  if (step === undefined || step === "requestedOn") return undefined;
  return { step, what: nextWords[step], command: commandOf[step] };
}

/** The five steps in their order. */
export function shownSteps(stored: StoredRoster, values: PoolValues): readonly ShownStep[] {
  const next = nextStep(stored, values)?.step;
  const last = lastStep(values)?.step;
  const reached = last === undefined ? 0 : poolSteps.indexOf(last);
  return poolSteps.map((step, at) => {
    const day = values[step];
    const standing = day !== undefined ? "done" : step === next ? "next" : at < reached ? "not kept" : "later";
    const isSkipped = standing === "later" && step !== "appliedOn" && !hasColumn(stored, "pools", step);
    return { step, title: titles[step], day, standing: isSkipped ? "not kept" : standing };
  });
}
