import { expect, test } from "vitest";
import * as z from "zod/mini";
import type { Month } from "../../core/calendar.ts";
import type { Diagnostic } from "../../core/diagnostic.ts";
import {
  dayCell,
  monthCell,
  plainStyle as plain,
  positiveAmountCell,
  type RawCell,
  textCell,
} from "../../core/table/cell.ts";
import { defineTable, optional, remark, required } from "../../core/table/define.ts";
import type { GridRow } from "../../core/table/grid.ts";
import { readTable } from "../../core/table/read.ts";

const tools = defineTable({
  name: "Tools",
  file: "tools.csv",
  key: ["tool"],
  help: "For this test.",
  columns: {
    tool: required(["Tool"], textCell, "What it is."),
    boughtOn: required(["Bought on"], dayCell, "When it came."),
    price: optional(["Price"], positiveAmountCell, "What it cost."),
    note: remark(["Note"], "For people."),
  },
});

test("nothing is wrong with a remark: an unknown cell counts as blank, and a second column of its name is one's own", () => {
  const problem = { code: "formula-error", message: "the cell shows the error #N/A.", help: "Mend it." } as const;
  const headers = ["Tool", "Bought on", "Note", "Price", "Note"];
  const row = (cell: GridRow["cells"][number], price: GridRow["cells"][number]): GridRow => ({
    row: 2,
    cells: ["saw", "2026-03-31", cell, price, "mine"],
  });
  const readRow = (cells: GridRow) => {
    const diagnostics: Diagnostic[] = [];
    const grid = { file: "tools.xlsx", headers, headerRow: 1, rows: [cells] };
    const rows = readTable(tools, grid, plain, (diagnostic) => diagnostics.push(diagnostic));
    return [rows[0]?.values.note, diagnostics.map(({ code, at }) => `${code} ${at.column}`)];
  };
  expect(readRow(row("sharp", 12))).toEqual(["sharp", []]);
  expect(readRow(row({ problem }, 12))).toEqual([undefined, []]);
  expect(readRow(row({ problem }, { problem }))).toEqual([undefined, ["formula-error Price"]]);
});

test("a month is YYYY-MM, or the first day that Excel makes of it, and nothing else", () => {
  const decoded = (raw: RawCell) => {
    const result = z.safeDecode(monthCell.codec(plain), raw);
    return result.success ? result.data : result.error.issues[0]?.message;
  };
  expect(decoded("2026-03")).toBe("2026-03");
  expect(decoded("2026-03-01")).toBe("2026-03");
  for (const other of ["2026-03-02", "2026-3", "2026-13", "March 2026", "2026-13-01", 46082]) {
    expect(decoded(other)).toBe(`“${other}” is not a month.`);
  }
  expect(z.encode(monthCell.codec(plain), "2026-03" as Month)).toBe("2026-03");
});
