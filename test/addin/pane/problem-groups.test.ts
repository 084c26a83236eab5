import { expect, test } from "vitest";
import { problemGroups } from "../../../addin/pane/screens/reconcile/problem-groups.ts";
import type { RunDiagnostic } from "../../../core/run-file.ts";
import { oneTable } from "../../support/workbook.ts";
import { openSketchPane } from "./open-pane.ts";

const problem = (cells: Partial<RunDiagnostic>): RunDiagnostic => ({
  code: "cell-not-a-day",
  severity: "error",
  message: "It is no day.",
  help: "Type one.",
  at: { file: "a.csv", line: 7, column: "date" },
  ...cells,
});

async function groups(...diagnostics: readonly RunDiagnostic[]) {
  const { store } = await openSketchPane(oneTable("People", ["Email", "Name"], [["ana@example.com", "Ana"]]));
  const open = store.get().snapshot?.open;
  if (open === undefined) expect.fail("nothing was read");
  return problemGroups(diagnostics, open);
}

test("one kind is two groups where it is told in two ways, and each problem has a key of its own", async () => {
  const found = await groups(problem({ severity: "note" }), problem({}), problem({}));
  expect(found.map(({ severity, code, shown, more }) => [severity, code, shown.length, more])).toEqual([
    ["error", "cell-not-a-day", 2, 0],
    ["note", "cell-not-a-day", 1, 0],
  ]);
  expect(new Set(found[0]?.shown.map(({ key }) => key)).size).toBe(2);
});

test("where it is, is told as far as it is known; only a line has an excerpt", async () => {
  const place = async (at: RunDiagnostic["at"]) => {
    const [group] = await groups(problem({ at }));
    const [one] = group?.shown ?? [];
    return [one?.place, one?.line?.line, one?.cell?.address];
  };
  expect(await place({ file: "a.csv", line: 7, column: null })).toEqual(["a.csv, line 7", 7, undefined]);
  expect(await place({ file: "a.csv", line: null, column: "date" })).toEqual(["a.csv, date", undefined, undefined]);
  expect(await place({ file: "", line: null, column: null })).toEqual(["", undefined, undefined]);
  const workbook = "this workbook";
  const table = (row: number | null, column: string | null) =>
    place({ file: workbook, table: "People", row, column } as RunDiagnostic["at"]);
  expect(await table(2, "Name")).toEqual(["People B2", undefined, "B2"]);
  expect(await table(2, null)).toEqual(["People A2", undefined, "A2"]);
  expect(await table(null, null)).toEqual(["People A1", undefined, "A1"]);
});

test("what a file says cannot steer the screen, and the command line is not spoken of", async () => {
  const [group] = await groups(
    problem({
      message: "It says \u202Eevil.",
      help: "Look at \u202Eit. State the days, such as --period 2026-01-01..2026-03-31.",
      at: { file: "a\u202E.csv", line: 1, column: null },
    }),
  );
  expect(group?.shown[0]).toMatchObject({
    message: "It says \uFFFDevil.",
    help: "Look at \uFFFDit. Type them under “Days of reports that do not state theirs”, and reconcile again.",
    place: "a\uFFFD.csv, line 1",
  });
});
