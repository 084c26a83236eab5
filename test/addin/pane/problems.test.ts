import { expect, test } from "vitest";
import { problemPlace } from "../../../addin/pane/problems.ts";
import { openSketchPane } from "./open-pane.ts";

/** A table that begins in C4 of a sheet with another name than its own. */
const sketch = {
  sheets: [
    {
      name: "Staff",
      tables: [{ name: "People", at: [4, 3] as const, headers: ["Email", "Name"], rows: [["ana@example.com", "Ana"]] }],
    },
  ],
};

test("a problem is shown where it stands on the sheet: its cell, its row's first cell, or the table's header", async () => {
  const { store } = await openSketchPane(sketch);
  const open = store.get().snapshot?.open;
  if (open === undefined) expect.fail("nothing was read");
  const place = (row?: number, column?: string, table = "People") =>
    problemPlace(
      { at: { file: "roster.xlsx", table, ...(row === undefined ? {} : { row }), ...(column ? { column } : {}) } },
      open,
    );
  expect(place(5, "Name")).toEqual({ words: "Staff D5", cell: { sheet: "Staff", address: "D5" } });
  // headers are found as they are meant
  expect(place(5, "NAME")?.cell?.address).toBe("D5");
  expect(place(5)?.cell?.address).toBe("C5");
  expect(place(5, "No such column")?.cell?.address).toBe("C5");
  expect(place()?.cell?.address).toBe("C4");
  expect(place(0, "Name")?.cell?.address).toBe("D4");
  expect(place(2, "Email", "Pools")).toEqual({ words: "Pools", cell: undefined });
  expect(problemPlace({ at: { file: "a.csv", row: 3 } }, open)).toBeUndefined();
});
