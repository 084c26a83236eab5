import { rules } from "../../core/findings/rules/index.ts";
import type { RunFile, RunFinding } from "../../core/run-file.ts";
import { sampleDiagnostic, sampleFinding } from "./run-file-parts.ts";
import { sampleRun } from "./run-file-sample.ts";

/** Names as they must not do harm: markup, formulas, escape sequences, direction overrides, emoji, and far too long. */
export const hostileNames: readonly string[] = [
  `<script>window.harmed = true</script>`,
  `"><img src=x onerror="window.harmed = true">`,
  `=cmd|'/c calc'!A0`,
  "\u001b[31mred\u001b]0;title\u0007",
  "left\u202eright\u2066",
  `${"long".repeat(125)}`,
  "👩‍👩‍👧 家族 naïve مرحبا",
  "two\nlines\tand a tab",
];

const standings: readonly RunFinding["standing"][] = ["new", "open", "grown", "expired", "accepted", "gone"];

/** A run with everything wrong: findings of every rule in every standing, under hostile names, and inputs that are broken. */
export function troubledRun(): RunFile {
  const run = sampleRun();
  const name = (index: number) => hostileNames[index % hostileNames.length] ?? "";
  return {
    ...run,
    complete: false,
    totals: [
      ...run.totals,
      {
        unit: "eba-token",
        used: 9_000_000_000,
        refunded: 0.000001,
        drawn: 8_999_999_999.125,
        overdrawn: 123_456.789,
        open: 123_456.789,
        granted: 8_999_999_999.125,
        adjusted: 0,
        lapsed: 0,
        remaining: 0,
        pending: 500,
      },
    ],
    contracts: run.contracts.map((row, index) => ({ ...row, contract: name(index) })),
    pools: run.pools.map((row, index) => ({ ...row, pool: `${name(index)} ${index}`, contract: name(index) })),
    people: run.people.map((row, index) => ({
      ...row,
      name: name(index),
      office: name(index + 1),
      costCentre: name(index + 2),
    })),
    months: run.months.map((row, index) => ({ ...row, contract: name(index), balance: -5 })),
    chargeback: hostileNames.map((office, index) => ({
      ...(run.chargeback[0] as RunFile["chargeback"][number]),
      office,
      costCentre: name(index + 1),
      currency: index % 2 === 0 ? "EUR" : null,
      cost: index % 3 === 0 ? null : index * 1.005,
      unpriced: index % 3 === 0 ? 5 : 0,
    })),
    services: hostileNames.map((service, index) => ({
      service,
      unit: "cloud-credit",
      used: index * 10,
      people: index,
    })),
    findings: rules.flatMap(({ code, severity }, rule) =>
      standings.map((standing, index) =>
        sampleFinding({
          finding: `${code}/${index}`,
          code,
          severity,
          standing,
          subject: name(rule + index),
          message: `${name(rule + index)} used ${index} credits.`,
          amount: 317.348853 * index,
          unit: index % 3 === 0 ? "flex-token" : "cloud-credit",
          cost: index % 2 === 0 ? index * 10.5 : null,
          currency: index % 2 === 0 ? "EUR" : null,
          dueOn: index === 1 ? "2026-04-02" : null,
          decidedAmount: standing === "grown" ? 1 : null,
          evidence: [{ file: `${name(index)}.csv`, line: 7 }],
          evidenceCount: 21,
        }),
      ),
    ),
    diagnostics: hostileNames.map((text, index) =>
      sampleDiagnostic({
        code: `${index % 5}-broken`,
        message: `“${text}” is not a day.`,
        severity: index % 4 === 3 ? "note" : "error",
      }),
    ),
  };
}
