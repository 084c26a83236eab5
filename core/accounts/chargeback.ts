import { type DayNumber, monthOf, toPlainDate } from "../calendar.ts";
import { type MicroCredits, micro, times, toNumber } from "../credits.ts";
import type { PersonKey } from "../person.ts";
import { type Unit, units } from "../roster/words.ts";
import type { RunFile } from "../run-file.ts";
import { byText, byTextOrLast } from "../text.ts";
import type { Facts } from "./facts.ts";

type Group = {
  readonly month: string;
  readonly office: string | undefined;
  readonly costCentre: string | undefined;
  readonly unit: Unit;
  used: number;
  /** What shared pools of a price in each currency paid, by pool number. */
  readonly paidBy: Map<number, number>;
};

/**
 * What each office and cost centre used in a month, and what its part of the shared credits cost. Counted in the month of
 * use, net of refunds. A group whose credits were bought in several currencies has a row for each; the first holds what
 * is used and what has no price.
 */
export function chargebackRows({ ledger }: Facts): RunFile["chargeback"] {
  const { usage, entries, balances, order, firstPlace, endPlace } = ledger;
  const groups = new Map<string, Group>();
  const groupOf = groupFinder(ledger, groups);
  for (let place = firstPlace; place < endPlace; place += 1) {
    const row = order.at(place);
    if (usage.amount(row) > 0) groupOf(row).used += usage.amount(row);
  }
  for (let entry = 0; entry < entries.length(); entry += 1) {
    const kind = entries.kind(entry);
    if (kind !== "draw" && kind !== "settlement") continue;
    const pool = entries.pool(entry);
    if (balances[pool]?.pool.holder !== undefined || entries.kept(entry) === 0) continue;
    const { paidBy } = groupOf(entries.row(entry));
    paidBy.set(pool, (paidBy.get(pool) ?? 0) + entries.kept(entry));
  }
  return [...groups.values()].sort(byGroup).flatMap((group) => rowsOf(group, ledger));
}

function byGroup(a: Group, b: Group): number {
  return (
    byText(a.month, b.month) ||
    byTextOrLast(a.office, b.office) ||
    byTextOrLast(a.costCentre, b.costCentre) ||
    byText(a.unit, b.unit)
  );
}

/** The group of a usage row, found by numbers: the month of its day, the office and cost centre of its person. */
function groupFinder({ usage, roster }: Facts["ledger"], groups: Map<string, Group>): (row: number) => Group {
  const monthOfDay = new Map<DayNumber, string>();
  const known = new Map<string, (Group | undefined)[]>();
  let lastDay: DayNumber | undefined;
  let month = "";
  let ofMonth: (Group | undefined)[] = [];
  return (row) => {
    const day = usage.day(row);
    if (day !== lastDay) {
      lastDay = day;
      month = monthOfDay.get(day) ?? monthOf(toPlainDate(day));
      monthOfDay.set(day, month);
      ofMonth = known.get(month) ?? [];
      known.set(month, ofMonth);
    }
    const key = usage.person(row) * units.length + usage.unit(row);
    const found = ofMonth[key];
    if (found !== undefined) return found;
    const person = roster.people.get(usage.names.people.textOf(usage.person(row)) as PersonKey);
    const unit = units[usage.unit(row)] as Unit;
    const name = [month, person?.office, person?.costCentre, unit].join("\u0000");
    const group: Group = groups.get(name) ?? {
      month,
      office: person?.office,
      costCentre: person?.costCentre,
      unit,
      used: 0,
      paidBy: new Map(),
    };
    groups.set(name, group);
    ofMonth[key] = group;
    return group;
  };
}

type Part = { fromShared: number; cost: number };

function rowsOf(group: Group, { balances }: Facts["ledger"]): RunFile["chargeback"] {
  const parts = new Map<string, Part>();
  let unpriced = 0;
  for (const [index, paid] of group.paidBy) {
    const pool = balances[index]?.pool;
    const cost = pool?.unitPrice === undefined ? undefined : times(paid as MicroCredits, pool.unitPrice);
    const currency = pool?.currency ?? "";
    const part = parts.get(currency) ?? { fromShared: 0, cost: 0 };
    if (cost === undefined || !Number.isSafeInteger(part.cost + cost)) {
      unpriced += paid;
      continue;
    }
    part.fromShared += paid;
    part.cost += cost;
    parts.set(currency, part);
  }
  const base = {
    month: group.month,
    office: group.office ?? null,
    costCentre: group.costCentre ?? null,
    unit: group.unit,
  };
  const amount = (millionths: number) => toNumber(micro(millionths));
  const priced = [...parts].sort(([a], [b]) => byText(a, b));
  if (priced.length === 0) {
    const fromShared = amount(unpriced);
    return [{ ...base, used: amount(group.used), fromShared, cost: null, currency: null, unpriced: fromShared }];
  }
  return priced.map(([currency, part], index) => ({
    ...base,
    used: index === 0 ? amount(group.used) : 0,
    fromShared: amount(part.fromShared + (index === 0 ? unpriced : 0)),
    cost: amount(part.cost),
    currency: currency === "" ? null : currency,
    unpriced: index === 0 ? amount(unpriced) : 0,
  }));
}
