import { expect, test } from "vitest";
import { amountAxis, barAxis, dayAxis } from "../../../core/report/charts/axes.ts";
import { forecastLine } from "../../../core/report/charts/forecast-line.ts";
import { areaPath, linePath, stacked, stripes, triangle } from "../../../core/report/charts/shapes.ts";
import type { RunContract } from "../../../core/run-file.ts";
import { only, pageOf, rowsOf, textOf } from "../../support/page.ts";
import { samplePool } from "../../support/run-file-parts.ts";
import { sampleRun } from "../../support/run-file-sample.ts";

const [contract] = sampleRun().contracts;
if (contract === undefined) throw new Error("the sample has contracts");
const burning = (changes: Partial<RunContract>): RunContract => ({ ...contract, ...changes });

test("the forecast goes down by the burn of each day to the day it runs out", () => {
  const line = forecastLine(burning({ remaining: 30, burnPerDay: 10, runsOutOn: "2026-04-04" }), [], "2026-03-31");
  expect(line).toEqual([
    { day: "2026-03-31", balance: 30 },
    { day: "2026-04-03", balance: 0 },
    { day: "2026-04-04", balance: 0 },
  ]);
});

test("a pool that begins later is added on its first day, and expected waste goes after the last one", () => {
  const pools = [
    samplePool({ pool: "ends", lastDay: "2026-04-05", expectedWaste: 40, remaining: 100 }),
    samplePool({ pool: "begins", state: "upcoming", firstDay: "2026-04-03", remaining: 50, expectedWaste: 0 }),
    samplePool({ pool: "too late", state: "upcoming", firstDay: "2026-04-20", remaining: 500 }),
  ];
  const line = forecastLine(burning({ remaining: 100, burnPerDay: 10, runsOutOn: "2026-04-12" }), pools, "2026-03-31");
  expect(line).toEqual([
    { day: "2026-03-31", balance: 100 },
    { day: "2026-04-02", balance: 80 },
    { day: "2026-04-03", balance: 120 },
    { day: "2026-04-05", balance: 100 },
    { day: "2026-04-06", balance: 50 },
    { day: "2026-04-11", balance: 0 },
    { day: "2026-04-12", balance: 0 },
  ]);
});

test("without burn or a day there is no forecast, nor where it has run out already", () => {
  expect(forecastLine(burning({ burnPerDay: null, runsOutOn: null }), [], "2026-03-31")).toEqual([]);
  expect(forecastLine(burning({ runsOutOn: null }), [], "2026-03-31")).toEqual([]);
  expect(forecastLine(burning({ runsOutOn: "2026-03-31" }), [], "2026-03-31")).toEqual([]);
  expect(forecastLine(burning({ runsOutOn: "2026-04-01" }), [], "2026-03-31")).not.toEqual([]);
});

test("a forecast that is far ahead is drawn for 400 days", () => {
  const line = forecastLine(burning({ remaining: 1_000, burnPerDay: 1, runsOutOn: "2028-12-25" }), [], "2026-03-31");
  expect(line.at(-1)).toEqual({ day: "2027-05-05", balance: 600 });
});

test("days, months and amounts stand where they belong, with labels that say the year once", () => {
  const days = dayAxis("2025-01-01", "2026-01-01", 730, 60);
  expect([days.x("2025-01-01"), days.x("2025-07-02"), days.x("2026-01-01")]).toEqual([0, 364, 730]);
  expect(days.ticks.map(({ label }) => label)).toContain("Jan 2026");
  expect(dayAxis("2026-03-01", "2026-03-20", 300, 60).ticks.every(({ label }) => /^\d+ Mar$/.test(label))).toBe(true);
  const bars = barAxis(["2025-11", "2025-12", "2026-01"], 300, 60);
  expect(bars.ticks.map(({ label }) => label)).toEqual(["Nov 2025", "Dec", "Jan 2026"]);
  expect(bars.x("2026-01")).toBeGreaterThan(bars.x("2025-12") + bars.wide);
  const scale = amountAxis(950, 200);
  expect(scale.y(0)).toBe(200);
  expect(scale.ticks.at(-1)).toEqual({ at: 0, label: "1,000" });
  expect(amountAxis(0, 200).y(0)).toBe(200);
  // the largest amount that is read, and the round figure above it
  expect(amountAxis(9_000_000_000, 200).ticks.at(-1)?.label).toBe("10,000,000,000");
  expect(amountAxis(0.3, 200).ticks.map(({ label }) => label)).toEqual(["0.0", "0.1", "0.2", "0.3"]);
});

