import type { Facts } from "../accounts/facts.ts";
import { toNumber } from "../credits.ts";
import type { Location } from "../diagnostic.ts";
import type { RunFinding } from "../run-file.ts";
import { byText } from "../text.ts";
import { type FilePlace, identityOf, type Rule, type Sighting } from "./rule.ts";
import { rules } from "./rules/index.ts";

/** Places that are shown of a finding's evidence; `evidenceCount` is whole. */
const SHOWN = 20;

/** Everything that the rules find, ordered by identity. Two sightings with one identity are a bug of ours. */
export function findAll(facts: Facts): RunFinding[] {
  const found = rules.flatMap((rule) => rule.find(facts).map((sighting) => toFinding(rule, sighting, facts)));
  found.sort((a, b) => byText(a.finding, b.finding));
  const twice = found.find(({ finding }, index) => found[index + 1]?.finding === finding);
  if (twice !== undefined) throw new Error(`two sightings with the identity ${twice.finding}`);
  return found;
}

function toFinding(rule: Rule, sighting: Sighting, facts: Facts): RunFinding {
  const { asOf } = facts.ledger;
  const rows = sighting.rows ?? [];
  const places = sighting.places ?? [];
  const cells = sighting.cells ?? [];
  return {
    finding: identityOf(rule.code, sighting.key),
    code: rule.code,
    severity: rule.severity,
    standing: "new",
    subject: sighting.subject,
    message: sighting.message,
    next: sighting.next,
    amount: toNumber(sighting.amount),
    unit: sighting.unit ?? null,
    cost: sighting.cost === undefined ? null : toNumber(sighting.cost),
    currency: sighting.cost === undefined ? null : (sighting.currency ?? null),
    dueOn: sighting.dueOn ?? null,
    decidedAmount: null,
    firstSeen: asOf,
    lastSeen: asOf,
    evidence: [...filePlaces(rows, sighting.shownFirst ?? [], places, facts), ...rosterPlaces(cells)].slice(0, SHOWN),
    evidenceCount: rows.length + places.length + cells.length,
  };
}

/** The first places among rows of usage and lines of lists, by the file's hash, then line; `first` among them in any case. */
function filePlaces(
  rows: readonly number[],
  first: readonly number[],
  places: readonly FilePlace[],
  { ledger, inputs, fileRank }: Facts,
): RunFinding["evidence"] {
  const { usage } = ledger;
  const byPlace = (a: FilePlace, b: FilePlace) => fileRank(a.file) - fileRank(b.file) || a.line - b.line;
  const kept = new Set(first.slice(0, SHOWN));
  const others = kept.size === 0 ? rows : rows.filter((row) => !kept.has(row));
  const found = firstFew(
    others,
    (a, b) => fileRank(usage.file(a)) - fileRank(usage.file(b)) || usage.line(a) - usage.line(b),
  );
  const firstRows = [...kept, ...found.slice(0, SHOWN - kept.size)].map((row) => ({
    file: usage.file(row),
    line: usage.line(row),
  }));
  return [...firstRows, ...places]
    .sort(byPlace)
    .slice(0, SHOWN)
    .map(({ file, line }) => ({ file: inputs[file]?.file ?? "", line }));
}

/** The first `SHOWN` rows in an order; to sort a million of them for that would take longer than all rules together. */
function firstFew(rows: readonly number[], compare: (a: number, b: number) => number): readonly number[] {
  const first: number[] = [];
  for (const row of rows) {
    let at = first.length;
    while (at > 0 && compare(row, first[at - 1] as number) < 0) at -= 1;
    if (at === SHOWN) continue;
    first.splice(at, 0, row);
    if (first.length > SHOWN) first.pop();
  }
  return first;
}

function rosterPlaces(cells: readonly Location[]): RunFinding["evidence"] {
  return cells
    .map(({ table, row, column }) => ({ table: table ?? "", row: row ?? 0, column: column ?? null }))
    .sort((a, b) => byText(a.table, b.table) || a.row - b.row || byText(a.column ?? "", b.column ?? ""))
    .slice(0, SHOWN);
}
