import type { RunFinding } from "../../core/run-file.ts";
import { reconcileTables } from "./reconcile-tables.ts";

/** Contracts, people and pools that every small roster of the rules' tests begins with. */
const plainRoster = {
  "contracts.csv": "Contract,Kind,Starts on,Ends on\nC-1,desktop subscription,2024-07-01,2027-06-30\n",
  "people.csv": "Email,Contract,Registered on,Individual credits\nana@example.com,C-1,2024-09-02,100\n",
  "pools.csv": "Pool ID,Contract,Credits,Purchased on,Applied on\nP1,C-1,500,2025-01-08,2025-01-10\n",
};

/** The roster of the rules' tests with some of its files replaced or added. */
export function rosterWith(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { ...plainRoster, ...files };
}

/** A `credit-usage` file of these lines: date, user, credits, contract, service, paid from. */
export function usageOf(...lines: readonly string[]): Readonly<Record<string, string>> {
  return { "usage.csv": `${["date,user,credits,contract,service,paid from", ...lines].join("\n")}\n` };
}

/** The findings of one code, of a roster like the plain one and the usage, as of a day. */
export function findingsOf(
  code: string,
  files: Readonly<Record<string, string>>,
  usage: Readonly<Record<string, string>>,
  asOf: string,
): readonly RunFinding[] {
  return reconcileTables(rosterWith(files), usage, asOf).run.findings.filter((finding) => finding.code === code);
}

/** Identity and amount, which is what a rule decides. */
export function amounts(findings: readonly RunFinding[]): readonly (readonly [string, number])[] {
  return findings.map(({ finding, amount }) => [finding, amount]);
}
