import type { Facts } from "../../accounts/facts.ts";
import { show, toNumber } from "../../credits.ts";
import { unitWords } from "../../roster/words.ts";
import type { Statement, StatementLine, StatementPart } from "../../statement/statement.ts";
import { capitalised } from "../../text.ts";
import { html, type Markup } from "../html/escape.ts";
import { page } from "../html/page.ts";
import { amounts, type Cell, type Column, table } from "../html/table.ts";
import {
  accountsOf,
  balanceTitle,
  kindWords,
  overdrawnSentence,
  periodOf,
  rowPlace,
  statementTitle,
  usageWords,
} from "./wording.ts";

/** A statement as one page that prints: no script, nothing loaded. */
export function statementHtml(facts: Facts, statement: Statement, fingerprint: string): string {
  const title = statementTitle(statement);
  const parts = statement.parts.map((part) => section(facts, statement, part));
  const body = html`<header class="masthead">
<p class="kicker">Credit Roster</p>
<h1>${title}</h1>
<p class="verdict">${capitalised(periodOf(statement))}; both days count.</p>
</header>
<div id="statement">${parts.length === 0 ? html`<p class="empty">Nothing happened ${periodOf(statement)}.</p>` : parts}</div>
`;
  return page({ title, skip: { target: "statement", text: "Skip to the statement" }, body, fingerprint });
}

function section(facts: Facts, statement: Statement, part: StatementPart): Markup {
  const name = unitWords[part.unit].title;
  const sentence = overdrawnSentence(statement, part);
  return html`<section class="wide" aria-labelledby="${part.unit}">
<h2 id="${part.unit}">${name}</h2>
${sentence === undefined ? null : html`<p class="intro">${sentence}</p>\n`}${lineTable(facts, statement, part)}<dl class="words">${accountsOf(statement, part).map(({ title, equation }) => html`<div><dt>${title}</dt><dd>${equation}</dd></div>\n`)}</dl>
${part.notes.map((note) => html`<p class="minor">${note}</p>\n`)}</section>
`;
}

type Row = { readonly line: StatementLine } | { readonly standing: "Opening" | "Closing" };

function lineTable(facts: Facts, statement: Statement, part: StatementPart): Markup {
  const stood = (row: Row) => ("line" in row ? row.line : row.standing === "Opening" ? part.opening : part.closing);
  const open: readonly Column<Row>[] =
    statement.subject.kind === "pool" ? [] : [amounts("Open", (row) => toNumber(stood(row).open))];
  const rows: readonly Row[] = [
    { standing: "Opening" },
    ...part.lines.map((line) => ({ line })),
    { standing: "Closing" },
  ];
  return table<Row>({
    id: `lines-${part.unit}`,
    caption: `${unitWords[part.unit].title}, line by line`,
    columns: [
      { header: "Day", kind: "day", cell: (row) => dayOf(statement, row) },
      { header: "What", kind: "word", cell: (row) => ("line" in row ? kindWords[row.line.kind] : row.standing) },
      { header: "Use", cell: (row) => ("line" in row ? useOf(facts, statement, row.line) : null) },
      amounts("Amount", (row) => ("line" in row ? toNumber(row.line.amount) : null)),
      { header: "Explanation", kind: "name", cell: (row) => ("line" in row ? row.line.words : null) },
      amounts(balanceTitle(statement), (row) => toNumber(stood(row).balance)),
      ...open,
    ],
    rows,
    order: "as it happened",
    empty: "",
    isWhole: true,
  });
}

function dayOf({ firstDay, asOf }: Statement, row: Row): string {
  if ("line" in row) return row.line.day ?? "since ever";
  return row.standing === "Closing" ? asOf : (firstDay ?? "the beginning");
}

function useOf(facts: Facts, statement: Statement, { row }: StatementLine): Cell {
  if (row === undefined) return null;
  const whole = show(facts.ledger.usage.amount(row));
  return { text: `${usageWords(facts, statement, row)}: ${whole}`, minor: rowPlace(facts, row) };
}
