import type { PlainDate } from "../calendar.ts";
import { type MicroCredits, spell, toNumber } from "../credits.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { PersonKey } from "../person.ts";
import type { FindingRow, Roster } from "../roster/roster.ts";
import type { RunFile, RunFinding } from "../run-file.ts";
import { byText } from "../text.ts";
import { identityOf, partsOf } from "./rule.ts";
import { rules } from "./rules/index.ts";

/** What is known of a finding from before this run. */
export type Remembered = {
  /** The as-of day of the first run that found it; nothing where a row of decisions does not say. */
  readonly firstSeen: PlainDate | undefined;
  readonly lastSeen: PlainDate | undefined;
  /** The row with the decision that holds, if any row speaks of it. */
  readonly row: FindingRow | undefined;
  /** The amount as the run before told it. */
  readonly told: number | undefined;
  /** Whether it is told as gone when it is not found any more: a run that said so before need not be repeated. */
  readonly isKept: boolean;
  /** How it was told last. */
  readonly was: Pick<
    RunFinding,
    "code" | "severity" | "subject" | "message" | "amount" | "unit" | "cost" | "currency" | "dueOn"
  >;
};

/** Where findings are remembered: the roster's table, files of decisions, and the run before. */
export type Sources = {
  /** Rows of the roster's `Findings` table. */
  readonly roster: readonly FindingRow[];
  /** Rows of files that were given as decisions; of equal days they come before the roster's. */
  readonly decisions: readonly FindingRow[];
  /** The run before this one. */
  readonly since: RunFile | undefined;
};

/**
 * Everything that is remembered, by identity. An identity under an e-mail that is now an alias is that person's. If two
 * sources of decisions disagree, the latest `Decided on` wins, and the other is said (findings.md).
 */
export function remember(
  { roster: rows, decisions, since }: Sources,
  roster: Roster,
  report: (diagnostic: Diagnostic) => void,
): ReadonlyMap<string, Remembered> {
  const byIdentity = new Map<string, Known[]>();
  const add = (identity: string, known: Known) => {
    const now = identityNow(identity, roster);
    byIdentity.set(now, [...(byIdentity.get(now) ?? []), known]);
  };
  for (const finding of since?.findings ?? []) {
    add(finding.finding, { rank: 0, row: undefined, finding, lastSeen: finding.lastSeen as PlainDate });
  }
  for (const row of rows) add(row.values.finding, { rank: 1, row, finding: undefined, lastSeen: row.values.lastSeen });
  for (const row of decisions) {
    add(row.values.finding, { rank: 2, row, finding: undefined, lastSeen: row.values.lastSeen });
  }
  return new Map([...byIdentity].map(([identity, known]) => [identity, together(identity, known, report)]));
}

/** One source's word on a finding. */
type Known = {
  /** Of decisions of one day, that of the higher rank holds. */
  readonly rank: number;
  readonly row: FindingRow | undefined;
  readonly finding: RunFinding | undefined;
  readonly lastSeen: PlainDate | undefined;
};

function together(identity: string, all: readonly Known[], report: (diagnostic: Diagnostic) => void): Remembered {
  const rows = all.flatMap(({ row, rank }) => (row === undefined ? [] : [{ row, rank }]));
  const decided = rows
    .filter(({ row }) => row.values.decision !== undefined)
    .sort(
      (a, b) =>
        byText(b.row.values.decidedOn ?? "", a.row.values.decidedOn ?? "") ||
        b.rank - a.rank ||
        byText(decisionOf(a.row), decisionOf(b.row)),
    )
    .map(({ row }) => row);
  const [holds, ...others] = decided;
  for (const other of others) {
    if (holds !== undefined && decisionOf(other) !== decisionOf(holds)) report(overruled(identity, other, holds));
  }
  const told = [...all].sort((a, b) => byText(b.lastSeen ?? "", a.lastSeen ?? "") || b.rank - a.rank)[0] as Known;
  const days = all
    .map(({ row, finding }) => (row === undefined ? (finding?.firstSeen as PlainDate) : row.values.firstSeen))
    .filter((day) => day !== undefined)
    .sort();
  return {
    firstSeen: days[0],
    lastSeen: told.lastSeen,
    row: holds ?? rows[0]?.row,
    told: all.find(({ finding }) => finding !== undefined)?.finding?.amount,
    isKept: rows.length > 0 || all.some(({ finding }) => finding?.standing !== "gone"),
    was: told.finding ?? toldBy(identity, (told.row ?? rows[0]?.row) as FindingRow),
  };
}

/** A finding as a row tells it; what the row does not say follows from its rule. */
export function toldBy(identity: string, { values }: FindingRow): Remembered["was"] {
  const code = values.code ?? identity.split("/")[0] ?? identity;
  const rule = rules.find((one) => one.code === code);
  return {
    code,
    severity:
      values.severity === "error" || values.severity === "warning" ? values.severity : (rule?.severity ?? "note"),
    subject: values.subject ?? identity,
    message: values.message ?? rule?.title ?? "",
    amount: values.amount === undefined ? 0 : toNumber(values.amount),
    unit: values.unit ?? null,
    cost: values.cost === undefined ? null : toNumber(values.cost),
    currency: values.currency ?? null,
    dueOn: values.dueOn ?? null,
  };
}

/** The identity under today's e-mail of the person. Where the identity is an address as reported, it stays. */
function identityNow(identity: string, roster: Roster): string {
  const [code = "", ...parts] = partsOf(identity);
  if (rules.find((rule) => rule.code === code)?.namesAsReported === true) return identity;
  return identityOf(
    code,
    parts.map((part) => roster.personOf.get(part.trim().toLowerCase() as PersonKey) ?? part),
  );
}

/** A blank `Decided amount` means the amount of that row when it was decided (roster.md). */
export function decidedAmountOf({ values }: FindingRow): MicroCredits | undefined {
  return values.decidedAmount ?? values.amount;
}

/** A decision as one text, to see whether two are the same. */
function decisionOf(row: FindingRow): string {
  const amount = decidedAmountOf(row);
  const { decision, acceptedUntil } = row.values;
  if (decision !== "accepted") return decision ?? "";
  const until = acceptedUntil === undefined ? "" : ` until ${acceptedUntil}`;
  return `accepted${amount === undefined ? "" : ` at ${spell(amount)}`}${until}`;
}

function overruled(identity: string, other: FindingRow, holds: FindingRow): Diagnostic {
  const on = ({ values }: FindingRow) => (values.decidedOn === undefined ? "without a day" : `on ${values.decidedOn}`);
  const by = ({ values }: FindingRow) => (values.decidedBy === undefined ? "" : ` by ${values.decidedBy}`);
  return {
    code: "decision-overruled",
    severity: "note",
    at: { ...other.at, column: "Decision" },
    message: `Two decisions on ${identity} differ: ${decisionOf(other)}, decided ${on(other)}${by(other)}, and ${decisionOf(holds)}, decided ${on(holds)}${by(holds)}. The later one holds: ${decisionOf(holds)}.`,
    help: "Nothing needs doing if that is meant; else type the decision that holds with today's day into Decided on.",
  };
}
