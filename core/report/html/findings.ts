import type { RunFinding } from "../../run-file.ts";
import { counted } from "../../text.ts";
import { amountOf, figure, money } from "../figures.ts";
import { type FindingGroup, groupFindings, headingOf, type Severity, severities, stands } from "../finding-groups.ts";
import { evidencePlace } from "../places.ts";
import { html, type Markup, type Part } from "./escape.ts";
import { rowsShown } from "./table.ts";

const titles: Readonly<Record<Severity, string>> = { error: "Errors", warning: "Warnings", note: "Notes" };

/** The findings by severity and code; those accepted or gone are folded at the end. */
export function findingsSection(findings: readonly RunFinding[]): Markup {
  const groups = groupFindings(findings.filter(stands));
  return html`<section aria-labelledby="findings">
<h2 id="findings">Findings</h2>
${groups.length === 0 ? html`<p class="empty">No finding stands.</p>\n` : null}${severities.map((severity) =>
  severityPart(
    severity,
    groups.filter((group) => group.severity === severity),
  ),
)}${settled("Accepted", findings, "accepted")}${settled("No longer found", findings, "gone")}</section>
`;
}

function severityPart(severity: Severity, groups: readonly FindingGroup[]): Part {
  if (groups.length === 0) return null;
  const count = groups.reduce((sum, group) => sum + group.findings.length, 0);
  return html`<section class="severity ${severity}" aria-labelledby="findings-${severity}">
<h3 id="findings-${severity}">${titles[severity]} <span class="count">${figure(count)}</span></h3>
${groups.map((group) => groupPart(group, severity))}</section>
`;
}

function groupPart({ code, findings, next }: FindingGroup, severity: string): Markup {
  const shown = findings.slice(0, rowsShown);
  const left = findings.length - shown.length;
  return html`<section class="group">
<h4>${headingOf(code)} <code>${code}</code> <span class="count">${counted(findings.length, "finding")}</span></h4>
${next === null ? null : html`<p class="next"><b>Next for all of them:</b> ${next}</p>\n`}${
  left > 0
    ? html`<p class="left-out">The largest ${figure(shown.length)} are shown. The other ${figure(left)} are left out here; <code>reconciliation.json</code> and <code>findings.csv</code> have all of them.</p>\n`
    : null
}<ul class="findings ${severity}">
${shown.map((finding) => item(finding, next === null))}</ul>
</section>
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
${unit === null ? null : html`<div class="amount"><dt>Amount</dt><dd>${amountOf(amount, unit)}</dd></div>\n`}${cost === null ? null : fact("Cost", money(cost, currency))}${dueOn === null ? null : fact("Due on", dueOn)}${fact("Standing", standing(finding))}${finding.standing === "new" ? null : fact("First seen", firstSeen)}</dl>
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

function settled(title: string, findings: readonly RunFinding[], standing: RunFinding["standing"]): Part {
  const groups = groupFindings(findings.filter((finding) => finding.standing === standing));
  if (groups.length === 0) return null;
  const count = groups.reduce((sum, group) => sum + group.findings.length, 0);
  return html`<details class="settled">
<summary>${title}: ${counted(count, "finding")}, ${count === 1 ? "which needs" : "which need"} nobody</summary>
${groups.map((group) => groupPart(group, group.severity))}</details>
`;
}
