import { MICRO, type MicroCredits, micro } from "../../credits.ts";

/** An amount of a run file as an exact one: it is a number of credits there, with at most 6 decimals. */
export function runAmount(amount: number): MicroCredits {
  return micro(Math.round(amount * MICRO));
}
