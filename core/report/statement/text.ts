import type { Facts } from "../../accounts/facts.ts";
import { show } from "../../credits.ts";
import { unitWords } from "../../roster/words.ts";
import type { Standing, Statement, StatementLine, StatementPart } from "../../statement/statement.ts";
import { capitalised } from "../../text.ts";
import { displayWidth, padded, wrapped } from "../terminal/layout.ts";
import { visible } from "../visible.ts";
import {
  accountsOf,
  balanceTitle,
  groupedByUse,
  kindWords,
  overdrawnSentence,
  periodOf,
  rowPlace,
  statementTitle,
  usageWords,
} from "./wording.ts";

/** The columns of a screen that a statement takes at most. */
const WIDTH = 100;
const DAY = 10;
const GAP = "  ";

type Row = {
  readonly day: string;
  readonly text: string;
  readonly indent: string;
  readonly figures: readonly string[];
};

/** A statement for the terminal: at most 100 columns, plain text. */
export function statementText(facts: Facts, statement: Statement): string {
  const head = wrapped(visible(statementTitle(statement)), WIDTH);
  const nothing = statement.parts.length === 0 ? [`Nothing happened ${periodOf(statement)}.`, ""] : [];
  return [
    ...head,
    ...statement.parts.flatMap((part) => ["", ...partLines(facts, statement, part)]),
    ...nothing,
    "",
  ].join("\n");
}

function partLines(facts: Facts, statement: Statement, part: StatementPart): readonly string[] {
  const rows = [
    standing(statement.firstDay ?? "", "Opening", part.opening, statement),
    ...groupedByUse(part.lines).flatMap((group) => groupRows(facts, statement, group)),
    standing(statement.asOf, "Closing", part.closing, statement),
  ];
  const titles = ["Amount", balanceTitle(statement), ...(statement.subject.kind === "pool" ? [] : ["Open"])];
  const widths = titles.map((title, column) =>
    Math.max(title.length, ...rows.map(({ figures }) => figures[column]?.length ?? 0)),
  );
  const sentence = overdrawnSentence(statement, part);
  return [
    `${unitWords[part.unit].title}, ${periodOf(statement)}`,
    "",
    ...rowLines({ day: "Day", text: "", indent: "", figures: titles }, widths),
    ...rows.flatMap((row) => rowLines(row, widths)),
    "",
    ...accountsOf(statement, part).flatMap(({ title, equation }) => wrapped(equation, WIDTH, `${padded(title, 14)}`)),
    ...(sentence === undefined ? [] : ["", ...wrapped(sentence, WIDTH)]),
    ...(part.notes.length === 0 ? [] : [""]),
    ...part.notes.flatMap((note) => wrapped(visible(note), WIDTH)),
  ];
}

function standing(day: string, text: string, { balance, open }: Standing, { subject }: Statement): Row {
  const figures = ["", show(balance), ...(subject.kind === "pool" ? [] : [show(open)])];
  return { day, text, indent: "", figures };
}

function groupRows(facts: Facts, statement: Statement, group: readonly StatementLine[]): readonly Row[] {
  const first = group[0] as StatementLine;
  const { kind, row } = first;
  const day = first.day ?? "since ever";
  const what = row === undefined ? "" : `${usageWords(facts, statement, row)} (${rowPlace(facts, row)})`;
  const isUse = kind === "used" || kind === "not paid";
  if (!isUse) {
    const text = `${kindWords[kind]}: ${first.words}${row === undefined ? "" : `. ${what}`}`;
    return [{ day, text, indent: "", figures: figuresOf(statement, first) }];
  }
  if (group.length === 1) {
    const text = `Used: ${what}. ${capital(first.words)}`;
    return [{ day, text, indent: "", figures: figuresOf(statement, first) }];
  }
  const whole = show(facts.ledger.usage.amount(row as number));
  return [
    { day, text: `Used ${whole}: ${what}`, indent: "", figures: [] },
    ...group.map((line) => ({
      day: "",
      text: capital(line.words),
      indent: GAP,
      figures: figuresOf(statement, line),
    })),
  ];
}

function capital(text: string): string {
  return text.startsWith("nobody") || text.startsWith("own credits") ? capitalised(text) : text;
}

function figuresOf({ subject }: Statement, { amount, balance, open }: StatementLine): readonly string[] {
  return [show(amount), show(balance), ...(subject.kind === "pool" ? [] : [show(open)])];
}

/** A row on as many lines as its text needs; the figures stand on the last. */
function rowLines({ day, text, indent, figures }: Row, widths: readonly number[]): readonly string[] {
  const right = widths.reduce((sum, wide) => sum + wide + GAP.length, 0);
  const room = Math.max(20, WIDTH - DAY - GAP.length - right);
  const lines = wrapped(visible(text), room, indent, `${indent}  `);
  return lines.map((line, index) => {
    const isLast = index === lines.length - 1;
    const left = `${padded(index === 0 ? day : "", DAY)}${GAP}${line}`;
    if (!isLast || figures.length === 0) return left.trimEnd();
    const blanks = " ".repeat(Math.max(0, DAY + GAP.length + room - displayWidth(left)));
    return `${left}${blanks}${widths.map((wide, column) => `${GAP}${padded(figures[column] ?? "", wide, "left")}`).join("")}`.trimEnd();
  });
}
