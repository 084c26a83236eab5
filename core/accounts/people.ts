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
type Row = { readonly key: PersonKey; readonly unit: Unit; tally: PersonTally | undefined; readonly own: Own };

/** One row a person and unit: everybody on the roster and everybody who used. */
export function personRows({ ledger, tallies }: Facts): RunPerson[] {
  const { roster, usage } = ledger;
  const rows = new Map<PersonKey, Row[]>();
  const rowOf = (key: PersonKey, unit: Unit): Row => {
    const ofPerson = rows.get(key) ?? [];
    if (ofPerson.length === 0) rows.set(key, ofPerson);
    let row = ofPerson.find((one) => one.unit === unit);
    if (row === undefined) {
      row = { key, unit, tally: undefined, own: { granted: 0, remaining: 0, lapsed: 0 } };
      ofPerson.push(row);
    }
    return row;
  };
  tallies.people.forEach((tally, index) => {
    if (tally === undefined) return;
    const key = usage.names.people.textOf(Math.floor(index / units.length)) as PersonKey;
    rowOf(key, units[index % units.length] as Unit).tally = tally;
  });
  for (const { pool, started, remaining, lapsed } of ledger.balances) {
    if (pool.holder === undefined) continue;
    const { own } = rowOf(pool.holder, pool.unit);
    if (!started) continue;
    own.granted += pool.granted;
    own.remaining += remaining;
    own.lapsed += lapsed;
  }
  for (const person of roster.people.values()) {
    if (!rows.has(person.email)) rowOf(person.email, homeUnit(person, roster));
  }
  return [...rows]
    .sort(([a], [b]) => byText(a, b))
    .flatMap(([, ofPerson]) => ofPerson.sort((a, b) => byText(a.unit, b.unit)))
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
