import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "vitest";
import { workbookOf } from "../../batch/sample/workbook.ts";
import type { WorkbookSketch } from "../../core/files/workbook-sketch.ts";
import { writeWorkbook } from "../../core/files/workbook-write.ts";
import { rosterWorkbook } from "../../core/new-roster/roster-workbook.ts";
import type { PersonKey } from "../../core/person.ts";
import { hasOffice } from "../support/office.ts";
import { sample } from "../support/reconcile-sample.ts";
import { expectReadByOffice, lookAlikes } from "../support/sheets-meant.ts";

async function expectAsMeant(sketch: WorkbookSketch): Promise<void> {
  expectReadByOffice(sketch, await writeWorkbook(sketch));
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
    const people = lookAlikes.map((text, at) => ({
      email: `p${at}@example.com` as PersonKey,
      name: text,
      costCentre: text,
    }));
    const more = [{ email: "z@example.com" as PersonKey, name: "Zoë 😀", note: "one\ntwo" }];
    await expectAsMeant(
      rosterWorkbook({ contracts: lookAlikes.map((contract) => ({ contract })), people: [...people, ...more] }),
    );
  });
});
