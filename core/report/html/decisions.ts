import type { RunFinding } from "../../run-file.ts";
import { counted } from "../../text.ts";
import { amountsInWords, type Cause, causesOf, costsInWords } from "../causes.ts";
import { figure, money, roughly } from "../figures.ts";
import { needsSomebody, type Severity, severities, stands } from "../finding-groups.ts";
import { evidencePlace } from "../places.ts";
import { soonest } from "../summary.ts";
import { html, type Markup, type Part } from "./escape.ts";
import { causesShown } from "./rows.ts";
import { amounts, table } from "./table.ts";

/** Findings of one cause that are shown at once; the others of it are folded. */
const SHOWN = 3;
/** Findings of one cause that the page holds; the rest is in `findings.csv`. */
export const findingsHeld = 100;

const titles: Readonly<Record<Severity, string>> = { error: "Errors", warning: "Warnings", note: "Notes" };

/** What needs a decision, by severity and cause: one heading, one action. Notes, what is accepted and what is gone are folded. */
export function decisions(findings: readonly RunFinding[]): Markup {
  const causes = causesShown(findings);
  const idOf = (group: Cause) => `cause-${causes.indexOf(group) + 1}`;
  const waiting = causes.filter(({ findings: own }) => own.some(needsSomebody));
  const told = causes.filter((group) => !waiting.includes(group));
  return html`<section aria-labelledby="findings">
<h2 id="findings">Needs a decision</h2>
${waiting.length === 0 ? html`<p class="empty">No finding waits for anybody.</p>\n` : null}${waiting.length < 3 ? null : overview(waiting, idOf)}${severities.map(
  (severity) =>
    severityPart(
      severity,
      waiting.filter((group) => group.severity === severity),
      idOf,
    ),
)}${toldPart(told, idOf)}${settled("Accepted", findings, "accepted")}${settled("No longer found", findings, "gone")}</section>
`;
}

/** Every cause in a line, each leading to what is said of it. */
function overview(groups: readonly Cause[], idOf: (group: Cause) => string): Markup {
  return table<Cause>({
    id: "causes",
    caption: "What needs a decision, the gravest first",
    columns: [
      { header: "What", kind: "name", cell: (group) => ({ text: group.heading, href: `#${idOf(group)}` }) },
      { header: "Severity", kind: "word", cell: ({ severity }) => ({ text: severity, as: severity }) },
      amounts("Findings", ({ findings }) => findings.length),
      { header: "Amount", kind: "text", cell: (group) => amountsInWords(group) || null },
      // a column of dashes would tell nothing
      ...(groups.every((group) => costsInWords(group) === "")
        ? []
        : [{ header: "Cost", kind: "text", cell: (group: Cause) => costsInWords(group) || null } as const]),
      { header: "By", kind: "day", cell: ({ findings }) => soonest(findings.map(({ dueOn }) => dueOn)) },
    ],
    rows: groups,
    order: "the gravest first",
    empty: "",
    isWhole: true,
  });
}

function severityPart(severity: Severity, groups: readonly Cause[], idOf: (group: Cause) => string): Part {
  if (groups.length === 0) return null;
  return html`<section class="severity" aria-labelledby="findings-${severity}">
<h3 id="findings-${severity}">${titles[severity]} <span class="count">${counted(countOf(groups), "finding")}</span></h3>
${groups.map((group) => cause(group, idOf(group)))}</section>
`;
}

function countOf(groups: readonly Cause[]): number {
  return groups.reduce((sum, { findings }) => sum + findings.length, 0);
}

function toldPart(groups: readonly Cause[], idOf: (group: Cause) => string): Part {
  if (groups.length === 0) return null;
  return html`<details class="settled">
<summary>Only told: ${counted(countOf(groups), "note")}</summary>
${groups.map((group) => cause(group, idOf(group)))}</details>
`;
}

