import { html, type Markup } from "./escape.ts";

const words: readonly (readonly [word: string, meaning: string])[] = [
  ["Individual credits", "belong to one named user, are drawn first, and are never moved or renewed."],
  ["Shared credits", "belong to a contract: every named user of it may draw on them once their own are spent."],
  ["In force, remaining", "what can still be drawn on the as-of day, at its end."],
  ["Drawn", "what pools have paid, after refunds."],
  ["Lapsed", "what was left in a pool when its last day was over; it is gone."],
  ["Pending", "bought but not yet applied, or applied from a later day; it pays nothing yet."],
  ["Overdrawn", "use that no pool could pay by the end of its own day. Later credits do not shrink this figure."],
  ["Still open", "the part of what was overdrawn that is unpaid on the as-of day."],
  ["Expected waste", "an estimate of what a pool will still hold after its last day, if use goes on as it did."],
  ["Order by", "an estimate of the last day on which an order arrives before the credits run out."],
  [
    "Standing",
    "new, open, accepted, grown (accepted once, now larger), expired (accepted until a day that passed), gone.",
  ],
];

/** How to read the page: its words, and where the rest is. */
export function guide(): Markup {
  return html`<section aria-labelledby="guide">
<h2 id="guide">How to read this page</h2>
<p>Errors and warnings are findings that somebody should look at; notes are only told. Each finding says what to do next, and its evidence names the rows that it rests on. To settle a finding, decide it in the roster’s Findings table: it stays settled until its amount grows.</p>
<dl class="words">
${words.map(([word, meaning]) => html`<div><dt>${word}</dt><dd>${meaning}</dd></div>\n`)}</dl>
<p>First and last days both count. Amounts are exact to six decimals. Beside this page, <code>findings.csv</code> holds the findings for other systems and <code>reconciliation.json</code> holds every figure.</p>
</section>
`;
}
