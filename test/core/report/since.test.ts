import { expect, test } from "vitest";
import { changesSince } from "../../../core/report/since.ts";
import type { RunFile } from "../../../core/run-file.ts";
import { only, pageOf, rowsOf, textOf } from "../../support/page.ts";
import { sampleFinding } from "../../support/run-file-parts.ts";
import { sampleRun } from "../../support/run-file-sample.ts";

const cloud = sampleRun().totals[0] as RunFile["totals"][number];
const contract = sampleRun().contracts[0] as RunFile["contracts"][number];

/** A month before: less granted, drawn and lapsed, and other findings. */
function before(changes: Partial<RunFile> = {}): RunFile {
  return sampleRun({
    asOf: "2026-02-28",
    totals: [
      { ...cloud, used: 800, refunded: 0, drawn: 700, lapsed: 0, granted: 1_500, adjusted: -20, remaining: 780 },
    ],
    contracts: [{ ...contract, granted: 1_300, drawn: 700, lapsed: 0, remaining: 600 }],
    findings: [
      sampleFinding({ finding: "a/stays", amount: 5 }),
      sampleFinding({ finding: "a/grows", amount: 5 }),
      sampleFinding({ finding: "a/shrinks", amount: 5 }),
      sampleFinding({ finding: "a/goes", subject: "what went", amount: 7 }),
      sampleFinding({ finding: "a/goes-and-is-told", subject: "what went and is told", amount: 8 }),
      sampleFinding({ finding: "a/was-accepted", standing: "accepted", amount: 7 }),
      sampleFinding({ finding: "a/note", severity: "note" }),
      sampleFinding({ finding: "a/was-gone", standing: "gone" }),
    ],
    ...changes,
  });
}

function now(): RunFile {
  return sampleRun({
    findings: [
      sampleFinding({ finding: "a/stays", amount: 5 }),
      sampleFinding({ finding: "a/grows", subject: "what grows", amount: 5.5 }),
      sampleFinding({ finding: "a/shrinks", amount: 4 }),
      sampleFinding({ finding: "a/comes", subject: "what comes", amount: 3 }),
      sampleFinding({ finding: "a/was-gone", subject: "what comes again" }),
      sampleFinding({ finding: "a/comes-accepted", standing: "accepted" }),
      sampleFinding({ finding: "a/comes-as-note", severity: "note" }),
      sampleFinding({ finding: "a/goes-and-is-told", standing: "gone" }),
    ],
  });
}

test("what is new, grew and was resolved; notes, accepted ones and what was gone already are not", () => {
  const changes = changesSince(now(), before());
  expect(changes?.isNew.map(({ finding }) => finding)).toEqual(["a/comes", "a/was-gone"]);
  expect(changes?.grown.map(({ finding, before: then }) => [finding.finding, then, finding.amount])).toEqual([
    ["a/grows", 5, 5.5],
  ]);
  expect(changes?.resolved.map(({ finding }) => finding)).toEqual(["a/goes", "a/goes-and-is-told"]);
});

test("balances move by what was granted, adjusted, drawn and lapsed between the two days", () => {
  const changes = changesSince(now(), before());
  expect(changes?.units).toEqual([
    {
      unit: "cloud-credit",
      before: 780,
      granted: 200,
      adjusted: 20,
      drawn: 562.5,
      lapsed: 87.5,
      after: 350,
      used: 512.5,
      refunded: 20,
    },
    {
      unit: "flex-token",
      before: 0,
      granted: 12_000,
      adjusted: -50,
      drawn: 4_321.25,
      lapsed: 0,
      after: 7_628.75,
      used: 4_321.25,
      refunded: 0,
    },
  ]);
  for (const row of [...(changes?.units ?? []), ...(changes?.contracts ?? [])]) {
    expect(row.before + row.granted + row.adjusted - row.drawn - row.lapsed).toBeCloseTo(row.after, 6);
  }
});

test("a contract that is no longer there, and one that is new, have a row each", () => {
  const gone = { ...contract, contract: "OLD", granted: 10, drawn: 4, lapsed: 0, remaining: 6 };
  const changes = changesSince(sampleRun({ contracts: [contract] }), before({ contracts: [gone] }));
  expect(changes?.contracts.map((row) => [row.contract, row.before, row.granted, row.drawn, row.after])).toEqual([
    ["C1", 0, 1_500, 1_162.5, 250],
    ["OLD", 6, -10, -4, 0],
  ]);
});

test("the page tells what changed, and nothing of it where no earlier run is given", () => {
  const page = pageOf(now(), before());
  expect(textOf(only(page, "h2#since"))).toBe("Since 2026-02-28");
  expect(textOf(page)).toContain("2 new findings, 1 finding that grew and 2 resolved ones.");
  expect(rowsOf(page, "since-new").map(([, severity, amount]) => [severity, amount])).toEqual([
    ["warning", "3 credits"],
    ["warning", "0 credits"],
  ]);
  expect(rowsOf(page, "since-grown").map((row) => row.slice(2))).toEqual([["5 credits", "5.5 credits"]]);
  expect(rowsOf(page, "since-resolved").map((row) => row.at(-1))).toEqual(["7 credits", "8 credits"]);
  expect(rowsOf(page, "since-units")[0]).toEqual([
    "Cloud credits",
    "780",
    "200",
    "20",
    "562.5",
    "87.5",
    "350",
    "512.5",
    "20",
  ]);
  expect(rowsOf(page, "since-contracts")[0]?.slice(2)).toEqual(["600", "200", "0", "462.5", "87.5", "250"]);
  expect(pageOf(now()).querySelector("#since")).toBe(null);
});

test.each(["2026-03-31", "2026-04-30"])(
  "a run as of %s tells nothing of what changed until 2026-03-31, and the page says so",
  (asOf) => {
    expect(changesSince(now(), before({ asOf }))).toBe(undefined);
    const page = pageOf(now(), before({ asOf }));
    expect(textOf(page)).toContain(`The run to compare with is as of ${asOf}, which is not before 2026-03-31`);
    expect(page.querySelector("#since-units")).toBe(null);
  },
);

test("a run as of the day before can be compared", () => {
  expect(changesSince(now(), before({ asOf: "2026-03-30" }))?.asOf).toBe("2026-03-30");
});
