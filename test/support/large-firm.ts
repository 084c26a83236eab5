import { monthsBetween } from "../../core/calendar.ts";
import type { RunFile, RunFinding } from "../../core/run-file.ts";
import { sampleFinding, samplePerson, samplePool } from "./run-file-parts.ts";
import { sampleRun } from "./run-file-sample.ts";

/** What a firm of so many people and findings gives: figures that differ from row to row, and add up by nothing but luck. */
export function largeFirm(people: number, findings: number): RunFile {
  const months: readonly string[] = monthsBetween("2025-01" as never, "2026-03" as never);
  const contracts = ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8"];
  const emailOf = (index: number) => `person.number.${index}@example.com`;
  const whole = sampleRun();
  const [contract] = whole.contracts;
  const [month] = whole.months;
  const [charge] = whole.chargeback;
  if (contract === undefined || month === undefined || charge === undefined) throw new Error("the sample has rows");
  return {
    ...whole,
    contracts: contracts.map((name, index) => ({ ...contract, contract: name, remaining: 900 + index })),
    pools: [
      ...contracts.map((name, index) =>
        samplePool({ pool: `P-${index}`, contract: name, granted: 900, remaining: 900 + index }),
      ),
      ...Array.from({ length: people }, (_, index) =>
        samplePool({
          pool: `individual:${emailOf(index)}`,
          contract: contracts[index % contracts.length] ?? null,
          holder: emailOf(index),
          source: "individual",
          granted: 100,
          drawn: index % 100,
          remaining: 100 - (index % 100),
          unitPrice: null,
          currency: null,
        }),
      ),
    ],
    people: Array.from({ length: people }, (_, index) =>
      samplePerson({
        email: emailOf(index),
        name: `Person Number ${index}`,
        office: `Office ${index % 9}`,
        costCentre: `CC-${index % 40}`,
        contract: contracts[index % contracts.length] ?? null,
        used: (index * 7919) % 5_000,
        fromOwn: index % 100,
        fromShared: ((index * 7919) % 5_000) / 2,
        overdrawn: index % 50 === 0 ? index / 10 : 0,
      }),
    ),
    months: contracts.flatMap((name, index) =>
      months.map((of, at) => ({
        ...month,
        month: of,
        contract: name,
        used: 100 + at * index,
        balance: 1_000 - at * 7,
      })),
    ),
    chargeback: months.flatMap((of) =>
      Array.from({ length: 360 }, (_, index) => ({
        ...charge,
        month: of,
        office: `Office ${index % 9}`,
        costCentre: `CC-${index % 40}`,
        cost: index / 4,
      })),
    ),
    findings: Array.from({ length: findings }, (_, index) => findingOf(index, emailOf(index % people))),
  };
}

const codes = [
  "unknown-person",
  "overdraft",
  "used-after-leaving",
  "unusual-use",
  "registration-stalled",
  "pool-expiring",
];

function findingOf(index: number, email: string): RunFinding {
  const code = codes[index % codes.length] ?? "overdraft";
  return sampleFinding({
    finding: `${code}/${email}/${index}/cloud-credit`,
    code,
    severity: index % codes.length < 3 ? "error" : "warning",
    subject: email,
    message: `${email} used ${index} credits from 2026-01-20 to 2026-01-22, which is far above what was used in the months before.`,
    next: `Ask ${email} what the work was for, and decide whether it should go on.`,
    amount: index,
    dueOn: code === "pool-expiring" ? "2026-06-20" : null,
    cost: index / 2,
    currency: "EUR",
    evidence: Array.from({ length: 5 }, (_, line) => ({ file: "usage/2026-march.csv", line: index + line })),
    evidenceCount: 40,
  });
}
