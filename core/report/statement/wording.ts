import type { Facts } from "../../accounts/facts.ts";
import { type MicroCredits, micro, show } from "../../credits.ts";
import type { PersonKey } from "../../person.ts";
import { personLabel } from "../../roster/people.ts";
import { unitWords } from "../../roster/words.ts";
import type { LineKind, Statement, StatementLine, StatementPart } from "../../statement/statement.ts";

/** How each kind of line is called. */
export const kindWords: Readonly<Record<LineKind, string>> = {
  granted: "Granted",
  adjusted: "Adjusted",
  used: "Used",
  "not paid": "Not paid",
  settled: "Settled later",
  refunded: "Refunded",
  "refunded unpaid": "Refunded",
  lapsed: "Lapsed",
};

/** What the balance of a statement is of, as the heading of its column. */
export function balanceTitle({ subject }: Statement): string {
  return { person: "Own left", pool: "Left", contract: "Shared left" }[subject.kind];
}

/** The heading of a statement. */
export function statementTitle({ subject }: Statement): string {
  return `Statement of ${subject.title}`;
}

/** `from 2026-01-01 to 2026-03-31`, both included. */
export function periodOf({ firstDay, asOf }: Statement): string {
  return firstDay === undefined ? `from the beginning to ${asOf}` : `from ${firstDay} to ${asOf}`;
}

/** Service, job and, where the statement is not a person's own, who used: what a usage was. */
export function usageWords({ ledger }: Facts, { subject }: Statement, row: number): string {
  const { usage } = ledger;
  const { services, jobs, people } = usage.names;
  const key = people.textOf(usage.person(row)) as PersonKey;
  const who = subject.kind === "person" ? "" : personLabel(ledger.roster.people.get(key), key);
  const job = jobs.textOf(usage.job(row));
  const parts = [services.textOf(usage.service(row)), job === "" ? "" : `job ${job}`, who];
  return parts.filter((part) => part !== "").join(", ") || "no service named";
}

/** Where a usage row stands, `usage.csv:4`, without folders. */
export function rowPlace({ ledger, inputs }: Facts, row: number): string {
  const file = inputs[ledger.usage.file(row)]?.file ?? "";
  return `${file.split(/[/\\]/).at(-1) ?? ""}:${ledger.usage.line(row)}`;
}

/** Lines of one use stand together: what pools paid of it, and what nobody could. */
export function groupedByUse(lines: readonly StatementLine[]): readonly (readonly StatementLine[])[] {
  const groups: StatementLine[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const isUse = line.kind === "used" || line.kind === "not paid";
    const first = group?.[0];
    if (group !== undefined && isUse && first?.kind === "used" && first.row === line.row) group.push(line);
    else groups.push([line]);
  }
  return groups;
}

/** A sum of a statement: `equation` reads from left to right and ends in what it comes to. */
export type Account = { readonly title: string; readonly equation: string };

type Term = readonly [sign: "" | "+" | "-", word: string, amount: MicroCredits];

function equation(terms: readonly Term[], word: string, result: MicroCredits): string {
  const left = terms.map(([sign, name, amount]) => `${sign === "" ? "" : `${sign} `}${name} ${show(amount)}`).join(" ");
  return `${left} = ${word} ${show(result)}`;
}

/** The sums that a reader can check with a pocket calculator, and in words what overdrawn means. */
export function accountsOf({ subject }: Statement, { sums, opening, closing }: StatementPart): readonly Account[] {
  const { granted, adjusted, drawn, lapsed, used, refunded, notPaid, settled, refundedUnpaid } = sums;
  const held = { person: "Own credits", pool: "Pool", contract: "Shared pools" }[subject.kind];
  const pools: Account = {
    title: held,
    equation: equation(
      [
        ["", "opening", opening.balance],
        ["+", "granted", granted],
        ["+", "adjusted", adjusted],
        ["-", "drawn", drawn],
        ["-", "lapsed", lapsed],
      ],
      "closing",
      closing.balance,
    ),
  };
  if (subject.kind === "pool") return [pools];
  const open: Account = {
    title: "Open",
    equation: equation(
      [
        ["", "opening", opening.open],
        ["+", "not paid", notPaid],
        ["-", "settled later", settled],
        ["-", "refunded", refundedUnpaid],
      ],
      "still open",
      closing.open,
    ),
  };
  if (subject.kind === "contract") return [pools, open];
  const change = micro(closing.open - opening.open);
  const use: Account = {
    title: "Use",
    equation: equation(
      [
        ["", "used", used],
        ["-", "refunded", refunded],
      ],
      `own ${show(sums.fromOwn)} + shared ${show(sums.fromShared)} + change of what is open`,
      change,
    ),
  };
  return [use, pools, open];
}

/** What is overdrawn and still open, in a sentence; nothing where nothing ever was. */
export function overdrawnSentence(
  { subject, asOf }: Statement,
  { unit, sums, closing }: StatementPart,
): string | undefined {
  if (subject.kind === "pool" || (sums.overdrawn === 0 && closing.open === 0)) return undefined;
  const { one, many } = unitWords[unit];
  const amount = `${show(sums.overdrawn)} ${sums.overdrawn === 1_000_000 ? one : many}`;
  return `Overdrawn: ${amount} could be paid by no pool on the day of use (less what was refunded of it). Still open at the end of ${asOf}: ${show(closing.open)}.`;
}