function settled(title: string, findings: readonly RunFinding[], standing: RunFinding["standing"]): Part {
  const groups = causesOf(findings.filter((finding) => !stands(finding) && finding.standing === standing));
  const count = countOf(groups);
  if (count === 0) return null;
  return html`<details class="settled">
<summary>${title}: ${counted(count, "finding")}, ${count === 1 ? "which needs" : "which need"} nobody</summary>
${groups.map((group) => cause(group, undefined))}</details>
`;
}

function cause(group: Cause, id: string | undefined): Markup {
  const { severity, code, heading, findings, next, isOneStep } = group;
  const held = findings.slice(0, findingsHeld);
  const [first, folded] = [held.slice(0, SHOWN), held.slice(SHOWN)];
  return html`<article class="cause ${severity}"${id === undefined ? null : html` id="${id}"`}>
<header>
<h4><span class="tag ${severity}">${severity}</span> ${heading}${findings.length > 1 ? html` <span class="count">${counted(findings.length, "finding")}</span>` : null}</h4>
${findings.length > 1 ? sums(group) : null}</header>
${findings.length === 1 ? null : html`<p class="next"><b>Next, for all of them:</b> ${next}</p>\n`}${list(first, !isOneStep)}${
  folded.length === 0
    ? null
    : html`<details class="more"><summary>${counted(findings.length - first.length, "more finding")}</summary>
${findings.length > held.length ? html`<p class="left-out">The largest ${figure(held.length)} are on this page. The other ${figure(findings.length - held.length)} are left out here; <code>reconciliation.json</code> and <code>findings.csv</code> have all of them.</p>\n` : null}${list(folded, !isOneStep)}</details>
`
}<p class="code">What <code>${code}</code> means: <code>credit-roster explain ${code}</code></p>
</article>
`;
}

/** What a cause amounts to: how much, what it costs, by when. */
function sums(group: Cause): Markup {
  const { findings } = group;
  const due = soonest(findings.map(({ dueOn }) => dueOn));
  const facts = [
    ["Amount", amountsInWords(group)],
    ["Cost", costsInWords(group)],
    ["By", due ?? ""],
  ].filter(([, value]) => value !== "");
  if (facts.length === 0) return html``;
  return html`<dl class="sums">${facts.map(([name = "", value = ""]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
`;
}

function list(findings: readonly RunFinding[], withNext: boolean): Markup {
  return html`<ul class="findings">
${findings.map((finding) => item(finding, withNext))}</ul>
`;
}

function item(finding: RunFinding, withNext: boolean): Markup {
  const { subject, message, next, amount, unit, cost, currency, dueOn, firstSeen } = finding;
  return html`<li class="finding">
<div class="say">
<p class="subject">${subject}</p>
<p>${message}</p>
${withNext ? html`<p class="next"><b>Next:</b> ${next}</p>\n` : null}${evidence(finding)}</div>
<dl>
${unit === null ? null : html`<div class="amount"><dt>Amount</dt><dd>${roughly(amount, unit)}</dd></div>\n`}${cost === null ? null : fact("Cost", money(cost, currency))}${dueOn === null ? null : fact("By", dueOn)}${fact("Standing", standing(finding))}${finding.standing === "new" ? null : fact("First seen", firstSeen)}</dl>
</li>
`;
}

function fact(name: string, value: Part): Markup {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>
`;
}

function standing({ standing: word, decidedAmount }: RunFinding): string {
  return decidedAmount === null ? word : `${word}, decided at ${figure(decidedAmount)}`;
}

function evidence({ evidence: places, evidenceCount }: RunFinding): Part {
  if (places.length === 0) return null;
  const left = evidenceCount - places.length;
  return html`<details>
<summary>Evidence: ${counted(evidenceCount, "place")}</summary>
<ul class="places">${places.map((place) => html`<li><code>${evidencePlace(place)}</code></li>`)}</ul>
${left > 0 ? html`<p class="left-out">The first ${figure(places.length)} places are listed; ${figure(left)} more are not.</p>\n` : null}</details>
`;
}
