import { micro, toNumber } from "../credits.ts";
import type { PersonKey } from "../person.ts";
import type { Person } from "../roster/people.ts";
import type { Roster } from "../roster/roster.ts";
import { type Unit, units } from "../roster/words.ts";
import type { RunFile, RunPerson } from "../run-file.ts";
import { byText } from "../text.ts";
import type { Facts } from "./facts.ts";
import type { PersonTally } from "./tally-books.ts";

type Own = { granted: number; remaining: number; lapsed: number };

/** One row a person and unit: everybody on the roster and everybody who used. */
export function personRows({ ledger, tallies }: Facts): RunPerson[] {
  const { roster, usage } = ledger;
  const rows = new Map<string, { key: PersonKey; unit: Unit; tally: PersonTally | undefined; own: Own }>();
  const rowOf = (key: PersonKey, unit: Unit) => {
    const id = `${key}\u0000${unit}`;
    const row = rows.get(id) ?? { key, unit, tally: undefined, own: { granted: 0, remaining: 0, lapsed: 0 } };
    rows.set(id, row);
    return row;
  };
  const active = new Set<PersonKey>();
  tallies.people.forEach((tally, index) => {
    if (tally === undefined) return;
    const key = usage.names.people.textOf(Math.floor(index / units.length)) as PersonKey;
    rowOf(key, units[index % units.length] as Unit).tally = tally;
    active.add(key);
  });
  for (const { pool, started, remaining, lapsed } of ledger.balances) {
    if (pool.holder === undefined) continue;
    const { own } = rowOf(pool.holder, pool.unit);
    active.add(pool.holder);
    if (!started) continue;
    own.granted += pool.granted;
    own.remaining += remaining;
    own.lapsed += lapsed;
  }
  for (const person of roster.people.values()) {
    if (!active.has(person.email)) rowOf(person.email, homeUnit(person, roster));
  }
  return [...rows.values()]
    .sort((a, b) => byText(a.key, b.key) || byText(a.unit, b.unit))
    .map(({ key, unit, tally, own }) => toRow(key, roster.people.get(key), unit, tally, own));
}

/** The unit of the person's home contract, else of the first other one, else credits. */
function homeUnit(person: Person, roster: Roster): Unit {
  const contract = person.home ?? person.contracts[0];
  return (contract === undefined ? undefined : roster.contracts.get(contract)?.unit) ?? "cloud-credit";
}

function toRow(
  email: PersonKey,
  person: Person | undefined,
  unit: Unit,
  tally: PersonTally | undefined,
  own: Own,
): RunPerson {
  const amount = (millionths: number | undefined) => toNumber(micro(millionths ?? 0));
  return {
    email,
    name: person?.name ?? null,
    office: person?.office ?? null,
    costCentre: person?.costCentre ?? null,
    contract: person?.home ?? null,
    onRoster: person !== undefined,
    registration: person?.registration ?? null,
    unit,
    used: amount(tally?.used),
    fromOwn: amount(tally?.fromOwn),
    fromShared: amount(tally?.fromShared),
    overdrawn: amount(tally?.overdrawn),
    open: amount(tally?.open),
    ownGranted: amount(own.granted),
    ownRemaining: amount(own.remaining),
    ownLapsed: amount(own.lapsed),
  };
}

/** What each service came to. */
export function serviceRows({ ledger, tallies }: Facts): RunFile["services"] {
  return tallies.services
    .flatMap((tally, key) => {
      if (tally === undefined) return [];
      const service = ledger.usage.names.services.textOf(Math.floor(key / units.length));
      const unit = units[key % units.length] as Unit;
      return [
        { service: service === "" ? null : service, unit, used: toNumber(micro(tally.used)), people: tally.people },
      ];
    })
    .sort((a, b) => byText(a.service ?? "", b.service ?? "") || byText(a.unit, b.unit));
}
