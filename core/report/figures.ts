import { LARGEST_CREDITS, MICRO, micro, show } from "../credits.ts";
import { type Unit, unitWords } from "../roster/words.ts";

/** A figure of a run for people, with thousands set apart: `1,234.5`. */
export function figure(amount: number): string {
  return show(micro(Math.round(amount * MICRO)));
}

/** An amount with the word for its unit, `1,234.5 credits`; without a unit the figure alone. */
export function amountOf(amount: number, unit: Unit | null): string {
  return unit === null
    ? figure(amount)
    : `${figure(amount)} ${amount === 1 ? unitWords[unit].one : unitWords[unit].many}`;
}

/** Above this an amount of many decimals is told to the hundredth; it is an estimate, or nobody minds the rest. */
const ROUGH_FROM = 10;

/** An amount for a sentence: `about 317.35 credits` where it has more decimals than anybody reads. */
export function roughly(amount: number, unit: Unit | null): string {
  const short = Math.round(amount * 100) / 100;
  return Math.abs(amount) < ROUGH_FROM || short === amount ? amountOf(amount, unit) : `about ${amountOf(short, unit)}`;
}

/** The name of a unit as a heading: `Cloud credits`. */
export function unitTitle(unit: Unit): string {
  return unitWords[unit].title;
}

/** A sum of money with its currency, to the hundredth, `1,250 EUR`; nothing where no price is known. A sum of slips of the pen is only bounded. */
export function money(cost: number | null, currency: string | null): string | null {
  if (cost === null) return null;
  const isExact = Math.abs(cost) <= LARGEST_CREDITS;
  const rounded = isExact ? figure(Math.round(cost * 100) / 100) : `more than ${figure(LARGEST_CREDITS)}`;
  return currency === null ? rounded : `${rounded} ${currency}`;
}

/** The exact sum of figures, in millionths on the way so that no float error shows. */
export function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + Math.round(amount * MICRO), 0) / MICRO;
}
