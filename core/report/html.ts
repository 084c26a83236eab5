import type { RunFile } from "../run-file.ts";
import { chargeback, services } from "./html/cost-tables.ts";
import { html, type Markup } from "./html/escape.ts";
import { findingsSection } from "./html/findings.ts";
import { guide } from "./html/guide.ts";
import { balances, months, overdrafts, people, pools } from "./html/ledger-tables.ts";
import { cards, expiryList, masthead } from "./html/overview.ts";
import { page } from "./html/page.ts";
import { diagnostics, inputs, settings } from "./html/source-tables.ts";
import { summarise } from "./summary.ts";

const contents: readonly (readonly [id: string, title: string])[] = [
  ["findings", "Findings"],
  ["balances", "Balances"],
  ["pools", "Pools"],
  ["people", "People"],
  ["months", "Months"],
  ["chargeback", "Charged to offices"],
  ["services", "Services"],
  ["overdrafts", "Overdrafts"],
  ["inputs", "Inputs"],
  ["settings", "Settings"],
  ["diagnostics", "Diagnostics"],
  ["guide", "How to read this page"],
];

/** The whole run as one page for managers: no script, nothing loaded, the same bytes for the same run. */
export function reportHtml(run: RunFile): string {
  const summary = summarise(run);
  const body = html`${masthead(run, summary)}${cards(run, summary)}${expiryList(summary)}${navigation()}${findingsSection(run.findings)}${balances(run)}${pools(run)}${people(run)}${months(run)}${chargeback(run)}${services(run)}${overdrafts(run)}${inputs(run)}${settings(run)}${diagnostics(run)}${guide()}`;
  const skip = { target: "findings", text: "Skip to the findings" };
  return page({ title: summary.title, skip, body, fingerprint: run.fingerprint });
}

function navigation(): Markup {
  return html`<nav aria-label="On this page">
<ul>${contents.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul>
</nav>
`;
}
