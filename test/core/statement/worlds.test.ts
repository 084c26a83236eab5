import fc from "fast-check";
import { expect, test } from "vitest";
import { type PlainDate, plusDays } from "../../../core/calendar.ts";
import type { Statement, StatementPart } from "../../../core/statement/statement.ts";
import { reconcileWorld } from "../../support/reconcile-tables.ts";
import { runs } from "../../support/runs.ts";
import { worldArbitrary } from "../../support/world.ts";
import { stated } from "./stated.ts";

const micro = (credits: number) => Math.round(credits * 1e6);

/** Every sum of a part is what its lines and the two standings say. */
function expectSums({ subject }: Statement, { sums, opening, closing, lines }: StatementPart): void {
  const { granted, adjusted, drawn, lapsed, used, refunded, fromOwn, fromShared } = sums;
  expect(opening.balance + granted + adjusted - drawn - lapsed).toBe(closing.balance);
  expect(opening.open + sums.notPaid - sums.settled - sums.refundedUnpaid).toBe(closing.open);
  if (subject.kind === "person") {
    expect(used - refunded).toBe(fromOwn + fromShared + closing.open - opening.open);
  }
  const of = (...kinds: readonly string[]) =>
    lines.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { amount }) => sum + amount, 0);
  expect(of("granted")).toBe(granted);
  expect(of("adjusted")).toBe(adjusted);
  expect(of("lapsed")).toBe(lapsed);
  expect(of("used", "not paid")).toBe(used);
  expect(of("refunded", "refunded unpaid")).toBe(refunded);
  const last = lines.at(-1) ?? opening;
  expect([last.balance, last.open]).toEqual([closing.balance, closing.open]);
}

/** The part of a unit, or one of zeros. */
function partOf({ parts }: Statement, unit: string): { sums: Record<string, number>; closing: Record<string, number> } {
  const zeros = new Proxy({}, { get: () => 0 }) as Record<string, number>;
  return parts.find((part) => part.unit === unit) ?? { sums: zeros, closing: zeros };
}

test("statements of random worlds agree with reconciliation.json, and every sum with its lines", () => {
  fc.assert(
    fc.property(worldArbitrary(), (world) => {
      const answer = reconcileWorld(world);
      const { run } = answer;
      for (const row of run.people) {
        const statement = stated(answer, "person", row.email);
        for (const part of statement.parts) expectSums(statement, part);
        const { sums, closing } = partOf(statement, row.unit);
        const { used, fromOwn, fromShared, overdrawn, open, ownGranted, ownLapsed, ownRemaining } = row;
        expect([sums["used"], sums["fromOwn"], sums["fromShared"]]).toEqual([used, fromOwn, fromShared].map(micro));
        expect([sums["overdrawn"], closing["open"]]).toEqual([overdrawn, open].map(micro));
        expect([sums["granted"], sums["lapsed"]]).toEqual([ownGranted, ownLapsed].map(micro));
        expect(closing["balance"]).toBe(micro(ownRemaining));
      }
      for (const { pool, unit, state, granted, adjusted, drawn, lapsed, remaining } of run.pools) {
        const statement = stated(answer, "pool", pool);
        for (const part of statement.parts) expectSums(statement, part);
        const { sums, closing } = partOf(statement, unit);
        const isAhead = state === "pending" || state === "upcoming";
        const figures = isAhead ? [0, 0, 0, 0, 0] : [granted, adjusted, drawn, lapsed, remaining];
        const ours = [sums["granted"], sums["adjusted"], sums["drawn"], sums["lapsed"], closing["balance"]];
        expect(ours).toEqual(figures.map(micro));
      }
      for (const { contract, unit, granted, adjusted, drawn, lapsed, remaining, overdrawn, open } of run.contracts) {
        if (contract === null) continue;
        const statement = stated(answer, "contract", contract);
        for (const part of statement.parts) expectSums(statement, part);
        const { sums, closing } = partOf(statement, unit);
        const ours = [sums["granted"], sums["adjusted"], sums["drawn"], sums["lapsed"], closing["balance"]];
        expect(ours).toEqual([granted, adjusted, drawn, lapsed, remaining].map(micro));
        expect([sums["overdrawn"], closing["open"]]).toEqual([overdrawn, open].map(micro));
      }
    }),
    { numRuns: runs(40) },
  );
});

test("the opening of a period is the closing of a run as of the day before", () => {
  fc.assert(
    fc.property(worldArbitrary(), fc.integer({ min: 1, max: 120 }), (world, days) => {
      const firstDay = plusDays("2025-11-01" as PlainDate, days);
      fc.pre(firstDay <= world.asOf);
      const answer = reconcileWorld(world);
      const before = reconcileWorld({ ...world, asOf: plusDays(firstDay, -1) });
      for (const { email } of before.run.people) {
        const closings = stated(before, "person", email).parts;
        for (const part of stated(answer, "person", email, firstDay).parts) {
          expectSums(stated(answer, "person", email, firstDay), part);
          const closing = closings.find(({ unit }) => unit === part.unit)?.closing ?? { balance: 0, open: 0 };
          expect(part.opening).toEqual(closing);
        }
      }
      for (const { contract } of before.run.contracts) {
        if (contract === null) continue;
        const closings = stated(before, "contract", contract).parts;
        for (const part of stated(answer, "contract", contract, firstDay).parts) {
          const closing = closings.find(({ unit }) => unit === part.unit)?.closing ?? { balance: 0, open: 0 };
          expect(part.opening).toEqual(closing);
        }
      }
    }),
    { numRuns: runs(40) },
  );
});
