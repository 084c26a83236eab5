import { describe, expect, test } from "vitest";
import { applyPatch } from "../../addin/excel/apply-patch.ts";
import type { PatchResult } from "../../addin/excel/refusal.ts";
import type { PlainDate } from "../../core/calendar.ts";
import { credits } from "../../core/credits.ts";
import type { PersonKey } from "../../core/person.ts";
import { appendRow, patchOf, type RowChange, setCells } from "../../core/roster/patch.ts";
import { people, pools } from "../../core/roster/tables.ts";
import type { CellStyle } from "../../core/table/cell.ts";
import { cellAt } from "../excel-host/book.ts";
import type { CellSketch, TableSketch, WorkbookSketch } from "../support/workbook.ts";
import { type OpenExcel, openSketch } from "./open-excel.ts";

const style: CellStyle = { numberStyle: "1234.5", dayStyle: { order: undefined, zone: "UTC" } };
const day = (text: string) => text as PlainDate;
const person = (text: string) => text as PersonKey;

const headers = ["Email", "Name", "Mine", "Left on", "Individual credits"];
const rows: readonly (readonly CellSketch[])[] = [
  ["ana@example.com", "Ana", "x", { day: "2026-01-31" }, 100],
  ["ben@example.com", "Ben", { formula: "1+1", value: 2 }, null, { formula: "50*2", value: 100 }],
  ["cem@example.com", "Cem", "", "2026-02-28", null],
];

function staff(
  change: Partial<TableSketch> = {},
  cells: WorkbookSketch["sheets"][number]["cells"] = [],
): WorkbookSketch {
  return { sheets: [{ name: "Staff", tables: [{ name: "People", at: [3, 2], headers, rows, ...change }], cells }] };
}

const apply = (excel: OpenExcel, ...changes: readonly RowChange[]): Promise<PatchResult> =>
  applyPatch(excel.door, patchOf(people, changes), style);

/** The values of a rectangle of the sheet, from 1. */
function shown({ host }: OpenExcel, top: number, left: number, bottom: number, right: number) {
  const sheet = host.book.sheets[0];
  if (sheet === undefined) throw new Error("no sheet");
  return Array.from({ length: bottom - top + 1 }, (_, down) =>
    Array.from({ length: right - left + 1 }, (_unused, at) => cellAt(sheet, top + down - 1, left + at - 1).value),
  );
}

/** Every cell that is there, for comparing what was before with what is after. */
function everything({ host }: OpenExcel) {
  const spelled = host.book.sheets.flatMap(({ name, cells }) =>
    [...cells].map(([at, { value, formula, format }]) => [`${name} ${at}`, [value, formula, format]] as const),
  );
  return new Map(spelled);
}

const reasons = ({ refused }: PatchResult) =>
  refused.map(({ reason, key, header }) => [reason, key[0], header].join(" ").trim());

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

