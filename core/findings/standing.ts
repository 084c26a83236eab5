import type { PlainDate } from "../calendar.ts";
import { toNumber } from "../credits.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { FindingRow } from "../roster/roster.ts";
import type { RunFinding } from "../run-file.ts";
import { byText } from "../text.ts";
import { decidedAmountOf, type Remembered } from "./memory.ts";

/**
 * What became of each finding (findings.md, "A review that lasts"). What was seen before and is not found any more is kept
 * as `gone`. A decision holds as long as the amount is not above the decided one and its day has not passed; `grown` comes
 * before `expired`.
 */
export function withStanding(
  found: readonly RunFinding[],
  memory: ReadonlyMap<string, Remembered>,
  asOf: PlainDate,
  report: (diagnostic: Diagnostic) => void,
): RunFinding[] {
  const here = new Set(found.map(({ finding }) => finding));
  const gone = [...memory].flatMap(([identity, remembered]) =>
    here.has(identity) || !remembered.isKept || remembered.firstSeen === undefined || remembered.firstSeen >= asOf
      ? []
      : [goneFinding(identity, remembered)],
  );
  const standing = found.map((finding) => stand(finding, memory.get(finding.finding), asOf, report));
  return [...standing, ...gone].sort((a, b) => byText(a.finding, b.finding));
}

function stand(
  finding: RunFinding,
  remembered: Remembered | undefined,
  asOf: PlainDate,
  report: (diagnostic: Diagnostic) => void,
): RunFinding {
  if (remembered === undefined) return finding;
  const { firstSeen, row } = remembered;
  const before = firstSeen !== undefined && firstSeen < asOf;
  const seen: RunFinding = { ...finding, firstSeen: before ? firstSeen : asOf };
  const decision = row?.values.decision;
  if (row === undefined || decision === undefined) return { ...seen, standing: before ? "open" : "new" };
  if (decision === "resolved") {
    const { decidedOn } = row.values;
    const since = decidedOn === undefined ? "" : ` on ${decidedOn}`;
    return {
      ...seen,
      standing: "open",
      message: `${finding.message} It was marked resolved${since}, and is still found.`,
    };
  }
  if (decision === "to fix") return { ...seen, standing: "open" };
  const decidedAmount = decidedAmountIn(remembered, finding);
  if (decidedAmount === undefined) {
    report(withoutAmount(finding, row));
    return { ...seen, standing: "open" };
  }
  const { acceptedUntil } = row.values;
  const isOver = acceptedUntil !== undefined && acceptedUntil < asOf;
  return {
    ...seen,
    decidedAmount,
    standing: finding.amount > decidedAmount ? "grown" : isOver ? "expired" : "accepted",
  };
}

/**
 * The amount that was accepted: of the row, else as the run before told it. What has no amount cannot grow. Nothing where
 * nobody knows what was accepted.
 */
function decidedAmountIn({ row, told }: Remembered, { amount }: RunFinding): number | undefined {
  const decided = row === undefined ? undefined : decidedAmountOf(row);
  if (decided !== undefined) return toNumber(decided);
  return amount === 0 ? 0 : told;
}

function withoutAmount({ finding, amount }: RunFinding, row: FindingRow): Diagnostic {
  return {
    code: "decision-without-amount",
    severity: "warning",
    at: { ...row.at, column: "Decided amount" },
    message: `${finding} is accepted without an amount, so nobody can tell whether it has grown; it stays on the desk.`,
    help: `Type the amount that is accepted, such as ${amount}, into Decided amount.`,
  };
}

function goneFinding(identity: string, { firstSeen, lastSeen, row, was }: Remembered): RunFinding {
  const first = firstSeen as PlainDate;
  const decided = row?.values.decision === "accepted" ? decidedAmountOf(row) : undefined;
  return {
    finding: identity,
    code: was.code,
    severity: was.severity,
    standing: "gone",
    subject: was.subject,
    message: was.message,
    next: "Nothing needs doing: it is not found any more.",
    amount: was.amount,
    unit: was.unit,
    cost: was.cost,
    currency: was.currency,
    dueOn: was.dueOn,
    decidedAmount: decided === undefined ? null : toNumber(decided),
    firstSeen: first,
    lastSeen: lastSeen ?? first,
    evidence: row === undefined ? [] : [{ table: row.at.table ?? "Findings", row: row.at.row ?? 0, column: null }],
    evidenceCount: row === undefined ? 0 : 1,
  };
}
