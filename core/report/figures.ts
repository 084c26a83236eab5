import { MICRO, micro, show } from "../credits.ts";
import type { RunFile } from "../run-file.ts";

/** What is counted: cloud credits, Flex tokens or tokens of an enterprise agreement. */
export type Unit = RunFile["totals"][number]["unit"];

const nouns: Readonly<Record<Unit, { readonly one: string; readonly many: string; readonly title: string }>> = {
  "cloud-credit": { one: "credit", many: "credits", title: "Cloud credits" },
  "flex-token": { one: "Flex token", many: "Flex tokens", title: "Flex tokens" },
  "eba-token": { one: "EBA token", many: "EBA tokens", title: "EBA tokens" },
};

/** A figure of a run for people, with thousands set apart: `1,234.5`. */
export function figure(amount: number): string {
  return show(micro(Math.round(amount * MICRO)));
}

/** An amount with the word for its unit, `1,234.5 credits`; without a unit the figure alone. */
export function amountOf(amount: number, unit: Unit | null): string {
  return unit === null ? figure(amount) : `${figure(amount)} ${amount === 1 ? nouns[unit].one : nouns[unit].many}`;
}

/** The name of a unit as a heading: `Cloud credits`. */
export function unitTitle(unit: Unit): string {
  return nouns[unit].title;
}

/** A sum of money with its currency, `1,250 EUR`, or nothing where no price is known. */
export function money(cost: number | null, currency: string | null): string | null {
  if (cost === null) return null;
  return currency === null ? figure(cost) : `${figure(cost)} ${currency}`;
}

/** The exact sum of figures, in millionths on the way so that no float error shows. */
export function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + Math.round(amount * MICRO), 0) / MICRO;
}
