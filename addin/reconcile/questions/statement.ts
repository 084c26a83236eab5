import type { Facts } from "../../../core/accounts/facts.ts";
import type { PlainDate } from "../../../core/calendar.ts";
import { type MicroCredits, toNumber } from "../../../core/credits.ts";
import { statementText } from "../../../core/report/statement/text.ts";
import {
  accountsOf,
  kindWords,
  overdrawnSentence,
  rowPlace,
  statementTitle,
  usageWords,
} from "../../../core/report/statement/wording.ts";
import type { Unit } from "../../../core/roster/words.ts";
import type { RunPool } from "../../../core/run-file.ts";
import {
  type LineKind,
  type Statement,
  type StatementLine,
  type StatementPart,
  type StatementSums,
  statementOf,
} from "../../../core/statement/statement.ts";
import { findSubject } from "../../../core/statement/subject.ts";
import type { Kept } from "../kept.ts";

/** Whose statement: an e-mail, old ones too; from the beginning, when no day is given. */
export type StatementAsked = { readonly person: string; readonly from?: PlainDate | undefined };

/** One thing that happened, in credits: what it was, who paid and why, and what stood after it. */
export type StatementEntry = {
  /** Absent for credits held since ever. */
  readonly day: PlainDate | undefined;
  readonly kind: LineKind;
  /** The kind for people, such as “Not paid”. */
  readonly title: string;
  readonly amount: number;
  /** The pool that paid, or that something happened to. */
  readonly pool: string | undefined;
  readonly words: string;
  /** What was used, and the row of the export: `usage.csv:4`. */
  readonly use: string | undefined;
  readonly place: string | undefined;
  readonly balance: number;
  readonly open: number;
};

/** The statement of one unit, in credits; `accounts` are its sums as equations that can be checked by hand. */
export type StatementOfUnit = {
  readonly unit: Unit;
  readonly opening: { readonly balance: number; readonly open: number };
  readonly entries: readonly StatementEntry[];
  readonly sums: { readonly [K in keyof StatementSums]: number };
  readonly closing: { readonly balance: number; readonly open: number };
  readonly accounts: readonly { readonly title: string; readonly equation: string }[];
  readonly overdrawn: string | undefined;
  readonly notes: readonly string[];
};

/** A person's statement, or the sentence that says why there is none. */
export type StatementAnswer =
  | { readonly kind: "unknown"; readonly reason: string }
  | {
      readonly kind: "found";
      readonly title: string;
      readonly asOf: PlainDate;
      /** The pools that only this person may draw on. */
      readonly own: readonly RunPool[];
      readonly parts: readonly StatementOfUnit[];
      /** The whole as the command line prints it, to be copied. */
      readonly text: string;
    };

/** What a person's own credits are, and who paid which of the person's rows. */
export function statementAnswer({ answer }: Kept, { person, from }: StatementAsked): StatementAnswer {
  const { facts, run } = answer;
  const found = findSubject(facts.ledger, { kind: "person", name: person });
  if (found.kind === "unknown") return found;
  const { asOf } = facts.ledger;
  if (from !== undefined && asOf < from) {
    return { kind: "unknown", reason: `${from} is after ${asOf}, the last day of the run. Choose an earlier day.` };
  }
  const statement = statementOf(facts.ledger, found.subject, from);
  return {
    kind: "found",
    title: statementTitle(statement),
    asOf,
    own: run.pools.filter(({ holder }) => holder === found.subject.key),
    parts: statement.parts.map((part) => ofUnit(facts, statement, part)),
    text: statementText(facts, statement),
  };
}

function ofUnit(facts: Facts, statement: Statement, part: StatementPart): StatementOfUnit {
  const { unit, opening, lines, sums, closing, notes } = part;
  const stood = ({ balance, open }: typeof opening) => ({ balance: toNumber(balance), open: toNumber(open) });
  return {
    unit,
    opening: stood(opening),
    entries: lines.map((line) => entryOf(facts, statement, line)),
    sums: Object.fromEntries(
      Object.entries(sums).map(([name, amount]: [string, MicroCredits]) => [name, toNumber(amount)]),
    ) as StatementOfUnit["sums"],
    closing: stood(closing),
    accounts: accountsOf(statement, part),
    overdrawn: overdrawnSentence(statement, part),
    notes,
  };
}

function entryOf(facts: Facts, statement: Statement, line: StatementLine): StatementEntry {
  const { day, kind, amount, pool, row, refund, words, balance, open } = line;
  const shown = refund ?? row;
  return {
    ...{ day, kind, title: kindWords[kind], amount: toNumber(amount), pool: pool?.pool, words },
    use: row === undefined ? undefined : usageWords(facts, statement, row),
    place: shown === undefined ? undefined : rowPlace(facts, shown),
    ...{ balance: toNumber(balance), open: toNumber(open) },
  };
}