test("parts of a column stand on one another; a part below 0 takes no room", () => {
  expect(
    stacked([
      [1, 2, 3],
      [4, -5, 6],
    ]),
  ).toEqual([
    [
      [0, 1],
      [1, 3],
      [3, 6],
    ],
    [
      [0, 4],
      [4, 4],
      [4, 10],
    ],
  ]);
  expect(stacked([])).toEqual([]);
});

test("shapes are short paths", () => {
  expect(
    linePath([
      [0, 1.25],
      [10, 2],
    ]),
  ).toBe("M0,1.3L10,2");
  expect(linePath([])).toBe("");
  expect(
    areaPath(
      [
        [0, 1],
        [10, 2],
      ],
      5,
    ),
  ).toBe("M0,1L10,2L10,5L0,5Z");
  expect(stripes(1, 10, 5, 8)).toBe("M1 12h5M1 16h5");
  expect([triangle(10, 10, "up"), triangle(10, 10, "down")]).toEqual(["M10 6l4.5 8h-9z", "M10 14l4.5 -8h-9z"]);
});

test("purchases, lapses, the day to order by and the day it runs out are marked in the drawing", () => {
  const page = pageOf(sampleRun());
  const drawing = page.querySelectorAll("figure#balance-1 svg.roomy")[0];
  if (drawing === undefined) throw new Error("a balance is drawn");
  expect(drawing.querySelectorAll("text.tick.order").map(textOf)).toEqual(["order by 2026-04-02"]);
  expect(drawing.querySelectorAll("text.tick.out").map(textOf)).toEqual(["runs out 2026-04-09"]);
  expect(drawing.querySelectorAll("path.lapsed > title").map(textOf)).toEqual(["Lapsed: 87.5 of P1 on 2026-02-27"]);
  expect(drawing.querySelectorAll("path.line.forecast")).toHaveLength(1);
  expect(textOf(only(page, "figure#balance-1 figcaption > p"))).toBe(
    "250 credits remain on 2026-03-31, of 380 at the highest month’s end. At 26.88 a day they run out on 2026-04-09; order by 2026-04-02 (estimates).",
  );
});

test("of many contracts those to be ordered for first are drawn, and the others are counted", () => {
  const names = Array.from({ length: 9 }, (_, index) => `N${index}`);
  const [month] = sampleRun().months;
  if (month === undefined) throw new Error("the sample has months");
  const run = sampleRun({
    contracts: names.map((name, index) => burning({ contract: name, orderBy: `2026-05-0${9 - index}` })),
    months: names.map((name) => ({ ...month, contract: name })),
  });
  const page = pageOf(run);
  const titles = page.querySelectorAll('figure[id^="balance-"] h3').map(textOf);
  expect(titles.map((title) => title.slice(11, 13))).toEqual(["N8", "N7", "N6", "N5", "N4", "N3"]);
  expect(textOf(page)).toContain(
    "3 more contracts, which run out later or not at all, are in the table of contracts only.",
  );
});

test("what ends is drawn by month, own credits of a contract as one row", () => {
  const rows = rowsOf(pageOf(sampleRun()), "ends-cloud-credit-figures");
  expect(rows).toEqual([
    ["2026-06-20", "P2", "1", "250", "0", "0 EUR"],
    ["2026-12-31", "own credits of C1", "1", "100", "–", "–"],
  ]);
});

test("costs that are slips of the pen are only bounded, and the page stands all the same", () => {
  const [charge] = sampleRun().chargeback;
  if (charge === undefined) throw new Error("the sample has rows to charge");
  const dear = { ...charge, cost: 8_000_000_000.5 };
  const rows = rowsOf(pageOf(sampleRun({ chargeback: [dear, { ...dear, unit: "flex-token" }] })), "cost-table");
  expect(rows).toEqual([["Madrid", "4711", "more than 9,000,000,000 EUR", "more than 9,000,000,000 EUR"]]);
});
