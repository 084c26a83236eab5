import type { Facts } from "../../accounts/facts.ts";
import { toDayNumber } from "../../calendar.ts";
import { micro } from "../../credits.ts";
import type { Period } from "../../period.ts";
import { MASKED, type PersonKey } from "../../person.ts";
import { counted, loose } from "../../text.ts";
import { unitNumber } from "../../usage/book.ts";
import { defineRule, type FilePlace, type Sighting } from "../rule.ts";
import { amountOf, whoIs } from "../wording.ts";

const UNIT = "flex-token";

/** What the usage reports say of one person and product in one period; amounts in millionths. */
type Reported = {
  readonly person: PersonKey;
  service: string;
  readonly period: Period;
  /** By team, since a person may use one product in several; a team that two files have counts once, at its larger total. */
  readonly byTeam: Map<string, number>;
  readonly places: FilePlace[];
};

/** A period total of the vendor's usage report that is not the sum of the daily rows. */
export const totalDiffers = defineRule({
  code: "total-differs",
  severity: "warning",
  title: "A total of the vendor's usage report is not the sum of the daily rows",
  identity: "person, product, first and last day of the period, unit",
  page: {
    means:
      "The usage report gives the tokens that a person used of a product in a period, and the daily rows of the same days add up to something else. Rows of the report without a figure, and masked people, are not compared. The report states its days above its header, or --period does.",
    matters: "Either daily rows are missing, and with them tokens that the vendor has taken, or some are there twice.",
    todo: "Download the daily token usage of the whole period again, without filters, and compare; then ask the vendor.",
    example:
      "The report has 24 tokens of ana@example.com for Fusion from 2026-01-01 to 2026-01-31; the daily rows add up to 18.",
  },
  together: {
    heading: (_findings, people) =>
      `The usage report and the daily rows differ for ${counted(people, "person", "people")}`,
    next: "Download both for the same days again without filters; if they still differ, ask the vendor.",
  },
  find: (facts) => {
    const reported = reportedTotals(facts);
    if (reported.size === 0) return [];
    const sums = dailySums(facts, [...reported.values()]);
    return [...reported].flatMap(([key, { person, service, period, byTeam, places }]): Sighting[] => {
      const total = micro([...byTeam.values()].reduce((sum, tokens) => sum + tokens, 0));
      const sum = micro(sums.get(key)?.sum ?? 0);
      if (total === sum) return [];
      const { first, last } = period;
      return [
        {
          key: [person, service, `${first}..${last}`, UNIT],
          subject: whoIs(facts, person),
          message: `The vendor's usage report has ${amountOf(total, UNIT)} of ${service} for ${whoIs(facts, person)} from ${first} to ${last}; the daily rows add up to ${amountOf(sum, UNIT)}.`,
          next: "Download the daily token usage of the whole period again, without filters, and compare.",
          amount: micro(Math.abs(total - sum)),
          unit: UNIT,
          places,
          rows: sums.get(key)?.rows ?? [],
        },
      ];
    });
  },
});

function keyOf(person: string, service: string, { first, last }: Period): string {
  return [person, loose(service), first, last].join("\u0000");
}

function reportedTotals({ lists }: Facts): ReadonlyMap<string, Reported> {
  const reported = new Map<string, Reported>();
  for (const list of lists) {
    if (list.kind !== "period totals" || list.period === undefined) continue;
    const { period, file } = list;
    const ofFile = new Map<Reported, Map<string, number>>();
    for (const { person, service, tokens, team = "", line } of list.entries) {
      if (tokens === undefined || person === MASKED) continue;
      const key = keyOf(person, service, period);
      const one: Reported = reported.get(key) ?? { person, service, period, byTeam: new Map(), places: [] };
      // of two spellings of one product the smaller names it, whatever the order of the files
      if (service < one.service) one.service = service;
      reported.set(key, one);
      one.places.push({ file, line });
      const teams = ofFile.get(one) ?? new Map<string, number>();
      ofFile.set(one, teams.set(loose(team), (teams.get(loose(team)) ?? 0) + tokens));
    }
    for (const [{ byTeam }, teams] of ofFile) {
      for (const [team, tokens] of teams) byTeam.set(team, Math.max(tokens, byTeam.get(team) ?? 0));
    }
  }
  return reported;
}

/** The counted daily rows of what is reported, refunds taken off. */
function dailySums(
  { ledger }: Facts,
  reported: readonly Reported[],
): ReadonlyMap<string, { readonly sum: number; readonly rows: readonly number[] }> {
  const { usage, order, firstPlace, endPlace } = ledger;
  const sums = new Map<string, { sum: number; rows: number[] }>();
  const periods = new Map(reported.map(({ period }) => [`${period.first}..${period.last}`, period]));
  const people = new Set<string>(reported.map(({ person }) => person));
  const personOf = remembered((id) => usage.names.people.textOf(id) as PersonKey);
  const serviceOf = remembered(usage.names.services.textOf);
  const unit = unitNumber(UNIT);
  const days = [...periods.values()].map((period) => ({
    period,
    first: toDayNumber(period.first),
    last: toDayNumber(period.last),
  }));
  for (let place = firstPlace; place < endPlace; place += 1) {
    const row = order.at(place);
    if (usage.unit(row) !== unit) continue;
    const person = personOf(usage.person(row));
    if (!people.has(person)) continue;
    const service = serviceOf(usage.service(row));
    for (const { period, first, last } of days) {
      if (usage.day(row) < first || usage.day(row) > last) continue;
      const key = keyOf(person, service, period);
      const found = sums.get(key) ?? { sum: 0, rows: [] };
      sums.set(key, found);
      found.sum += usage.amount(row);
      found.rows.push(row);
    }
  }
  return sums;
}

/** The text of a number, taken out of its store once. */
function remembered(textOf: (id: number) => string): (id: number) => string {
  const known = new Map<number, string>();
  return (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const text = textOf(id);
    known.set(id, text);
    return text;
  };
}
