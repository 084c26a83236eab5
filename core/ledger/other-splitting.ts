import type { Policy } from "../roster/settings.ts";
import type { Ledger } from "./ledger.ts";
import { replay } from "./replay.ts";

/** The way of splitting jobs that the firm does not go by. */
export function otherWay({ jobSplitting }: Policy): "split" | "whole" {
  return jobSplitting === "split" ? "whole" : "split";
}

/** The same usage replayed with the other way of splitting jobs; what is wrong with the roster was said already. */
export function otherSplitting(ledger: Ledger): Ledger {
  const { roster, balances, usage, order, asOf } = ledger;
  const other = { ...roster, policy: { ...roster.policy, jobSplitting: otherWay(roster.policy) } };
  const pools = balances.map(({ pool }) => pool);
  return replay(other, pools, usage, order, asOf, () => {});
}
