import { describe, expect, test } from "vitest";
import { applyPatch } from "../../addin/excel/apply-patch.ts";
import { credits } from "../../core/credits.ts";
import { appendRow, patchOf, setCells } from "../../core/roster/patch.ts";
import { people, pools } from "../../core/roster/tables.ts";
import { cellAt } from "../excel-host/book.ts";
import { openSketch } from "./open-excel.ts";
import { apply, day, everything, headers, reasons, rows, shown, staff, style } from "./staff-workbook.ts";

describe("cells are set", () => {
  test("and nothing else is touched, formats and formulas included", async () => {
    const excel = openSketch(staff());
    const before = everything(excel);
    const result = await apply(
      excel,
      setCells(people, ["ana@example.com"], {
        leftOn: { before: day("2026-01-31"), after: day("2026-03-31") },
        name: { before: "Ana", after: "00042" },
      }),
      setCells(people, ["cem@example.com"], { individualCredits: { before: undefined, after: credits(7) } }),
    );
    expect(result.refused).toEqual([]);
    expect(result.applied).toEqual([
      { key: ["ana@example.com"], header: "Name" },
      { key: ["ana@example.com"], header: "Left on" },
      { key: ["cem@example.com"], header: "Individual credits" },
    ]);
    expect(shown(excel, 3, 2, 6, 6)).toEqual([
      headers,
      ["ana@example.com", "00042", "x", 46112, 100],
      ["ben@example.com", "Ben", 2, "", 100],
      ["cem@example.com", "Cem", "", "2026-02-28", 7],
    ]);
    const after = everything(excel);
    expect([...after].filter(([at, cell]) => JSON.stringify(before.get(at)) !== JSON.stringify(cell)).length).toBe(3);
  });

  test("a day stays text where the cell holds text, and becomes a day where it is blank and has no format", async () => {
    const excel = openSketch(staff());
    await apply(
      excel,
      setCells(people, ["cem@example.com"], { leftOn: { before: day("2026-02-28"), after: day("2026-03-01") } }),
      setCells(people, ["ben@example.com"], { leftOn: { before: undefined, after: day("2026-03-31") } }),
    );
    const [sheet] = excel.host.book.sheets;
    expect(sheet && cellAt(sheet, 5, 4)).toMatchObject({ value: "2026-03-01", format: "General" });
    expect(sheet && cellAt(sheet, 4, 4)).toMatchObject({ value: 46112, format: "yyyy-mm-dd" });
  });

  test("days count from 1904 where the workbook does", async () => {
    const excel = openSketch({ ...staff(), is1904: true });
    const set = setCells(people, ["ana@example.com"], {
      leftOn: { before: day("2026-01-31"), after: day("2026-03-31") },
    });
    expect((await apply(excel, set)).refused).toEqual([]);
    expect(shown(excel, 4, 5, 4, 5)).toEqual([[46112 - 1462]]);
  });

  test("twice in one patch, the second time over what the first has left", async () => {
    const excel = openSketch(staff());
    const { applied, refused } = await apply(
      excel,
      setCells(people, ["ana@example.com"], { name: { before: "Ana", after: "Anna" } }),
      setCells(people, ["ana@example.com"], { name: { before: "Anna", after: "Ann" } }),
    );
    expect([applied.length, refused]).toEqual([2, []]);
    expect(shown(excel, 4, 3, 4, 3)).toEqual([["Ann"]]);
  });

  test("a cell that says the same in another spelling is no change of anybody's", async () => {
    const excel = openSketch(staff({ rows: [[" ANA@example.com", "Ana", "", null, "100.50"]] }));
    const set = setCells(people, ["ana@example.com"], {
      individualCredits: { before: credits(100.5), after: credits(7) },
    });
    expect(await apply(excel, set)).toEqual({
      applied: [{ key: ["ana@example.com"], header: "Individual credits" }],
      refused: [],
      overwritten: [],
      doubts: [],
    });
  });
});

