import { expect } from "vitest";
import type { PersonKey } from "../../core/person.ts";
import { rosterPools } from "../../core/roster/pools.ts";
import { after } from "./command-desk.ts";

/** Somebody of the firm that commands are tried on. */
export const ana = "ana@example.com" as PersonKey;
/** Its table of contracts. */
export const contracts =
  "Contract,Name,Kind,Unit,Starts on,Ends on,Managed by\nC1,Design,maintenance,,2025-07-01,2026-12-31,Mia\nF7,,flex,flex-token,,,";
/** Its table of people, with Ana as far as the cells say. */
export const person = (cells = "") =>
  `Email,Name,Contract,Office,Registration,Registered on\nana@example.com,Ana Bell,C1,Oslo,${cells}`;

/** The last day that the roster gives to a pool after an outcome. */
export function lastDayAfter(stored: Parameters<typeof after>[0], outcome: Parameters<typeof after>[1], id: string) {
  const now = after(stored, outcome);
  expect(now.diagnostics).toEqual([]);
  return rosterPools(now.roster, () => {}).pools.find(({ pool }) => pool === id)?.lastDay;
}
