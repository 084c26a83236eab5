import type { Unit } from "../../roster/words.ts";
import type { RunFile } from "../../run-file.ts";
import { byText, counted } from "../../text.ts";
import { usePlace } from "../charts/use.ts";
import { monthOfRun } from "../checklist.ts";
import { figure, total as totalOf, unitTitle } from "../figures.ts";
import { type Summary, soonest, sumByUnit, type VerdictFact } from "../summary.ts";
import { html, type Markup, type Part } from "./escape.ts";
import type { PageRows } from "./rows.ts";
import { trail } from "./section.ts";

/** The top of the page: what it is, the verdict, and why it is incomplete if it is. */
export function masthead(run: RunFile, summary: Summary, rows: PageRows): Markup {
  const { lead, facts } = summary;
  const said =
    facts.length === 0
      ? lead
      : html`${trail("#findings", lead)}: ${facts.map((together, at) =>
          together.map(
            (fact, part) => html`${part > 0 ? ", " : at > 0 ? "; " : null}${trail(placeOf(fact, rows), fact.text)}`,
          ),
        )}.`;
  return html`<header class="masthead">
<p class="kicker">Credit Roster</p>
<h1>${summary.title}</h1>
<p class="verdict">${said}</p>
<p class="account">${trail("#findings", summary.findings)} ${trail("#inputs", summary.rows)}</p>
${banner(run, summary)}</header>
`;
}

function placeOf({ about }: VerdictFact, { causeOf }: PageRows): string {
  if (about === "open") return "#totals";
  if (about === "overdraft") return causeOf("overdraft");
  return causeOf(about === "expiry" ? "pool-expiring" : "pool-running-out");
}

/** Problems of one code that the banner names one by one. */
const mostReasons = 4;

function banner({ diagnostics }: RunFile, { incomplete }: Summary): Part {
  if (incomplete === null) return null;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const reasons = [...new Set(errors.map(({ code }) => code))]
    .map((code) => errors.filter((error) => error.code === code))
    .sort((a, b) => b.length - a.length || byText(a[0]?.code ?? "", b[0]?.code ?? ""));
  const left = reasons.slice(mostReasons).reduce((sum, reason) => sum + reason.length, 0);
  return html`<div class="banner" role="note" aria-label="Incomplete">
<p><strong>${incomplete}</strong> The figures below are of what could be read.</p>
<ul>${reasons
    .slice(0, mostReasons)
    .map(
      ([first, ...more]) =>
        html`<li>${first?.message ?? ""}${more.length > 0 ? html` <span class="minor">And ${counted(more.length, "more", "more")} of this kind.</span>` : null}</li>`,
    )}${left > 0 ? html`<li>And ${counted(left, "more", "more")} of other kinds.</li>` : null}</ul>
<p><a href="#diagnostics">See ${diagnostics.length === 1 ? "the 1 problem or remark" : `all ${counted(diagnostics.length, "problem or remark", "problems and remarks")}`} and what to do</a></p>
</div>
`;
}

/** One card for each unit, with the figures a manager asks for first. */
export function cards(run: RunFile, summary: Summary, rows: PageRows): Markup {
  return html`<section aria-labelledby="glance">
<h2 id="glance">At a glance</h2>
${run.totals.length === 0 ? html`<p class="empty">No credits were granted or used.</p>` : null}<div class="cards">
${run.totals.map((total) => card(run, summary, rows, total))}</div>
</section>
`;
}

function card(run: RunFile, summary: Summary, rows: PageRows, total: RunFile["totals"][number]): Markup {
  const { unit, remaining, granted, adjusted, drawn, lapsed, pending, overdrawn, open } = total;
  const place = rows.totals.placeOf(total);
  const month = monthOfRun(run);
  const ofMonth = rows.months.rows.filter((row) => row.unit === unit && row.month === month);
  return html`<article class="card">
<h3>${unitTitle(unit)}</h3>
<p class="big">${trail(place, html`<span class="figure">${figure(remaining)}</span>`)} <span class="of">in force</span></p>
${bar({ granted, adjusted, drawn, lapsed, remaining })}<dl>
${fact(`Used in ${month}`, usePlace(run, unit, month), figure(totalOf(ofMonth.map(({ used }) => used))))}${expiring(summary, unit, rows)}${fact("Overdrawn", place, figure(overdrawn), overdrawn > 0)}${fact("Still open", place, figure(open), open > 0)}${orderBy(run, unit, rows)}${pending === 0 ? null : fact("Under way or upcoming", place, figure(pending))}</dl>
</article>
`;
}

function fact(name: string, href: string | null, value: Part, alarming = false, minor: Part = null): Markup {
  const shown = href === null ? value : trail(href, value);
  return html`<div${alarming ? html` class="alarming"` : null}><dt>${name}</dt><dd>${shown}${minor === null ? null : html` <small>${minor}</small>`}</dd></div>
`;
}

function expiring({ expiring: all, expiryTitle }: Summary, unit: Unit, rows: PageRows): Markup {
  const own = all.filter((expiry) => expiry.unit === unit);
  const sum = sumByUnit(own)[0];
  if (sum === undefined) return fact(expiryTitle, "#pool-table", "0");
  const firstDay = soonest(own.map(({ lastDay }) => lastDay));
  return fact(
    expiryTitle,
    rows.causeOf("pool-expiring"),
    figure(sum.amount),
    false,
    firstDay === null ? null : html`first on ${nowrap(firstDay)}`,
  );
}

function orderBy({ contracts, asOf }: RunFile, unit: Unit, rows: PageRows): Markup {
  const name = "Order by (estimate)";
  const own = contracts.filter((contract) => contract.unit === unit);
  const day = soonest(own.map((contract) => contract.orderBy));
  if (day === null) return fact(name, null, html`<span class="none">no forecast</span>`);
  const first = own.find((contract) => contract.orderBy === day);
  const whose = own.length > 1 ? html`<span class="whose">${first?.contract ?? "no contract"}</span>` : null;
  const minor = html`${day < asOf ? "overdue, " : null}runs out ${nowrap(first?.runsOutOn ?? null)}${whose}`;
  return fact(name, rows.contracts.placeOf(first), day, day < asOf, minor);
}

/** A day that does not break at its hyphens. */
function nowrap(day: string | null): Markup {
  return html`<span class="day">${day}</span>`;
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
  const share = (amount: number) => Number(((100 * amount) / all).toFixed(2));
  const [left, middle] = [share(remaining), share(drawn)];
  return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="lapsed" width="100" height="8"/><rect class="drawn" width="${Math.min(100, left + middle)}" height="8"/><rect class="remaining" width="${left}" height="8"/></svg>
<ul class="legend"><li class="remaining">in force</li><li class="drawn">drawn ${figure(drawn)}</li><li class="lapsed">lapsed ${figure(lapsed)}</li><li>of ${figure(totalOf([granted, adjusted]))}</li></ul>
`;
}
