import { lastDayOf, type Month, monthOf, type PlainDate } from "../../../../core/calendar.ts";
import type { Check } from "../../../../core/closing/checklist.ts";
import { firstCoveredDay, twoPeople } from "../../../../core/closing/checklist.ts";
import { closedBy, monthFigures } from "../../../../core/closing/closing.ts";
import { toNumber } from "../../../../core/credits.ts";
import { identityOf } from "../../../../core/findings/rule.ts";
import { closedMonthChanged } from "../../../../core/findings/rules/closed-month-changed.ts";
import type { FindingRow, Roster } from "../../../../core/roster/roster.ts";
import { signatureOf } from "../../../../core/roster/signature.ts";
import type { RunFile } from "../../../../core/run-file.ts";
import { byText } from "../../../../core/text.ts";

/**
 * The months of a run that are over, with something to sign in them that nobody has signed, the newest first. What lies before
 * every export and everything that was closed is left out: pools had their balances then, but nothing was reckoned.
 */
export function monthsToClose(
  run: RunFile,
  { closings }: Pick<Roster, "closings">,
  today: PlainDate,
): readonly Month[] {
  const closed = new Set(closings.map(({ values }) => values.closingId));
  const months = [...new Set(run.months.map(({ month }) => month as Month))].sort((a, b) => byText(b, a));
  const firstDay = firstCoveredDay(run.inputs);
  const begun = [
    ...(firstDay === undefined ? [] : [monthOf(firstDay)]),
    ...closings.map(({ values }) => values.month),
  ].sort(byText)[0];
  return months.filter((month) => {
    if (begun === undefined || month < begun) return false;
    const end = lastDayOf(month);
    if (end > run.asOf || end >= today) return false;
    return monthFigures(run, month).some(
      ({ closingId, used, lapsed, stillOpen, balance }) =>
        !closed.has(closingId) && (used !== 0 || lapsed !== 0 || stillOpen !== 0 || balance !== 0),
    );
  });
}

/** Who signs a month, as typed. */
export type Signers = { readonly preparedBy: string; readonly reviewedBy: string };

/** A month as it can be signed: its checklist with the two people, and what keeps it from being closed. */
export type Signing = {
  readonly checks: readonly Check[];
  /** Nobody can close it while one of these does not hold. */
  readonly never: readonly Check[];
  /** It can be closed all the same, if somebody says so. */
  readonly unlessAnyway: readonly Check[];
  /** What is recorded of what does not hold. */
  readonly recorded: readonly string[];
  /** What the column Closed by will say; absent until both people are named. */
  readonly closedBy: string | undefined;
};

/** The checklist with the people who sign. They are no part of the question, so that a name is typed without reckoning anew. */
export function signing(checks: readonly Check[], { preparedBy, reviewedBy }: Signers, today: PlainDate): Signing {
  const [prepared, reviewed] = [preparedBy.trim(), reviewedBy.trim()];
  const isNamed = prepared !== "" && reviewed !== "";
  const people: Check = isNamed
    ? twoPeople(prepared, reviewed)
    : { ...twoPeople("", ""), words: "Two people sign a month: type who prepared it and who reviewed it." };
  const all = checks.map((check) => (check.name === people.name ? people : check));
  const failed = all.filter(({ holds }) => !holds);
  const recorded = failed.map((check) => check.recorded).filter((text) => text !== "");
  const never = failed.filter(({ unless }) => unless === "never");
  return {
    checks: all,
    never,
    unlessAnyway: failed.filter(({ unless }) => unless === "anyway"),
    recorded,
    closedBy:
      never.length > 0
        ? undefined
        : closedBy({ preparedBy: prepared, reviewedBy: reviewed, closedOn: today, anyway: recorded }),
  };
}

/** A month that was closed, with its figures in whole units, and the finding that says it has changed since. */
export type ClosedMonth = {
  readonly closingId: string;
  readonly month: string;
  readonly contract: string;
  readonly unit: string | undefined;
  readonly used: number;
  readonly lapsed: number;
  readonly stillOpen: number;
  readonly balance: number;
  readonly people: string | undefined;
  readonly letPass: string | undefined;
  readonly closedOn: PlainDate | undefined;
  readonly changed: FindingRow | undefined;
};

/** Every closed month, the latest first. */
export function closedMonths({ closings, contracts, findings }: Roster): readonly ClosedMonth[] {
  const byIdentity = new Map(findings.map((row) => [row.values.finding, row]));
  return closings
    .map(({ values }): ClosedMonth => {
      const { closingId, month, contract, unit, used, lapsed, stillOpen, balance, closedOn } = values;
      const found = byIdentity.get(identityOf(closedMonthChanged.code, [closingId]));
      return {
        closingId,
        month,
        contract,
        unit: unit ?? contracts.get(contract)?.unit,
        used: toNumber(used),
        lapsed: toNumber(lapsed),
        stillOpen: toNumber(stillOpen),
        balance: toNumber(balance),
        ...signatureOf(values.closedBy),
        closedOn,
        changed: found?.values.standing === "gone" ? undefined : found,
      };
    })
    .sort((a, b) => byText(b.month, a.month) || byText(a.closingId, b.closingId));
}
