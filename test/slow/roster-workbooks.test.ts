import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { readWorkbook } from "../../core/files/xlsx/read-workbook.ts";
import type { RunFile } from "../../core/run-file.ts";
import type { Grid } from "../../core/table/grid.ts";
import { runCommand, temporaryFolder } from "../support/command.ts";
import { hasOffice, python, pythonForOffice, runPython, savedByOffice } from "../support/office.ts";
import { byExceljs, bySheetJs, plainTables, savedByExceljs, withTables } from "../support/other-writers.ts";
import { figures, reconciledSample, sample } from "../support/reconcile-sample.ts";

// The sample roster, written and edited by other programs, must give the figures that its CSV files give.

const ours = join(sample, "roster.xlsx");
const tables = plainTables(join(sample, "roster"));
const openpyxl = fileURLToPath(new URL("../support/openpyxl-writer.py", import.meta.url));

let expected: RunFile;
beforeAll(async () => {
  expected = await reconciledSample(join(sample, "roster"));
  expect(expected.findings.length).toBeGreaterThan(10);
});

async function expectSameFigures(path: string): Promise<void> {
  expect(figures(await reconciledSample(path))).toEqual(figures(expected));
}

/** A table as our reader finds it. */
function grid(path: string, name: string): Grid {
  const found = readWorkbook(readFileSync(path), path, [name], () => {})?.tables.get(name);
  if (found === undefined) throw new Error(`no table ${name} in ${path}`);
  return found;
}

function written(bytes: Uint8Array): string {
  const path = join(temporaryFolder(), "roster.xlsx");
  writeFileSync(path, bytes);
  return path;
}

test("our own workbook gives the figures of the CSV files, and the same fingerprint", async () => {
  await expectSameFigures(ours);
  expect((await reconciledSample(ours)).fingerprint).toBe(expected.fingerprint);
});

describe("exceljs", () => {
  test("a workbook that it makes gives the same figures", async () => {
    await expectSameFigures(written(await byExceljs(tables)));
  });

  test("ours, loaded and saved by it, gives the same figures", async () => {
    await expectSameFigures(written(await savedByExceljs(ours)));
  });
});

describe("SheetJS", () => {
  test("a workbook that it makes has no Excel tables: it is refused with what to press", async () => {
    const path = written(bySheetJs(tables));
    const { stdout, exitCode } = await runCommand(["check", "--roster", path], { cwd: temporaryFolder() });
    const said = stdout.replace(/\s+/g, " ");
    for (const name of tables.keys()) {
      expect(said).toContain(`The sheet ${name} holds cells, but no Excel table, so nothing of it is read.`);
      expect(said).toContain(`press Ctrl+T, and name the table ${name} under Table Design.`);
    }
    expect(exitCode).toBe(2);
  });

  test("with tables added it gives the same figures", async () => {
    await expectSameFigures(written(withTables(bySheetJs(tables), tables)));
  });
});

describe.skipIf(python === undefined)("openpyxl (skipped where python3-openpyxl is not installed)", () => {
  test("ours, loaded and saved by it, gives the same figures", async () => {
    const path = join(temporaryFolder(), "roster.xlsx");
    runPython(python ?? "", "openpyxl-writer.py", ["saved", ours, path]);
    await expectSameFigures(path);
  });

  test("a workbook that it makes gives the same figures", async () => {
    const path = join(temporaryFolder(), "roster.xlsx");
    execFileSync(python ?? "", [openpyxl, "built", path], { input: JSON.stringify(Object.fromEntries(tables)) });
    await expectSameFigures(path);
  });
});

describe.skipIf(!hasOffice)("LibreOffice (skipped where it is not installed)", () => {
  test("ours, opened and saved by it, gives the same figures", async () => {
    await expectSameFigures(savedByOffice(ours, temporaryFolder()));
  });

  test.skipIf(python === undefined)("what openpyxl made, opened and saved by it, gives the same figures", async () => {
    const path = join(temporaryFolder(), "roster.xlsx");
    execFileSync(python ?? "", [openpyxl, "built", path], { input: JSON.stringify(Object.fromEntries(tables)) });
    await expectSameFigures(savedByOffice(path, temporaryFolder()));
  });

  test("a workbook of CSV files by exceljs, opened and saved by it, gives the same figures", async () => {
    await expectSameFigures(savedByOffice(written(await byExceljs(tables)), temporaryFolder()));
  });
});

describe.skipIf(pythonForOffice === undefined)("edits in LibreOffice (skipped without python3-uno)", () => {
  let folder = "";
  const edited = (edit: string) => join(folder, `${edit}.xlsx`);
  beforeAll(() => {
    const place = temporaryFolder();
    folder = join(place, "edited");
    mkdirSync(folder);
    runPython(pythonForOffice ?? "", "office-edits.py", [ours, folder, join(place, "profile")]);
  }, 180_000);

  test("saved without an edit it gives the same figures", async () => {
    await expectSameFigures(edited("saved"));
  });

  test("sorted rows give the same figures", async () => {
    for (const name of ["People", "Pools"]) {
      expect(grid(edited("sorted_rows"), name).rows[0]?.cells).not.toEqual(grid(ours, name).rows[0]?.cells);
      expect(grid(edited("sorted_rows"), name).rows.length).toBe(grid(ours, name).rows.length);
    }
    await expectSameFigures(edited("sorted_rows"));
  });

  test("filtered rows count like the others, and a note says how many there are", async () => {
    const run = await reconciledSample(edited("filtered"));
    const notes = run.diagnostics.filter(({ code }) => code === "rows-hidden");
    expect(notes.map(({ message }) => message)).toEqual([
      "20 rows of the table People are hidden or filtered out, and count like the others.",
    ]);
    const diagnostics = run.diagnostics.filter(({ code }) => code !== "rows-hidden");
    expect(figures({ ...run, diagnostics })).toEqual(figures(expected));
  });

  test("a column of one's own between ours changes nothing", async () => {
    expect(grid(edited("column_inserted"), "People").headers.slice(2, 5)).toEqual(["Office", "Desk", "Cost centre"]);
    await expectSameFigures(edited("column_inserted"));
  });

  test("a table that is moved and widened gives the same figures", async () => {
    const pools = grid(edited("moved_and_widened"), "Pools");
    expect([pools.headerRow, pools.firstColumn, pools.headers.at(-1)]).toEqual([5, 3, "Invoice"]);
    await expectSameFigures(edited("moved_and_widened"));
  });

  test("a totals row is no pool", async () => {
    const [before, after] = [grid(ours, "Pools"), grid(edited("totals_row"), "Pools")];
    expect(after.rows.length).toBe(before.rows.length);
    await expectSameFigures(edited("totals_row"));
  });
});
