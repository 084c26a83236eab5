import { expect, test } from "vitest";
import type { HeldRun } from "../../../addin/pane/state.ts";
import { contractBalances, type StruckPool, struckBalances } from "../../../addin/pane/struck-balances.ts";
import type { PlainDate } from "../../../core/calendar.ts";
import { sampleRun } from "../../support/run-file-sample.ts";
import { snapshotWith } from "./snapshot-of.ts";

const HEAD = "Pool,Contract,Holder,Unit,Granted,Used,Remaining,Last day,State,Struck on";

test("without a run it is what the table Balances says, as of the latest day in it, but for pools that are gone", () => {
  const struck = struckBalances(
    snapshotWith(
      {},
      `${HEAD}\nP1,C1,,flex-token,100.5,60,40.5,2026-05-01,active,2026-03-31\nP2,,a@x.example,,,,,,used,2026-04-02\nP3,C1,,,9,9,0,,gone,2026-04-05\nP4,C1,,,1,0,1,,active,2026-04-01`,
    ),
    undefined,
  );
  expect(struck).toMatchObject({ asOf: "2026-04-05", from: "table" });
  expect(struck?.pools.slice(0, 2)).toEqual([
    {
      pool: "P1",
      contract: "C1",
      holder: undefined,
      unit: "flex-token",
      granted: 100.5,
      used: 60,
      remaining: 40.5,
      lastDay: "2026-05-01",
      state: "active",
    },
    {
      pool: "P2",
      contract: undefined,
      holder: "a@x.example",
      unit: undefined,
      granted: 0,
      used: 0,
      remaining: 0,
      lastDay: undefined,
      state: "used",
    },
  ]);
  expect(struck?.pools.map(({ pool }) => pool)).toEqual(["P1", "P2", "P4"]);
});

test("amounts and days of the table are read as the firm writes them", () => {
  const settings = "Setting,Value\nNumber style,1.234,5\nDay order,dmy".replace("1.234,5", '"1.234,5"');
  const struck = struckBalances(
    snapshotWith({ settings }, `${HEAD}\nP1,C1,,,"1.000,5",,"1.000,5",03/04/2026,active,2026-03-31`),
    undefined,
  );
  expect(struck?.pools[0]).toMatchObject({ granted: 1000.5, remaining: 1000.5, lastDay: "2026-04-03" });
});

test("nothing is known where there is no table, and where it was never struck", () => {
  expect(struckBalances(snapshotWith({}), undefined)).toBeUndefined();
  expect(struckBalances(snapshotWith({}, `${HEAD}\nP1,C1,,,100,0,100,,active,`), undefined)).toBeUndefined();
});

test("the run that the pane holds goes before the table, corrections counted with what was granted", () => {
  const run = sampleRun();
  const [first] = run.pools;
  if (first === undefined) throw new Error("the sample has no pools");
  const pools = [{ ...first, granted: 100, adjusted: -20, drawn: 30, remaining: 50, contract: null, holder: null }];
  const held: HeldRun = { run: { ...run, asOf: "2026-03-31", pools }, isAnswerKept: true };
  const snapshot = snapshotWith({}, `${HEAD}\nP9,C1,,,1,0,1,,active,2026-04-30`);
  const struck = struckBalances(snapshot, held);
  expect(struck).toMatchObject({
    asOf: "2026-03-31",
    from: "run",
    pools: [{ pool: first.pool, contract: undefined, holder: undefined, granted: 80, used: 30, remaining: 50 }],
  });
  // it is worked out once, for many parts of a screen
  expect(struckBalances(snapshot, held)).toBe(struck);
  expect(struckBalances(snapshot, undefined)?.from).toBe("table");
});

const pool = (cells: Partial<StruckPool>): StruckPool => ({
  pool: "P1",
  contract: "C1",
  holder: undefined,
  unit: "cloud-credit",
  granted: 100,
  used: 0,
  remaining: 100,
  lastDay: "2026-05-01" as PlainDate,
  state: "active",
  ...cells,
});
const left = (...pools: readonly StruckPool[]) =>
  contractBalances({ asOf: "2026-03-31" as PlainDate, from: "table", pools });

test("what a contract has to share is the sum of its pools in force, each unit for itself", () => {
  const day = (text: string) => text as PlainDate;
  expect(
    left(
      pool({ contract: "C2", unit: "flex-token", remaining: 5 }),
      pool({ contract: "C2", unit: undefined, remaining: 1 }),
      pool({ remaining: 0.1, lastDay: day("2026-06-01") }),
      pool({ remaining: 0.2, lastDay: day("2026-05-01") }),
      pool({ remaining: 0, lastDay: day("2026-04-01") }),
      pool({ remaining: 7, state: "upcoming", lastDay: day("2026-04-01") }),
      pool({ remaining: 20, holder: "a@x.example", lastDay: day("2026-04-01") }),
    ),
  ).toEqual([
    { contract: "C1", unit: "cloud-credit", remaining: 0.3, next: { lastDay: "2026-05-01", remaining: 0.2 } },
    { contract: "C2", unit: "cloud-credit", remaining: 1, next: { lastDay: "2026-05-01", remaining: 1 } },
    { contract: "C2", unit: "flex-token", remaining: 5, next: { lastDay: "2026-05-01", remaining: 5 } },
  ]);
});

test("a pool that never ends is the next to end of none, an overdrawn one has nothing to share, and an empty contract is still told", () => {
  expect(left(pool({ lastDay: undefined }))).toMatchObject([{ remaining: 100, next: undefined }]);
  expect(left(pool({ remaining: -5 }), pool({ state: "lapsed" }))).toEqual([
    { contract: "C1", unit: "cloud-credit", remaining: 0, next: undefined },
  ]);
  expect(left(pool({ holder: "a@x.example" }))).toEqual([]);
});
