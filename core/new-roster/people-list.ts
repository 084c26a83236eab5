import type { Diagnostic } from "../diagnostic.ts";
import { rosterTables } from "../roster/tables.ts";
import { type CellStyle, plainStyle } from "../table/cell.ts";
import type { RowOf } from "../table/define.ts";
import { type Grid, type GridCell, isBlank } from "../table/grid.ts";
import { readTable } from "../table/read.ts";
import { tidy } from "../text.ts";
import type { ListColumn, ListMeaning } from "./list-columns.ts";

type PersonRow = RowOf<typeof rosterTables.people>;

const { people } = rosterTables;

/**
 * The people of a list whose columns are understood, read as rows of the People table are: what is wrong is said with the
 * list's own line and header, and the cell stays blank or the row is left out. `style` is the firm's, where there is a roster
 * that declares one.
 */
export function readPeopleList(
  list: Grid,
  columns: readonly ListColumn[],
  report: (diagnostic: Diagnostic) => void,
  style: CellStyle = plainStyle,
): readonly PersonRow[] {
  const names = Object.keys(people.columns) as (keyof PersonRow)[];
  const at = (meaning: ListMeaning) => columns.find((column) => column.meaning === meaning);
  const cellOf = (cells: readonly GridCell[], meaning: ListMeaning): GridCell => {
    const column = at(meaning);
    return column === undefined ? "" : (cells[column.position] ?? "");
  };
  const grid: Grid = {
    file: list.file,
    headers: names.map((name) => people.columns[name].headers[0]),
    headerRow: list.headerRow,
    rows: list.rows.map(({ row, cells, broken }) => ({
      row,
      ...(broken === undefined ? {} : { broken }),
      cells: names.map((name) => (name === "name" ? nameOf(cells, cellOf) : cellOf(cells, name))),
    })),
  };
  const rows = readTable(people, grid, style, ({ at: place, ...diagnostic }) => {
    const name = names.find((candidate) => people.columns[candidate].headers[0] === place.column);
    const header = name === undefined ? undefined : at(name)?.header;
    report({
      ...diagnostic,
      // without a roster there is no setting that could be declared
      ...(diagnostic.code === "cell-not-a-day" && style === plainStyle
        ? { help: "Type the day as YYYY-MM-DD, such as 2026-03-31." }
        : {}),
      at: {
        file: list.file,
        ...(place.row === undefined ? {} : { line: place.row }),
        ...(header === undefined ? {} : { column: header }),
      },
    });
  });
  return rows.map(({ values }) => values);
}

/** The name as the list gives it, or put together from its halves. */
function nameOf(
  cells: readonly GridCell[],
  cellOf: (cells: readonly GridCell[], meaning: ListMeaning) => GridCell,
): GridCell {
  const whole = cellOf(cells, "name");
  if (!isBlank(whole)) return whole;
  const parts = [cellOf(cells, "firstName"), cellOf(cells, "lastName")];
  const unknown = parts.find((part) => typeof part === "object");
  if (unknown !== undefined) return unknown;
  const halves = parts.map((half) => tidy(String(half)));
  return halves.filter((half) => half !== "").join(" ");
}
