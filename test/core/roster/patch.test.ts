import { expect, test } from "vitest";
import type { PlainDate } from "../../../core/calendar.ts";
import { credits } from "../../../core/credits.ts";
import type { PersonKey } from "../../../core/person.ts";
import { appendRow, cellAsRead, patchOf, rowKey, setCells } from "../../../core/roster/patch.ts";
import { balancesPatch, findingsPatch } from "../../../core/roster/program-rows.ts";
import { mappings, people } from "../../../core/roster/tables.ts";
import { type CellStyle, dayCell, emailCell, positiveAmountCell, textCell } from "../../../core/table/cell.ts";
import type { Grid } from "../../../core/table/grid.ts";

const style: CellStyle = { numberStyle: "1.234,5", dayStyle: { order: "dmy", zone: "UTC" } };
const day = (text: string) => text as PlainDate;
const email = "ana@example.com" as PersonKey;

test("typed values become the cells that their codecs write, under the headers of the table", () => {
  const row = appendRow(people, {
    email,
    name: undefined,
    leftOn: day("2026-03-31"),
    individualCredits: credits(12.5),
    otherContracts: ["C-1", "C-2"],
  });
  const set = setCells(people, [email], { leftOn: { before: day("2026-03-31"), after: undefined } });
  expect(patchOf(people, [row, set])).toEqual({
    table: "People",
    changes: [
      {
        kind: "append",
        key: ["ana@example.com"],
        cells: {
          Email: "ana@example.com",
          "Other contracts": "C-1; C-2",
          "Left on": "2026-03-31",
          "Individual credits": "12.5",
        },
      },
      { kind: "set", key: ["ana@example.com"], cells: { "Left on": { before: "2026-03-31", after: "" } } },
    ],
  });
});

test("a key has a part for each column of the key, and none may be missing", () => {
  expect(rowKey(mappings, { mapping: "Ours", fileHeader: "Who" })).toEqual(["Ours", "Who"]);
  expect(() => rowKey(mappings, { mapping: "Ours" })).toThrow(
    "a row of Mappings without fileHeader cannot be found again",
  );
});

test("a cell says the same in every spelling that its column reads, and an error says nothing", () => {
  expect(cellAsRead(positiveAmountCell, style, "1.234,50")).toBe("1234.5");
  expect(cellAsRead(positiveAmountCell, style, 1234.5)).toBe("1234.5");
  expect(cellAsRead(dayCell, style, "31/03/2026")).toBe("2026-03-31");
  expect(cellAsRead(emailCell, style, " Ana@Example.COM ")).toBe("ana@example.com");
  expect(cellAsRead(textCell, style, "  ")).toBe("");
  expect(cellAsRead(dayCell, style, "soon")).toBe("soon");
  expect(cellAsRead(textCell, style, { problem: { code: "formula-error", message: "", help: "" } })).toBeUndefined();
});

const grid = (headers: readonly string[], ...rows: readonly (readonly (string | number)[])[]): Grid => ({
  file: "r",
  headers,
  headerRow: 1,
  rows: rows.map((cells, at) => ({ row: at + 2, cells })),
});

test("a balance that says so already is not written, one that is no more is gone, and of two rows the first counts", () => {
  const there = grid(["Pool", "State", "Remaining"], ["P-1", "active", 5], ["P-2", "active", 6], ["P-1", "other", 9]);
  const patch = balancesPatch(
    there,
    [{ pool: "P-1", state: "active", remaining: credits(5) }],
    day("2026-03-31"),
    style,
  );
  // columns that the workbook does not have are asked for as well, and then refused in words
  expect(patch.changes.map(({ kind, key }) => [kind, key])).toEqual([["set", ["P-2"]]]);
  expect(patch.changes[0]?.cells).toEqual({
    Remaining: { before: "6", after: "" },
    State: { before: "active", after: "gone" },
    "Struck on": { before: "", after: "2026-03-31" },
  });
});

test("findings are written without the managers' half, and those that are not given stay", () => {
  const there = grid(["Finding", "Standing", "Decision"], ["a/1", "new", "accepted"], ["b/2", "open", ""]);
  const { changes } = findingsPatch(
    there,
    [
      { finding: "a/1", standing: "open", decision: "resolved" },
      { finding: "c/3", remark: "x" },
    ],
    style,
  );
  expect(changes).toEqual([
    { kind: "set", key: ["a/1"], cells: { Standing: { before: "new", after: "open" } } },
    { kind: "append", key: ["c/3"], cells: { Finding: "c/3" } },
  ]);
});
