import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { applyPatch } from "../../addin/excel/apply-patch.ts";
import { prepareWorkbook } from "../../addin/excel/prepare-workbook.ts";
import { readRosterAt } from "../../batch/read/roster.ts";
import type { PlainDate } from "../../core/calendar.ts";
import { credits } from "../../core/credits.ts";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { readWorkbook } from "../../core/files/xlsx/read-workbook.ts";
import type { PersonKey } from "../../core/person.ts";
import { appendRow, patchOf, setCells } from "../../core/roster/patch.ts";
import { people, pools, workbookTables } from "../../core/roster/tables.ts";
import { plainStyle as style } from "../../core/table/cell.ts";
import type { GridRow } from "../../core/table/grid.ts";
import { type OpenExcel, openBytes, openSketch, value } from "../addin/open-excel.ts";
import { temporaryFolder } from "../support/command.ts";
import { hasOffice, sheetsByOffice } from "../support/office.ts";
import { makeWorkbook } from "../support/workbook.ts";

// What the door did is in the saved file, and nothing else is: as our own reader sees it, and as LibreOffice does.

const day = (text: string) => text as PlainDate;
const sample = "batch/sample/roster.xlsx";

/** The sample roster, changed through the door. */
async function changed(): Promise<OpenExcel> {
  const excel = openBytes(readFileSync(sample));
  const ana = "dana.field@example.com" as PersonKey;
  const results = [
    await applyPatch(
      excel.door,
      patchOf(people, [
        appendRow(people, {
          email: ana,
          name: "Dana Field",
          contract: "00042",
          registration: "registered",
          registeredOn: day("2026-03-31"),
          individualCredits: credits(7),
        }),
        setCells(people, [firstKey(people.name)], {
          note: { before: first(people.name, "Note"), after: "=SUM(A1:A2)" },
        }),
      ]),
      style,
    ),
    await applyPatch(
      excel.door,
      patchOf(pools, [
        appendRow(pools, {
          poolId: "P-999",
          contract: "00042",
          credits: credits(300),
          purchasedOn: day("2026-03-01"),
          appliedOn: day("2026-03-02"),
        }),
      ]),
      style,
    ),
  ];
  expect(results.flatMap(({ refused }) => refused)).toEqual([]);
  return excel;
}

function tableRows(bytes: Uint8Array, name: string) {
  const grid = readWorkbook(
    bytes,
    "roster.xlsx",
    workbookTables.map((table) => table.name),
    () => {},
  )?.tables.get(name);
  if (grid === undefined) throw new Error(`no table ${name}`);
  return grid;
}

function firstKey(name: string): string {
  return String(tableRows(readFileSync(sample), name).rows[0]?.cells[0]);
}

function first(name: string, header: string): string | undefined {
  const { headers, rows } = tableRows(readFileSync(sample), name);
  const cell = String(rows[0]?.cells[headers.indexOf(header)] ?? "");
  return cell === "" ? undefined : cell;
}

/** A row without the blank cells at its end. */
function plain({ cells }: GridRow): readonly unknown[] {
  const last = cells.findLastIndex((cell) => cell !== "");
  return cells.slice(0, last + 1);
}

let bytes: Uint8Array;
let path = "";
beforeAll(async () => {
  bytes = (await changed()).save();
  path = join(temporaryFolder(), "roster.xlsx");
  writeFileSync(path, bytes);
});

test("the batch job reads what was done", async () => {
  const diagnostics: Diagnostic[] = [];
  const { roster } = await readRosterAt(path, (diagnostic) => diagnostics.push(diagnostic));
  expect(roster.people.get("dana.field@example.com" as PersonKey)).toMatchObject({
    name: "Dana Field",
    registeredOn: "2026-03-31",
    individualCredits: credits(7),
  });
  expect(roster.poolRows.at(-1)?.values).toMatchObject({
    poolId: "P-999",
    credits: credits(300),
    appliedOn: "2026-03-02",
  });
  // the contract of both is not in the roster: that is said of their cells, and of nothing else
  expect(diagnostics.map(({ code, at }) => [code, at.table, at.column])).toEqual([
    ["reference-unknown", "People", "Contract"],
  ]);
});

