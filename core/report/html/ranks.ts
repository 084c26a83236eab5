import { type Unit, units } from "../../roster/words.ts";
import type { RunFile } from "../../run-file.ts";
import { byText } from "../../text.ts";
import { figure, total, unitTitle } from "../figures.ts";
import { html, type Part } from "./escape.ts";
import type { PageRows } from "./rows.ts";

type Rank = { readonly name: string; readonly used: number; readonly href: string };

/** How many of the most used stand in a list. */
const MOST = 8;

/** Who and what used most, by unit: people, services, offices. */
export function ranks(run: RunFile, rows: PageRows): Part {
  return units.map((unit) => {
    const lists: readonly (readonly [id: string, title: string, of: string, ranks: readonly Rank[]])[] = [
      ["people", "People", "Person", topPeople(rows, unit)],
      ["services", "Services", "Service", topServices(rows, unit)],
      ["offices", "Offices", "Office", topOffices(run, rows, unit)],
    ];
    if (lists.every(([, , , own]) => own.length === 0)) return null;
    return html`<div class="ranks">
<h3>${unitTitle(unit)}: who and what used most</h3>
<div class="columns">
${lists.map(([id, title, of, own]) => rankTable(`top-${id}-${unit}`, title, of, own))}</div>
</div>
`;
  });
}

function rankTable(id: string, title: string, of: string, all: readonly Rank[]): Part {
  if (all.length === 0) return null;
  const largest = all[0]?.used ?? 1;
  const shown = all.slice(0, MOST);
  return html`<table class="rank" id="${id}">
<caption>${title}${all.length > MOST ? html` <span class="count">the first ${MOST} of ${figure(all.length)}</span>` : null}</caption>
<thead><tr><th scope="col">${of}</th><th scope="col" class="number">Used</th></tr></thead>
<tbody>
${shown.map(
  ({ name, used, href }) =>
    html`<tr><th scope="row">${name}<svg class="share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect width="${Number(((100 * used) / largest).toFixed(1))}" height="4"/></svg></th><td class="number"><a class="trail" href="${href}">${figure(used)}</a></td></tr>\n`,
)}</tbody>
</table>
`;
}

function byUse(a: Rank, b: Rank): number {
  return b.used - a.used || byText(a.name, b.name);
}

function topPeople({ people }: PageRows, unit: Unit): readonly Rank[] {
  return people.rows
    .filter((row) => row.unit === unit && row.used > 0)
    .map((row) => ({ name: row.name ?? row.email, used: row.used, href: people.placeOf(row) }))
    .sort(byUse);
}

function topServices({ services }: PageRows, unit: Unit): readonly Rank[] {
  return services.rows
    .filter((row) => row.unit === unit && row.used > 0)
    .map((row) => ({ name: row.service ?? "not named", used: row.used, href: services.placeOf(row) }))
    .sort(byUse);
}

function topOffices({ chargeback }: RunFile, { charges }: PageRows, unit: Unit): readonly Rank[] {
  const offices = new Map<string | null, RunFile["chargeback"][number][]>();
  for (const row of chargeback) {
    if (row.unit !== unit) continue;
    const rows = offices.get(row.office);
    if (rows === undefined) offices.set(row.office, [row]);
    else rows.push(row);
  }
  return [...offices]
    .map(([office, rows]) => ({
      name: office ?? "no office",
      used: total(rows.map(({ used }) => used)),
      href: charges.placeOf(rows.at(-1)),
    }))
    .filter(({ used }) => used > 0)
    .sort(byUse);
}
