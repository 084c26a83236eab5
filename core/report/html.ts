import type { RunFile } from "../run-file.ts";
import { chargeback, services } from "./html/cost-tables.ts";
import { html, type Markup, trusted } from "./html/escape.ts";
import { findingsSection } from "./html/findings.ts";
import { guide } from "./html/guide.ts";
import { balances, months, overdrafts, people, pools } from "./html/ledger-tables.ts";
import { cards, expiryList, masthead } from "./html/overview.ts";
import { diagnostics, inputs, settings } from "./html/source-tables.ts";
import { style } from "./html/style.ts";
import { summarise } from "./summary.ts";

/** What the page may load: nothing; even a mistake in escaping could run no script. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

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
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${summary.title} – Credit Roster</title>
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
<main>
${masthead(run, summary)}${cards(run, summary)}${expiryList(summary)}${navigation()}${findingsSection(run.findings)}${balances(run)}${pools(run)}${people(run)}${months(run)}${chargeback(run)}${services(run)}${overdrafts(run)}${inputs(run)}${settings(run)}${diagnostics(run)}${guide()}</main>
<footer><p>Fingerprint of this result: <code class="hash">${run.fingerprint}</code></p></footer>
</body>
</html>
`;
  return page.markup;
}

function navigation(): Markup {
  return html`<nav aria-label="On this page">
<ul>${contents.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul>
</nav>
`;
}
