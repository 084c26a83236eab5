import type { Facts } from "../accounts/facts.ts";
import { type MicroCredits, micro, show } from "../credits.ts";
import type { PersonKey } from "../person.ts";
import { personLabel } from "../roster/people.ts";
import { type Unit, unitWords } from "../roster/words.ts";
import { counted, listed } from "../text.ts";

/** `"1,234.5 credits"`; one is singular. */
export function amountOf(amount: MicroCredits, unit: Unit): string {
  return `${show(amount)} ${amount === 1_000_000 ? unitWords[unit].one : unitWords[unit].many}`;
}

/** An estimate for a sentence: whole credits from 10 on, else two decimals; more would pretend to know. */
export function aboutAmount(amount: MicroCredits, unit: Unit): string {
  return amountOf(rounded(amount, amount >= 10_000_000 ? 1_000_000 : 10_000), unit);
}

/** An amount for a list: `about 317.35 credits` where it is 10 or more with more decimals than anybody reads. */
export function roughAmount(amount: MicroCredits, unit: Unit): string {
  const short = rounded(amount, 10_000);
  return Math.abs(amount) < 10_000_000 || short === amount ? amountOf(amount, unit) : `about ${amountOf(short, unit)}`;
}

function rounded(amount: MicroCredits, step: number): MicroCredits {
  return micro(Math.round(amount / step) * step);
}

/** The contract's name for a sentence; a contract may be missing. */
export function contractLabel(contract: string | undefined): string {
  return contract === undefined || contract === "" ? "no contract" : `contract ${contract}`;
}

/** The part of a key for a contract that may be missing. */
export function contractKey(contract: string | undefined): string {
  return contract === undefined || contract === "" ? "(none)" : contract;
}

/** How a person is called in a sentence. */
export function whoIs({ ledger }: Facts, key: string): string {
  return personLabel(ledger.roster.people.get(key as PersonKey), key as PersonKey);
}

/** Up to three names, and how many more. */
export function someOf(names: readonly string[]): string {
  return names.length <= 4
    ? listed(names)
    : `${names.slice(0, 3).join(", ")} and ${counted(names.length - 3, "other")}`;
}

/** `"(208.12 EUR)"`, or nothing without a price. */
export function costOf(cost: MicroCredits | undefined, currency: string | undefined): string {
  return cost === undefined ? "" : ` (${show(rounded(cost, 10_000))}${currency === undefined ? "" : ` ${currency}`})`;
}

/** `"1 day"`, `"7 days"`. */
export function daysOf(days: number): string {
  return counted(days, "day");
}
