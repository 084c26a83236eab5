import type { RunFile } from "../run-file.ts";
import { checklist } from "./html/checklist.ts";
import { chargeback, services } from "./html/cost-tables.ts";
import { decisions } from "./html/decisions.ts";
import { html, type Markup } from "./html/escape.ts";
import { guide } from "./html/guide.ts";
import { contracts, months, overdrafts, people, pools } from "./html/ledger-tables.ts";
import { cards, masthead } from "./html/overview.ts";
import { page } from "./html/page.ts";
import { pictures } from "./html/pictures.ts";
import { pageRows } from "./html/rows.ts";
import { sinceSection } from "./html/since.ts";
import { diagnostics, inputs, settings } from "./html/source-tables.ts";
import { summarise } from "./summary.ts";

const contents: readonly (readonly [id: string, title: string])[] = [
  ["glance", "At a glance"],
  ["findings", "Needs a decision"],
  ["since", "What changed"],
  ["pictures", "Over time"],
  ["chargeback", "Charge-back"],
  ["close", "Closing the month"],
  ["people", "People"],
  ["pools", "Pools"],
  ["contracts", "Contracts"],
  ["months", "Months"],
  ["services", "Services"],
  ["overdrafts", "Overdrafts"],
  ["inputs", "Inputs"],
  ["settings", "Settings"],
  ["diagnostics", "Problems and assumptions"],
  ["guide", "How to read this page"],
];

/**
 * The whole run as one page for managers, with what changed since an earlier run where one is given: nothing is loaded, the
 * same runs give the same bytes.
 */
export function reportHtml(run: RunFile, since?: RunFile): string {
  const summary = summarise(run);
  const rows = pageRows(run);
  return page({
    title: summary.title,
    skip: { target: "findings", text: "Skip to what needs a decision" },
    head: { masthead: masthead(run, summary, rows), navigation: navigation(since !== undefined) },
    body: [
      cards(run, summary, rows),
      decisions(run.findings),
      sinceSection(run, since, rows),
      pictures(run, rows),
      chargeback(run, rows),
      checklist(run, rows),
      people(rows),
      pools(rows),
      contracts(rows),
      months(rows),
      services(rows),
      overdrafts(rows),
      inputs(run),
      settings(run),
      diagnostics(run),
      guide(),
    ],
    fingerprint: run.fingerprint,
  });
}

function navigation(withSince: boolean): Markup {
  const shown = contents.filter(([id]) => withSince || id !== "since");
  return html`<nav aria-label="On this page">
<ul>${shown.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul>
</nav>
`;
}
