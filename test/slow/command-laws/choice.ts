import fc from "fast-check";
import { type PlainDate, plainDate, plusDays } from "../../../core/calendar.ts";
import { commands } from "../../../core/commands/commands.ts";
import type { PoolStep } from "../../../core/commands/pools/steps.ts";
import { micro } from "../../../core/credits.ts";
import type { PersonKey } from "../../../core/person.ts";
import type { Roster } from "../../../core/roster/roster.ts";
import { type Unit, units } from "../../../core/roster/words.ts";
import type { RunFile } from "../../../core/run-file.ts";

/** Free choices, tied to the roster as it stands when the command is given. */
export const choice = fc.record({
  command: fc.nat(commands.length - 1),
  person: fc.nat(9),
  other: fc.nat(9),
  pool: fc.nat(9),
  contract: fc.nat(5),
  day: fc.oneof(fc.integer({ min: -200, max: 400 }), fc.constantFrom(-60, 0, 30, 60, 90, 120)),
  later: fc.oneof(fc.constant(undefined), fc.integer({ min: -20, max: 400 })),
  amount: fc.constantFrom(100, 100, 200, 500, 50, 12.5, 0, 0.000001),
  sign: fc.constantFrom(1, -1),
  unit: fc.constantFrom<(Unit | undefined)[]>(undefined, undefined, undefined, ...units),
  typedId: fc.constantFrom(undefined, undefined, undefined, "X-1", "X-2", "P-0", "individual:ana@firm.example"),
  text: fc.constantFrom("Spare", "Zoë; Ltd", "=1+1", "C-1", "c_1", " x "),
  use: fc.boolean(),
  setting: fc.constantFrom(
    ["Block size", "50"],
    ["Block size", "0"],
    ["Number style", "1.234,5"],
    ["Day order", "dmy"],
    ["shared validity (months)", "6"],
    ["Ledger starts on", "2025-12-01"],
    ["Overdraft", "hold"],
    ["Overdraft", ""],
    ["Company domains", "firm.example"],
    ["Low balance", "20"],
    ["Lead time (days)", "soon"],
  ),
});

/** One of them. */
export type Choice = typeof choice extends fc.Arbitrary<infer C> ? C : never;

/** A choice, and what it means on a roster and its run. */
export type Meant = ReturnType<typeof meantBy>;

const start = plainDate("2025-11-01") as PlainDate;

/** What a choice means on the roster as it stands: who, which pool and contract, when, how much. */
export function meantBy(chosen: Choice, roster: Roster, run: RunFile) {
  const email = (at: number) =>
    at === 9
      ? ("new@firm.example" as PersonKey)
      : (pick([...roster.people.keys()], at) ?? ("nobody@firm.example" as PersonKey));
  const poolId =
    chosen.pool === 9
      ? `individual:${email(chosen.other)}`
      : (pick(roster.poolRows, chosen.pool)?.values.poolId ?? "P-none");
  const day = plusDays(start, chosen.day);
  const amount = micro(Math.round(chosen.amount * 1_000_000));
  const { unit, typedId, text, use } = chosen;
  /** Half of the time the next step of a purchase under way, a while after the step before it. */
  const stepFrom = (before: PoolStep, step: PoolStep) => {
    const row = roster.poolRows.find(
      ({ values }) => values[before] !== undefined && values[step] === undefined && values.appliedOn === undefined,
    );
    const was = row?.values[before];
    if (!use || row === undefined || was === undefined) return { poolId, on: day };
    return { poolId: row.values.poolId, on: plusDays(was, Math.abs(chosen.later ?? 0)) };
  };
  return {
    chosen,
    roster,
    run,
    email,
    person: use ? ("walt@firm.example" as PersonKey) : email(chosen.person),
    poolId,
    contract: chosen.contract === 5 ? "New contract" : (pick([...roster.contracts.keys()], chosen.contract) ?? "C-1"),
    day,
    later: chosen.later === undefined ? undefined : plusDays(day, chosen.later),
    amount,
    signed: micro(amount * chosen.sign),
    unit,
    typedId,
    text,
    use,
    stepFrom,
  };
}

/** One of a list by a number that may go beyond its end; nothing of an empty list. */
export function pick<T>(list: readonly T[], at: number): T | undefined {
  return list[at % Math.max(1, list.length)];
}
