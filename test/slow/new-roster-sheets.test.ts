import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import papaparse from "papaparse";
import { describe, expect, test } from "vitest";
import { workbookOf } from "../../batch/sample/workbook.ts";
import type { SketchCell, SketchColumn, WorkbookSketch } from "../../core/files/workbook-sketch.ts";
import { writeWorkbook } from "../../core/files/workbook-write.ts";
import { rosterWorkbook } from "../../core/new-roster/roster-workbook.ts";
import type { PersonKey } from "../../core/person.ts";
import { temporaryFolder } from "../support/command.ts";
import { hasOffice, sheetsByOffice } from "../support/office.ts";
import { sample } from "../support/reconcile-sample.ts";
import { checkWorkbook } from "../support/workbook-check.ts";

type Sheet = readonly (readonly string[])[];

/** What every sheet is meant to say, cell by cell, without blanks at the ends of rows. */
function meant({ sheets }: WorkbookSketch): ReadonlyMap<string, Sheet> {
  return new Map(
    sheets.map((sheet) => {
      if (sheet.kind === "page") return [sheet.name, trimmed(sheet.rows.map((row) => row.map(({ text }) => text)))];
      const rows = sheet.rows.map((row) => sheet.columns.map((column, at) => shown(column, row[at] ?? null)));
      return [sheet.name, trimmed([sheet.columns.map(({ header }) => header), ...rows])];
    }),
  );
}

function shown({ holds }: SketchColumn, cell: SketchCell): string {
  if (holds === "day" && typeof cell === "number") {
    return new Date((cell - 25_569) * 86_400_000).toISOString().slice(0, 10);
  }
  return cell === null ? "" : String(cell);
}

function trimmed(rows: Sheet): Sheet {
  const whole = rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== "") + 1));
  return whole.slice(0, whole.findLastIndex((row) => row.length > 0) + 1);
}

async function readByOffice(sketch: WorkbookSketch): Promise<ReadonlyMap<string, Sheet>> {
  const path = join(temporaryFolder(), "roster.xlsx");
  const bytes = await writeWorkbook(sketch);
  expect(checkWorkbook(bytes)).toEqual([]);
  writeFileSync(path, bytes);
  const parsed = [...sheetsByOffice(path)].map(([name, text]): [string, Sheet] => [
    name,
    trimmed(papaparse.parse<string[]>(text.replace(/\n$/, "")).data),
  ]);
  return new Map(parsed);
}

async function expectAsMeant(sketch: WorkbookSketch): Promise<void> {
  const [read, wanted] = [await readByOffice(sketch), meant(sketch)];
  expect([...read.keys()].sort()).toEqual([...wanted.keys()].sort());
  for (const [name, sheet] of wanted) expect([name, read.get(name)]).toEqual([name, sheet]);
}

describe.skipIf(!hasOffice)("in LibreOffice (skipped where it is not installed)", () => {
  test("every cell of every sheet of an empty roster is what was meant", async () => {
    await expectAsMeant(rosterWorkbook({ contracts: [], people: [] }));
  });

  test("every cell of every sheet of the sample is what was meant", async () => {
    const folder = join(sample, "roster");
    const files = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")] as const);
    await expectAsMeant(workbookOf(new Map(files)));
  });

  test("texts that look like something else stay what they are", async () => {
    const looks = [
      "=1+1",
      "+1",
      "-1",
      "@x",
      "#N/A",
      "007",
      "1e5",
      "TRUE",
      "2026-03-31",
      "1/2",
      "50%",
      'say "a", b',
      "<&>",
    ];
    const people = looks.map((text, at) => ({
      email: `p${at}@example.com` as PersonKey,
      name: text,
      costCentre: text,
    }));
    const more = [{ email: "z@example.com" as PersonKey, name: "Zoë 😀", note: "one\ntwo" }];
    await expectAsMeant(
      rosterWorkbook({ contracts: looks.map((contract) => ({ contract })), people: [...people, ...more] }),
    );
  });
});
