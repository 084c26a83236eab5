import { expect, test } from "vitest";
import { closedMonths, monthsToClose, signing } from "../../../addin/pane/screens/balances/months.ts";
import type { Check } from "../../../core/closing/checklist.ts";
import { day, desk } from "../../support/command-desk.ts";
import { sampleRun } from "../../support/run-file-sample.ts";

const today = day("2026-04-10");

test("a month is offered for whatever there is to sign in it, once, and not where there is nothing", () => {
  const run = sampleRun();
  const [row] = run.months;
  const [input] = run.inputs;
  if (row === undefined || input === undefined) throw new Error("the sample has no months");
  const empty = { ...row, month: "2026-03", used: 0, lapsed: 0, open: 0, balance: 0 };
  const offered = (...months: readonly Partial<typeof row>[]) =>
    monthsToClose(
      { ...run, asOf: "2026-03-31", months: months.map((cells) => ({ ...empty, ...cells })) },
      desk().roster,
      today,
    );
  expect(offered({})).toEqual([]);
  for (const cells of [{ used: 1 }, { lapsed: 1 }, { open: 1 }, { balance: 1 }] as const)
    expect([cells, offered(cells)]).toEqual([cells, ["2026-03"]]);
  expect(offered({ used: 1 }, { used: 2, contract: "C9" }, {})).toEqual(["2026-03"]);
});

test("only what says so keeps a month open, and only what is worth it is recorded", () => {
  const check = (cells: Partial<Check>): Check => ({
    name: "complete",
    holds: false,
    words: "w",
    unless: "said",
    recorded: "",
    ...cells,
  });
  const signed = signing(
    [
      check({ unless: "said" }),
      check({ unless: "anyway", recorded: "2 days not covered" }),
      check({ holds: true, unless: "anyway", recorded: "nothing" }),
    ],
    { preparedBy: "Mia", reviewedBy: "Tom" },
    today,
  );
  expect([signed.never, signed.unlessAnyway.length, signed.recorded]).toEqual([[], 1, ["2 days not covered"]]);
  expect(signed.closedBy).toBe("Mia, reviewed by Tom; closed anyway: 2 days not covered");
});

test("contracts that were closed in one month stand by their names", () => {
  const closings = ["C-2", "C-1"].map((id) => `2026-02/${id}/cloud-credit,2026-02,${id},1,0,0,2,x`);
  const { roster } = desk({
    closings: `Closing ID,Month,Contract,Used,Lapsed,Still open,Balance,Fingerprint\n${closings.join("\n")}`,
  });
  expect(closedMonths(roster).map(({ contract }) => contract)).toEqual(["C-1", "C-2"]);
});
