import type { Unit } from "../../roster/words.ts";
import type { RunFile } from "../../run-file.ts";
import { byText, counted } from "../../text.ts";
import { amountOf, figure, money, unitTitle } from "../figures.ts";
import { type Summary, soonest, sumByUnit } from "../summary.ts";
import { html, type Markup, type Part } from "./escape.ts";

/** The top of the page: what it is, the verdict, and why it is incomplete if it is. */
export function masthead(run: RunFile, summary: Summary): Markup {
  return html`<header class="masthead">
<p class="kicker">Credit Roster</p>
<h1>${summary.title}</h1>
<p class="verdict">${summary.verdict}</p>
<p class="account">${summary.findings} ${summary.rows}</p>
</header>
${banner(run, summary)}`;
}

function banner({ diagnostics }: RunFile, { incomplete }: Summary): Part {
  if (incomplete === null) return null;
  const codes = new Map<string, number>();
  for (const { severity, code } of diagnostics) {
    if (severity === "error") codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  const reasons = [...codes.entries()].sort((a, b) => b[1] - a[1] || byText(a[0], b[0]));
  return html`<div class="banner" role="note" aria-label="Incomplete">
<p><strong>${incomplete}</strong> The figures below are of what could be read.</p>
<ul>${reasons.map(([code, count]) => html`<li><code>${code}</code> ${counted(count, "time")}</li>`)}</ul>
<p><a href="#diagnostics">See ${diagnostics.length === 1 ? "the 1 diagnostic" : `all ${counted(diagnostics.length, "diagnostic")}`} and what to do</a></p>
</div>
`;
}

/** One card for each unit, with the figures a manager asks for first. */
export function cards(run: RunFile, summary: Summary): Markup {
  return html`<section aria-labelledby="glance">
<h2 id="glance">At a glance</h2>
${run.totals.length === 0 ? html`<p class="empty">No credits were granted or used.</p>` : null}<div class="cards">
${run.totals.map((total) => card(run, summary, total))}</div>
</section>
`;
}

function card(run: RunFile, summary: Summary, total: RunFile["totals"][number]): Markup {
  const { unit, remaining, granted, adjusted, drawn, lapsed, pending, overdrawn, open } = total;
  return html`<article class="card">
<h3>${unitTitle(unit)}</h3>
<p class="big"><span class="figure">${figure(remaining)}</span> <span class="of">in force</span></p>
${bar({ granted, adjusted, drawn, lapsed, remaining })}<dl>
${fact("Granted", figure(granted))}${adjusted === 0 ? null : fact("Adjusted", figure(adjusted))}${fact("Drawn", figure(drawn))}${fact("Lapsed", figure(lapsed))}${pending === 0 ? null : fact("Under way or upcoming", figure(pending))}${fact(summary.expiryTitle, expiring(summary, unit))}${fact("Overdrawn", figure(overdrawn), overdrawn > 0)}${fact("Still open", figure(open), open > 0)}${fact("Order by (estimate)", orderBy(run, unit))}</dl>
</article>
`;
}

function fact(name: string, value: Part, alarming = false): Markup {
  return html`<div${alarming ? html` class="alarming"` : null}><dt>${name}</dt><dd>${value}</dd></div>
`;
}

function expiring({ expiring: all }: Summary, unit: Unit): Part {
  const own = all.filter((expiry) => expiry.unit === unit);
  const sum = sumByUnit(own)[0];
  if (sum === undefined) return "0";
  const firstDay = soonest(own.map(({ lastDay }) => lastDay));
  return html`${figure(sum.amount)}${firstDay === null ? null : html` <small>first on ${firstDay}</small>`}`;
}

function orderBy({ contracts }: RunFile, unit: Unit): Part {
  const own = contracts.filter((contract) => contract.unit === unit);
  const day = soonest(own.map((contract) => contract.orderBy));
  if (day === null) return "–";
  const first = own.find((contract) => contract.orderBy === day);
  return html`${day}${own.length > 1 ? html` <small>${first?.contract ?? "no contract"}</small>` : null}`;
}

type Shares = {
  readonly granted: number;
  readonly adjusted: number;
  readonly drawn: number;
  readonly lapsed: number;
  readonly remaining: number;
};

/** Drawn, lapsed and remaining as parts of one bar; the same figures stand beside it as text. */
function bar({ granted, adjusted, drawn, lapsed, remaining }: Shares): Part {
  const all = granted + adjusted;
  if (all <= 0) return null;
  const share = (amount: number) => html` style="width:${((100 * amount) / all).toFixed(2)}%"`;
  return html`<div class="bar" aria-hidden="true"><span class="remaining"${share(remaining)}></span><span class="drawn"${share(drawn)}></span><span class="lapsed"${share(lapsed)}></span></div>
<p class="legend"><span class="key remaining">in force</span> <span class="key drawn">drawn</span> <span class="key lapsed">lapsed</span></p>
`;
}

/** What ends within the warning, as a short list. */
export function expiryList({ expiring: all, expiryTitle }: Summary): Markup {
  const shown = all.slice(0, 10);
  if (shown.length === 0) return html``;
  return html`<section aria-labelledby="expiring">
<h2 id="expiring">${expiryTitle}</h2>
<ul class="expiring">
${shown.map(
  ({ lastDay, subject, amount, unit, cost, currency }) =>
    html`<li><time>${lastDay ?? ""}</time> <span class="what">${subject}</span> <strong>${amountOf(amount, unit)}</strong>${cost === null ? null : html` <span class="cost">${money(cost, currency)}</span>`}</li>\n`,
)}</ul>
${all.length > shown.length ? html`<p class="left-out">And ${counted(all.length - shown.length, "more", "more")}, under <a href="#findings">Findings</a>.</p>` : null}</section>
`;
}