test("every other row of every table is as it was", () => {
  const before = readFileSync(sample);
  const added: Record<string, number> = { People: 1, Pools: 1 };
  for (const { name } of workbookTables) {
    const [was, is] = [tableRows(before, name), tableRows(bytes, name)];
    expect(is.headers).toEqual(was.headers);
    expect(is.rows.length).toBe(was.rows.length + (added[name] ?? 0));
    was.rows.forEach((row, at) => {
      const now = plain(is.rows[at] as GridRow);
      if (name === "People" && at === 0) expect(now).toContain("=SUM(A1:A2)");
      else expect(now).toEqual(plain(row));
    });
  }
});

test("parts of the file that hold no changed cell are the same to the byte", () => {
  const [was, is] = [unzipSync(readFileSync(sample)), unzipSync(bytes)];
  const differ = Object.keys(was).filter(
    (name) => Buffer.compare(Buffer.from(was[name] ?? []), Buffer.from(is[name] ?? [])) !== 0,
  );
  const isOfSheet = differ.filter((name) => !/^xl\/(worksheets\/sheet\d+|tables\/table\d+|styles)\.xml$/.test(name));
  expect(isOfSheet).toEqual([]);
  expect(Object.keys(is).sort()).toEqual(Object.keys(was).sort());
});

describe.skipIf(!hasOffice)("LibreOffice (skipped where it is not installed)", () => {
  test("shows the same sheets but for the cells that were changed", () => {
    const [was, is] = [sheetsByOffice(sample), sheetsByOffice(path)];
    expect([...is.keys()].sort()).toEqual([...was.keys()].sort());
    for (const [sheet, text] of was) {
      const [before, after] = [text.trimEnd().split("\n"), (is.get(sheet) ?? "").trimEnd().split("\n")];
      const kept = after.filter((line) => !before.includes(line));
      const gone = before.filter((line) => !after.includes(line));
      const expected = sheet === "People" ? [2, 1] : sheet === "Pools" ? [1, 0] : [0, 0];
      expect([sheet, kept.length, gone.length]).toEqual([sheet, ...expected]);
      if (sheet === "People") expect(after.at(-1)).toContain("dana.field@example.com,Dana Field");
      if (sheet === "Pools") expect(after.at(-1)).toContain("P-999");
    }
  });

  test("reads a workbook that was prepared from nothing", async () => {
    const excel = openSketch({ sheets: [{ name: "Mine", cells: [[2, 2, "kept"]] }] });
    value(await prepareWorkbook(excel.door, style));
    const made = join(temporaryFolder(), "prepared.xlsx");
    writeFileSync(made, excel.save());
    const sheets = sheetsByOffice(made);
    expect(sheets.get("Mine")).toContain("kept");
    expect(sheets.get("People")).toMatch(/^Email,Name,Office,Cost centre,/);
    expect(sheets.get("Settings")).toContain("Block size");
    expect(sheets.size).toBe(workbookTables.length + 1);
  });
});

test("a workbook that nobody changed is saved as it was read, cell for cell", () => {
  const own = makeWorkbook({
    sheets: [
      {
        name: "S",
        tables: [
          {
            name: "T",
            headers: ["A"],
            rows: [[{ rich: ["a", "b"] }], [{ error: "#N/A" }], [true], [{ formula: "1+1", value: 2 }]],
          },
        ],
      },
    ],
  });
  const [was, is] = [unzipSync(own), unzipSync(openBytes(own).save())];
  for (const name of Object.keys(was))
    expect([name, Buffer.from(is[name] ?? []).toString()]).toEqual([
      name,
      Buffer.from(was[name] ?? [])
        .toString()
        .replace(/<c r="(\w+)"( [^>]*)?\/>/g, '<c r="$1"$2></c>'),
    ]);
});
