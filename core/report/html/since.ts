import type { RunFile, RunFinding } from "../../run-file.ts";
import { counted, listed } from "../../text.ts";
import { roughly, unitTitle } from "../figures.ts";
import { type Changes, changesSince, type Grown, type Movement, type UnitMovement } from "../since.ts";
import type { Markup, Part } from "./escape.ts";
import type { PageRows } from "./rows.ts";
import { section } from "./section.ts";
import { amounts, type Column, table } from "./table.ts";

/** What changed since the run that was given with `--since`; nothing where none was. */
export function sinceSection(run: RunFile, since: RunFile | undefined, rows: PageRows): Part {
  if (since === undefined) return null;
  const changes = changesSince(run, since);
  if (changes === undefined) {
    const why = `The run to compare with is as of ${since.asOf}, which is not before ${run.asOf}: nothing can be said of what changed.`;
    return section("since", "Since the run before", why, null);
  }
  return section("since", `Since ${changes.asOf}`, sentence(changes), [
    newTable(changes.isNew, rows),
    grownTable(changes.grown, rows),
    resolvedTable(changes.resolved),
    unitTable(changes.units),
    contractTable(changes.contracts),
  ]);
}

function sentence({ isNew, grown, resolved }: Changes): string {
  const parts = [
    counted(isNew.length, "new finding"),
    `${counted(grown.length, "finding")} that grew`,
    counted(resolved.length, "resolved one"),
  ];
  return `${listed(parts)}. Balances moved as the tables say: before + granted + adjusted − drawn − lapsed = after.`;
}

function newTable(findings: readonly RunFinding[], rows: PageRows): Markup {
  return table<RunFinding>({
    id: "since-new",
    caption: "New",
    columns: [
      { header: "Finding", kind: "name", cell: ({ subject, message }) => ({ text: subject, minor: message }) },
      { header: "Severity", kind: "word", cell: (one) => ({ text: one.severity, href: rows.causeOf(one.code) }) },
      { header: "Amount", kind: "number", cell: ({ amount, unit }) => (unit === null ? null : roughly(amount, unit)) },
      { header: "By", kind: "day", cell: ({ dueOn }) => dueOn },
    ],
    rows: findings,
    order: "in the order of the run",
    empty: "Nothing new needs anybody.",
  });
}

function grownTable(grown: readonly Grown[], rows: PageRows): Markup {
  return table<Grown>({
    id: "since-grown",
    caption: "Grew",
    columns: [
      { header: "Finding", kind: "name", cell: ({ finding }) => ({ text: finding.subject, minor: finding.message }) },
      {
        header: "Severity",
        kind: "word",
        cell: ({ finding }) => ({ text: finding.severity, href: rows.causeOf(finding.code) }),
      },
      { header: "Before", kind: "number", cell: ({ before, finding }) => roughly(before, finding.unit) },
      { header: "Now", kind: "number", cell: ({ finding }) => roughly(finding.amount, finding.unit) },
    ],
    rows: grown,
    order: "in the order of the run",
    empty: "No finding grew.",
  });
}

function resolvedTable(resolved: readonly RunFinding[]): Markup {
  return table<RunFinding>({
    id: "since-resolved",
    caption: "Resolved: found then, and not any more",
    columns: [
      {
        header: "Finding, as it was",
        kind: "name",
        cell: ({ subject, message }) => ({ text: subject, minor: message }),
      },
      { header: "Severity", kind: "word", cell: ({ severity }) => severity },
      { header: "Amount", kind: "number", cell: ({ amount, unit }) => (unit === null ? null : roughly(amount, unit)) },
    ],
    rows: resolved,
    order: "in the order of that run",
    empty: "Nothing was resolved.",
  });
}

/** Why a balance moved, from left to right. */
const movement: readonly Column<Omit<Movement, "contract">>[] = [
  amounts("Before", ({ before }) => before),
  amounts("Granted", ({ granted }) => granted),
  amounts("Adjusted", ({ adjusted }) => adjusted),
  amounts("Drawn, net of refunds", ({ drawn }) => drawn),
  amounts("Lapsed", ({ lapsed }) => lapsed),
  amounts("After", ({ after }) => after),
];

function unitTable(units: readonly UnitMovement[]): Markup {
  return table<UnitMovement>({
    id: "since-units",
    caption: "Why balances moved: all credits, individual and shared",
    columns: [
      { header: "Unit", kind: "word", cell: ({ unit }) => unitTitle(unit) },
      ...movement,
      amounts("Used", ({ used }) => used),
      amounts("Refunded", ({ refunded }) => refunded),
    ],
    rows: units,
    order: "by unit",
    empty: "There were no credits, then or now.",
  });
}

function contractTable(contracts: readonly Movement[]): Markup {
  return table<Movement>({
    id: "since-contracts",
    caption: "Why balances moved: shared credits by contract",
    columns: [
      { header: "Contract", cell: ({ contract }) => contract ?? "no contract" },
      { header: "Unit", kind: "word", cell: ({ unit }) => unitTitle(unit) },
      ...movement,
    ],
    rows: contracts,
    order: "by contract",
    empty: "No contract has credits, then or now.",
  });
}
