import { type PlainDate, plainDate } from "../../core/calendar.ts";
import { byText } from "../../core/text.ts";
import { cell, contractOf, emailForm, millionths, personOf, type SlowRoster } from "./slow-roster.ts";
import type { Row, World } from "./world.ts";

/** One usage row, resolved against the roster (semantics 5). */
export type SlowUsage = {
  readonly day: PlainDate;
  readonly person: string;
  /** The roster's contract, else the text as reported, else blank. */
  readonly named: string;
  readonly service: string;
  readonly job: string;
  readonly amount: bigint;
  readonly chargeId: string;
  readonly unit: string;
  readonly paidFrom: string;
  /** The contracts whose shared pools may pay. */
  readonly scope: readonly string[];
  /** The contract under which what nobody pays is booked. */
  readonly shortfallContract: string | null;
};

/** The counted usage of a world in replay order: from the ledger's start to the as-of day. */
export function readUsage(world: World, roster: SlowRoster): readonly SlowUsage[] {
  return world.usage
    .map((row) => readRow(row, roster))
    .filter((usage) => roster.ledgerStart === null || roster.ledgerStart <= usage.day)
    .filter((usage) => usage.day <= roster.asOf)
    .sort(byReplayOrder);
}

/** The order of usage within a day (semantics 8), days first. */
function byReplayOrder(a: SlowUsage, b: SlowUsage): number {
  return (
    byText(a.day, b.day) ||
    byText(a.person, b.person) ||
    byText(a.named, b.named) ||
    byText(a.service, b.service) ||
    byText(a.job, b.job) ||
    (a.amount < b.amount ? -1 : a.amount > b.amount ? 1 : 0) ||
    byText(a.chargeId, b.chargeId) ||
    byText(a.unit, b.unit) ||
    byText(a.paidFrom, b.paidFrom)
  );
}

function readRow(row: Row, roster: SlowRoster): SlowUsage {
  const day = plainDate(cell(row, "date"));
  if (day === undefined) throw new RangeError(`not a day: ${cell(row, "date")}`);
  const person = personOf(roster.people, cell(row, "user"));
  const reported = cell(row, "contract");
  const matched = reported === "" ? undefined : contractOf(roster.contracts, reported);
  const unit = cell(row, "unit") || matched?.unit || "cloud-credit";

  const theirs = person?.contracts ?? [];
  const ofUnit = roster.contracts.filter((contract) => contract.unit === unit);
  const only = ofUnit.length === 1 ? ofUnit[0] : undefined;
  const firstOfUnit = theirs.find((id) => contractOf(roster.contracts, id)?.unit === unit);

  let scope: readonly string[];
  let shortfallContract: string | null;
  if (matched !== undefined) {
    scope = [matched.id];
    shortfallContract = matched.id;
  } else if (reported !== "") {
    scope = [];
    shortfallContract = reported;
  } else {
    scope = theirs.length > 0 ? theirs : only === undefined ? [] : [only.id];
    shortfallContract = firstOfUnit ?? only?.id ?? null;
  }

  return {
    day,
    person: person?.email ?? emailForm(cell(row, "user")),
    named: matched?.id ?? reported,
    service: cell(row, "service"),
    job: cell(row, "job"),
    amount: millionths(cell(row, "credits")),
    chargeId: cell(row, "charge id"),
    unit,
    paidFrom: cell(row, "paid from"),
    scope,
    shortfallContract,
  };
}
