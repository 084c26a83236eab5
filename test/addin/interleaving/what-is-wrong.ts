import type { PatchResult } from "../../../addin/excel/refusal.ts";
import type { RowChange, TablePatch } from "../../../core/roster/patch.ts";
import { bodyOf, cellAt, overlap, type Table } from "../../excel-host/book.ts";
import type { OpenExcel } from "../open-excel.ts";
import { EMAIL, headers, MARK, type Row, valueAt } from "./roster.ts";

/** Everything of either that is not as it should be, in words. */
export function whatIsWrong(
  { host }: OpenExcel,
  patch: TablePatch,
  { applied, refused, overwritten }: PatchResult,
  rows: ReadonlyMap<string, Row>,
  edited: ReadonlySet<string>,
): readonly string[] {
  const wrong: string[] = [];
  const table = host.book.tables[0] as Table;
  // what stood in a sheet that was protected in that very moment can only be told
  const isTold = (value: unknown) => overwritten.some((one) => one.value === value);
  const isApplied = (key: string, header?: string) =>
    applied.filter((one) => one.key[0] === key && one.header === header).length;
  const isRefused = (key: string, header: string) =>
    refused.filter((one) => one.key[0] === key && one.header === header).length;
  const expected = new Map([...rows].map(([mark, row]) => [mark, new Map(row)]));
  const added = new Map<string, RowChange & { kind: "append" }>();
  for (const change of patch.changes) {
    const [key = ""] = change.key;
    if (change.kind === "append") {
      const times = isApplied(key) + refused.filter((one) => one.key[0] === key).length;
      if (times !== 1) wrong.push(`the new row ${key} is in the result ${times} times`);
      if (isApplied(key) === 1) added.set(key, change);
      continue;
    }
    for (const [header, { after }] of Object.entries(change.cells)) {
      const times = isApplied(key, header) + isRefused(key, header);
      if (times !== 1) wrong.push(`${header} of ${key} is in the result ${times} times`);
      const mark = `m${key.slice(1, 2)}`;
      const id = headers.indexOf(header) + 1;
      if (isApplied(key, header) === 1 && !edited.has(`${mark} ${id}`)) expected.get(mark)?.set(id, after);
    }
  }
  const there = Array.from({ length: bodyOf(table).rows }, (_, row) => row);
  for (const row of there) {
    const mark = String(valueAt(table, row, MARK));
    const known = expected.get(mark);
    const key = String(valueAt(table, row, EMAIL));
    expected.delete(mark);
    if (known !== undefined) {
      for (const [id, value] of known) {
        const found = valueAt(table, row, id);
        if (found !== value && !isTold(value)) wrong.push(`row ${mark}, column ${id}: ${found} and not ${value}`);
      }
    } else if (mark !== "") wrong.push(`the row ${mark} is there, and should not be, or is there twice`);
    else if (key !== "") {
      const change = added.get(key);
      added.delete(key);
      const isSame = [
        ["Email", 1],
        ["Name", 2],
        ["Office", 4],
      ].every(([header, id]) => {
        const value = change?.cells[String(header)];
        return valueAt(table, row, Number(id)) === value || isTold(value);
      });
      if (!isSame) wrong.push(`the new row ${key} is there, and is not as it should be`);
    } else if (table.columns.some(({ id }) => ![6].includes(id) && valueAt(table, row, id) !== ""))
      wrong.push(`a row without a name holds something`);
  }
  for (const mark of expected.keys()) wrong.push(`the row ${mark} is lost`);
  for (const key of added.keys()) wrong.push(`the new row ${key} is not there`);
  const outside = [...table.box.sheet.cells].flatMap(([at, { value }]) => {
    const cell = { sheet: table.box.sheet, top: Math.floor(at / 16_384), left: at % 16_384, rows: 1, columns: 1 };
    return value === "" || overlap(cell, table.box) ? [] : [String(value)];
  });
  const totals = cellAt(table.box.sheet, table.box.top + table.box.rows - 1, table.box.left).value;
  if (
    table.hasTotals &&
    !table.columns.some(
      (_, at) => cellAt(table.box.sheet, table.box.top + table.box.rows - 1, table.box.left + at).value === 16,
    )
  )
    wrong.push(`the totals row says ${totals}`);
  if (isTold("Footnote")) outside.push("Footnote");
  if (outside.sort().join() !== "Footnote,Side note") wrong.push(`outside of the table: ${outside.join(", ")}`);
  table.columns.forEach(({ name }, column) => {
    const shown = cellAt(table.box.sheet, table.box.top, table.box.left + column).value;
    if (shown !== name) wrong.push(`the header ${name} says ${shown}`);
  });
  for (const { error } of host.log)
    if (error === "NotImplemented") wrong.push("the simulated Excel does not serve something");
  return wrong;
}
