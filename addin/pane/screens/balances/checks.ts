import type { PlainDate } from "../../../../core/calendar.ts";
import type { AskedBalance, NotedBalance, OwnBalance } from "../../../../core/closing/balances.ts";
import { toNumber } from "../../../../core/credits.ts";
import { partsOf } from "../../../../core/findings/rule.ts";
import { balanceDiffers } from "../../../../core/findings/rules/balance-differs.ts";
import { subjectOf } from "../../../../core/ledger/balance-subject.ts";
import { total } from "../../../../core/report/figures.ts";
import { poolsOf } from "../../../../core/roster/pools.ts";
import type { FindingRow, Roster } from "../../../../core/roster/roster.ts";
import type { Unit } from "../../../../core/roster/words.ts";
import { byText } from "../../../../core/text.ts";

/** A balance that was read off the vendor's screen, and what is known of ours beside it. Amounts in whole units. */
export type CheckLine = {
  readonly checkId: string;
  readonly subject: string;
  readonly date: PlainDate;
  readonly unit: Unit | undefined;
  /** The contract that it is about; of a person's own credits there is none. */
  readonly contract: string | undefined;
  /** The pool that it is about alone. */
  readonly pool: string | undefined;
  readonly reported: number;
  readonly source: string | undefined;
  readonly enteredBy: string | undefined;
  readonly verdict: "agrees" | "differs" | "opening" | "not compared";
  /** Ours at the end of its day, by the run that the pane holds. */
  readonly ours: number | undefined;
  /** The vendor's figure less ours, where they differ and ours is known. */
  readonly difference: number | undefined;
  /** What that run says of it, with what a difference is made of; it knows nothing of what was noted since. */
  readonly noted: NotedBalance | undefined;
  /** What an earlier run has said of it, where it is in the table Findings. */
  readonly finding: FindingRow | undefined;
};

/**
 * Every balance check of the roster, the latest first; `noted` is what the run in the pane says of them, and `own` is ours by
 * `ownKey` for those that were noted since.
 */
export function checkLines(
  roster: Roster,
  noted: readonly NotedBalance[] | undefined,
  own: ReadonlyMap<string, OwnBalance> = new Map(),
): readonly CheckLine[] {
  const pools = poolsOf(roster);
  const said = new Map(noted?.map((one) => [one.checkId, one]));
  const findings = differencesFound(roster);
  return roster.balanceChecks
    .map((row): CheckLine => {
      const { checkId, subject, date, reportedBalance, useAs, unit, source, enteredBy } = row.values;
      const about = subjectOf(row, roster, pools);
      const reported = toNumber(reportedBalance);
      const one = said.get(checkId);
      // what was mended since the run is another balance
      const isSame = one !== undefined && one.reported === reported && one.date === date && one.subject === subject;
      const mine = isSame && useAs !== "opening" ? one : undefined;
      const finding = findings.get(checkId);
      const isTold = finding !== undefined && finding.values.standing !== "gone" && noted === undefined;
      const since = useAs === "opening" || mine !== undefined ? undefined : own.get(ownKey({ subject, date, unit }));
      const found = since?.kind === "known" ? since : undefined;
      const ours = mine?.ours ?? found?.amount;
      const difference = mine === undefined ? beyond(reported, ours, roster) : mine.differs?.difference;
      const isCompared = ours !== undefined;
      const differs = isCompared ? difference !== undefined : isTold;
      const verdict = useAs === "opening" ? "opening" : differs ? "differs" : isCompared ? "agrees" : "not compared";
      const [index, ...others] = about?.pools ?? [];
      const pool = index === undefined || others.length > 0 ? undefined : pools[index]?.pool;
      return {
        checkId,
        subject,
        date,
        unit: mine?.unit ?? found?.unit ?? unit ?? about?.unit,
        contract: about?.holder === undefined ? about?.contract : undefined,
        pool: pool === subject ? pool : undefined,
        reported,
        source,
        enteredBy,
        verdict,
        ours,
        difference,
        noted: mine,
        finding: isTold ? finding : undefined,
      };
    })
    .sort((a, b) => byText(b.date, a.date) || byText(a.checkId, b.checkId));
}

/** The vendor's figure less ours, where that is more than the setting Balance tolerance lets pass. */
function beyond(reported: number, ours: number | undefined, { policy }: Roster): number | undefined {
  if (ours === undefined) return undefined;
  const difference = total([reported, -ours]);
  return Math.abs(difference) > toNumber(policy.balanceTolerance) ? difference : undefined;
}

/** The key of our balance of a subject on a day. */
export function ownKey({ subject, date, unit }: AskedBalance): string {
  return [subject, date, unit ?? ""].join("\u0000");
}

/** What the ledger of a run is to be asked, so that what was noted since the run is compared too. */
export function notedSince(
  { balanceChecks }: Roster,
  lines: readonly CheckLine[],
  asOf: string,
): readonly AskedBalance[] {
  const waiting = new Set(
    lines.flatMap(({ verdict, date, checkId }) => (verdict === "not compared" && date <= asOf ? [checkId] : [])),
  );
  return balanceChecks.flatMap(({ values: { checkId, subject, date, unit } }) =>
    waiting.has(checkId) ? [{ subject, date, unit }] : [],
  );
}

function differencesFound({ findings }: Roster): ReadonlyMap<string, FindingRow> {
  return new Map(
    findings.flatMap((row): [string, FindingRow][] => {
      const [code, checkId = ""] = partsOf(row.values.finding);
      return code === balanceDiffers.code ? [[checkId, row]] : [];
    }),
  );
}

/** The latest check of a contract's shared credits in a unit; one of a single pool says nothing of the others. */
export function lastCheck(lines: readonly CheckLine[], contract: string, unit: string): CheckLine | undefined {
  return lines.find(
    (line) => line.contract === contract && line.unit === unit && line.pool === undefined && line.verdict !== "opening",
  );
}