describe("rows are added", () => {
  const dan = appendRow(people, {
    email: person("dan@example.com"),
    name: "3/4",
    leftOn: day("2026-03-31"),
    individualCredits: credits(5),
  });
  const eve = appendRow(people, { email: person("eve@example.com"), name: "=1+1" });
  const newRows = [
    ["dan@example.com", "3/4", "", 46112, 5],
    ["eve@example.com", "=1+1", "", "", ""],
  ];

  test("directly below the table, which takes them in", async () => {
    const excel = openSketch(staff());
    const before = everything(excel);
    expect(await apply(excel, dan, eve)).toEqual({
      applied: [{ key: dan.key }, { key: eve.key }],
      refused: [],
      overwritten: [],
      doubts: [],
    });
    expect(shown(excel, 7, 2, 8, 6)).toEqual(newRows);
    expect(excel.host.book.tables[0]?.box).toMatchObject({ top: 2, left: 1, rows: 6 });
    for (const [at, cell] of before) expect(everything(excel).get(at)).toEqual(cell);
  });

  test("above what stands below the table, which moves down", async () => {
    const excel = openSketch(
      staff({}, [
        [7, 2, "Remark"],
        [9, 3, { formula: "B3", value: "Email" }],
      ]),
    );
    expect((await apply(excel, dan, eve)).refused).toEqual([]);
    expect(shown(excel, 7, 2, 8, 6)).toEqual(newRows);
    expect(shown(excel, 9, 2, 11, 3)).toEqual([
      ["Remark", ""],
      ["", ""],
      ["", "Email"],
    ]);
    expect(excel.host.book.tables[0]?.box.rows).toBe(6);
  });

  test("above the totals row", async () => {
    const excel = openSketch(staff({ totals: ["Total", "", "", "", 200] }));
    expect((await apply(excel, dan, eve)).refused).toEqual([]);
    expect(shown(excel, 7, 2, 9, 6)).toEqual([...newRows, ["Total", "", "", "", 200]]);
  });

  test("into the blank row of a table that has no other", async () => {
    const excel = openSketch(staff({ rows: [["", "", "", null, null]] }));
    expect((await apply(excel, dan, eve)).refused).toEqual([]);
    expect(shown(excel, 4, 2, 5, 6)).toEqual(newRows);
    expect(excel.host.book.tables[0]?.box.rows).toBe(3);
  });

  test("with the formula of a column that has one, and with the formats of the row above", async () => {
    const excel = openSketch(
      staff({
        rows: [
          ["ana@example.com", "Ana", { formula: "1+1", value: 2 }, { day: "2026-01-31", format: "dd.mm.yyyy" }, 1],
        ],
      }),
    );
    const [table] = excel.host.book.tables;
    const mine = table?.columns[2];
    if (mine !== undefined) mine.formula = "=1+1";
    await apply(excel, dan);
    const [sheet] = excel.host.book.sheets;
    expect(sheet && cellAt(sheet, 4, 3)).toMatchObject({ formula: "=1+1" });
    expect(sheet && cellAt(sheet, 4, 4)).toMatchObject({ value: 46112, format: "dd.mm.yyyy" });
  });

  test("once, however often the patch is carried out", async () => {
    const excel = openSketch(staff());
    const first = await apply(excel, dan);
    const before = everything(excel);
    expect(await apply(excel, dan)).toEqual(first);
    expect(everything(excel)).toEqual(before);
  });

  test("unless another row has the key already", async () => {
    const excel = openSketch(staff());
    const before = everything(excel);
    const result = await apply(excel, appendRow(people, { email: person("ana@example.com"), name: "Other" }), dan);
    expect(reasons(result)).toEqual(["row-there ana@example.com"]);
    expect(result.applied).toEqual([{ key: dan.key }]);
    expect(everything(excel).size).toBeGreaterThan(before.size);
  });

  test("and not at all where one of their columns is missing", async () => {
    const excel = openSketch(staff());
    const before = everything(excel);
    const row = appendRow(people, { email: person("dan@example.com"), office: "Oslo" });
    expect(reasons(await apply(excel, row))).toEqual(["column-missing dan@example.com Office"]);
    expect(everything(excel)).toEqual(before);
  });

  test("where Excel does not take rows in by itself", async () => {
    const excel = openSketch(staff());
    excel.host.book.growsByItself = false;
    expect((await apply(excel, dan, eve)).refused).toEqual([]);
    expect(excel.host.book.tables[0]?.box.rows).toBe(6);
    expect(shown(excel, 7, 2, 8, 6)).toEqual(newRows);
  });

  test("under a filter, whose hidden rows stay as they are", async () => {
    const excel = openSketch(staff({ hidden: [0, 2] }));
    for (const table of excel.host.book.tables) table.isFiltered = true;
    const set = setCells(people, ["ana@example.com"], { name: { before: "Ana", after: "Anna" } });
    expect((await apply(excel, dan, set)).refused).toEqual([]);
    expect(shown(excel, 4, 2, 4, 3)).toEqual([["ana@example.com", "Anna"]]);
    expect(shown(excel, 7, 2, 7, 6)).toEqual([newRows[0]]);
  });
});

test("where another table is in the way, the row is refused in words, and nothing is moved", async () => {
  const other = { name: "Mine", at: [7, 5] as const, headers: ["A", "B", "C"], rows: [[1, 2, 3]] };
  const own = staff().sheets[0]?.tables ?? [];
  const excel = openSketch({ sheets: [{ name: "Staff", tables: [...own, other] }] });
  const before = everything(excel);
  const row = appendRow(people, { email: person("dan@example.com"), name: "Dan" });
  const result = await apply(excel, row);
  expect(reasons(result)).toEqual(["trouble dan@example.com"]);
  expect(result.refused[0]?.message).toContain("something beside or below the table is in the way");
  expect(everything(excel)).toEqual(before);
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
