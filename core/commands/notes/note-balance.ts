import { END_OF_TIME, plusDays } from "../../calendar.ts";
import { show } from "../../credits.ts";
import { isError, quoted } from "../../diagnostic.ts";
import { amountOf } from "../../findings/wording.ts";
import { poolIdOf, subjectOf } from "../../ledger/balance-subject.ts";
import { timeline } from "../../ledger/timeline.ts";
import { appendRow } from "../../roster/patch.ts";
import type { Pool } from "../../roster/pool.ts";
import { poolsOf } from "../../roster/pools.ts";
import type { BalanceCheckRow, Roster } from "../../roster/roster.ts";
import { balanceChecks } from "../../roster/tables.ts";
import { defineCommand, may, type Refused, refused } from "../command.ts";
import { done } from "../finish.ts";
import { rowsAt } from "../rows.ts";
import { suggestedId } from "../suggest-id.ts";
import { reasonOf } from "../what-if.ts";

const { subject, date, reportedBalance, unit, useAs, source, enteredBy, checkId } = balanceChecks.columns;

/** Notes what the vendor's screen showed: to compare the ledger with, or to begin it from. */
export const noteBalance = defineCommand({
  name: "noteBalance",
  title: "Note a balance",
  help: "What the vendor's screen showed at the end of a day. As an opening it sets what a pool held when the ledger starts.",
  fields: {
    subject,
    date,
    reportedBalance,
    unit,
    useAs,
    source,
    enteredBy,
    checkId: may(checkId, "Suggested when blank. Given once."),
  },
  apply: (stored, input) => {
    const { roster } = stored;
    const id = input.checkId ?? suggestedId(stored, "balanceChecks", `B-${input.date.slice(0, 4)}`);
    if (rowsAt(stored, "balanceChecks", [id]).length > 0) {
      return refused(
        `The Check ID ${quoted(id)} is given already.`,
        "Leave it blank, or type one that was never used.",
        "checkId",
      );
    }
    const { date, unit, reportedBalance, useAs, source, enteredBy } = input;
    const values = { checkId: id, date, subject: input.subject, unit, reportedBalance, useAs, source, enteredBy };
    const pools = poolsOf(roster);
    const refusal = judged(roster, pools, values) ?? tooEarly(roster, values) ?? sameAgain(roster, pools, values);
    if (refusal !== undefined) return refusal;
    const about = subjectOf({ values }, roster, pools);
    const amount = amountOf(reportedBalance, about?.unit ?? "cloud-credit");
    return done(
      stored,
      { balanceChecks: [appendRow(balanceChecks, values)] },
      useAs === "opening"
        ? `${input.subject} opens the ledger with ${amount} at the end of ${date} (${id}).`
        : `At the end of ${date} the vendor's screen showed ${amount} for ${input.subject} (${id}): the next run compares.`,
    );
  },
});

type CheckValues = BalanceCheckRow["values"];

const fields: Readonly<Record<string, string>> = {
  Subject: "subject",
  Unit: "unit",
  Date: "date",
  "Use as": "useAs",
  "Reported balance": "reportedBalance",
};

/** What the ledger would say with the row that it does not say without it. */
function judged(roster: Roster, pools: readonly Pool[], values: CheckValues): Refused | undefined {
  const before = new Set(problemsWith(roster, pools, []).map(({ message }) => message));
  const problem = problemsWith(roster, pools, [values]).find(({ message }) => !before.has(message));
  if (problem === undefined) return undefined;
  return refused(reasonOf(problem), problem.help, fields[problem.at.column ?? ""]);
}

function problemsWith(roster: Roster, pools: readonly Pool[], more: readonly CheckValues[]) {
  const problems: Parameters<Parameters<typeof timeline>[3]>[0][] = [];
  const balanceChecks = [...roster.balanceChecks, ...more.map((values) => ({ values, at: {}, row: 0 }))];
  timeline({ ...roster, balanceChecks }, pools, END_OF_TIME, (diagnostic) => {
    if (isError(diagnostic)) problems.push(diagnostic);
  });
  return problems;
}

function tooEarly({ policy }: Roster, { date, useAs }: CheckValues): Refused | undefined {
  const { ledgerStartsOn } = policy;
  if (useAs === "opening" || ledgerStartsOn === undefined || date >= plusDays(ledgerStartsOn, -1)) return undefined;
  return refused(
    `The ledger starts on ${ledgerStartsOn} and knows nothing of ${date}, so there is nothing to compare.`,
    `Type ${plusDays(ledgerStartsOn, -1)} or a later day.`,
    "date",
  );
}

function sameAgain(roster: Roster, pools: readonly Pool[], values: CheckValues): Refused | undefined {
  const aboutOf = (of: CheckValues) => {
    const about = subjectOf({ values: of }, roster, pools);
    // a contract and the only pool of it are two subjects
    const isPool = pools.some(({ pool }) => pool === poolIdOf(of.subject, roster));
    return about === undefined ? "" : JSON.stringify([isPool, about.contract, about.holder, about.unit, about.pools]);
  };
  const about = aboutOf(values);
  const same = roster.balanceChecks.find(
    (row) =>
      row.values.date === values.date &&
      (row.values.useAs ?? "check") === (values.useAs ?? "check") &&
      aboutOf(row.values) === about,
  );
  if (same === undefined) return undefined;
  const { checkId, reportedBalance } = same.values;
  const isEqual = reportedBalance === values.reportedBalance;
  return refused(
    isEqual
      ? `The same balance is noted already, as ${checkId}.`
      : `For ${values.subject} and ${values.date} ${checkId} already says ${show(reportedBalance)}.`,
    isEqual ? "Nothing needs doing." : `If that was a slip of the pen, mend Reported balance of ${checkId}.`,
    "subject",
  );
}