describe("a cell is refused, and the others are written", () => {
  test("where somebody has changed it, with both values", async () => {
    const excel = openSketch(staff());
    const result = await apply(
      excel,
      setCells(people, ["ana@example.com"], {
        name: { before: "Anna", after: "Ana Bell" },
        individualCredits: { before: credits(100), after: credits(50) },
      }),
    );
    expect(result.applied).toEqual([{ key: ["ana@example.com"], header: "Individual credits" }]);
    expect(result.refused).toMatchObject([{ reason: "changed", before: "Anna", after: "Ana Bell", found: "Ana" }]);
    expect(result.refused[0]?.message).toBe(
      "Name of “ana@example.com” is “Ana” now, not “Anna”: somebody has changed it, so it was not set to “Ana Bell”.",
    );
  });

  test("where it holds a formula, an error, or is not there", async () => {
    const excel = openSketch(staff({ rows: [...rows, ["dan@example.com", { error: "#REF!" }, "", null, 1]] }));
    const before = everything(excel);
    const result = await apply(
      excel,
      setCells(people, ["ben@example.com"], { individualCredits: { before: credits(100), after: credits(1) } }),
      setCells(people, ["dan@example.com"], {
        name: { before: "Dan", after: "Daniel" },
        office: { before: undefined, after: "Oslo" },
      }),
      setCells(people, ["eve@example.com"], { name: { before: "Eve", after: "Eva" } }),
    );
    expect(reasons(result).sort()).toEqual([
      "column-missing dan@example.com Office",
      "error dan@example.com Name",
      "formula ben@example.com Individual credits",
      "row-missing eve@example.com Name",
    ]);
    expect(everything(excel)).toEqual(before);
  });

  test("where its key stands twice", async () => {
    const excel = openSketch(staff({ rows: [...rows, ["ana@example.com", "Ana", "", null, null]] }));
    const set = setCells(people, ["ana@example.com"], { name: { before: "Ana", after: "Anna" } });
    expect(reasons(await apply(excel, set))).toEqual(["row-repeated ana@example.com Name"]);
  });

  test("where the sheet is protected, and where there is no table", async () => {
    const excel = openSketch(staff());
    for (const sheet of excel.host.book.sheets) sheet.isProtected = true;
    const set = setCells(people, ["ana@example.com"], { name: { before: "Ana", after: "Anna" } });
    expect(reasons(await apply(excel, set))).toEqual(["protected ana@example.com Name"]);
    const other = openSketch(staff({ name: "Staff" }));
    expect(reasons(await apply(other, set))).toEqual(["table-missing ana@example.com Name"]);
  });

  test("where Excel makes something else of it, and what was there stands again", async () => {
    const excel = openSketch(staff({ rows: [["ana@example.com", "Ana", "", null, { number: 46112, format: 14 }]] }));
    const before = everything(excel);
    const set = setCells(people, ["ana@example.com"], {
      individualCredits: { before: day("2026-03-31") as never, after: credits(7) },
    });
    const result = await applyPatch(
      excel.door,
      { table: "People", changes: [{ ...set, cells: { "Individual credits": { before: "2026-03-31", after: "7" } } }] },
      style,
    );
    expect(reasons(result)).toEqual(["not-taken ana@example.com Individual credits"]);
    expect(everything(excel)).toEqual(before);
  });
});

test("a row can be added and then changed in one patch, and a pool is written like a person", async () => {
  const excel = openSketch({
    sheets: [
      {
        name: "Pools",
        tables: [
          {
            name: "Pools",
            headers: ["Pool ID", "Contract", "Credits", "Applied on"],
            rows: [["P-1", "C-1", 100, { day: "2026-01-01" }]],
          },
        ],
      },
    ],
  });
  const result = await applyPatch(
    excel.door,
    patchOf(pools, [
      appendRow(pools, { poolId: "007", contract: "1e5", credits: credits(200) }),
      setCells(pools, ["007"], { appliedOn: { before: undefined, after: day("2026-03-31") } }),
    ]),
    style,
  );
  expect(result.refused).toEqual([]);
  expect(shown(excel, 3, 1, 3, 4)).toEqual([["007", "1e5", 200, 46112]]);
});
