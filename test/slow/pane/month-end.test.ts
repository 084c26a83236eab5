import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readRunFile } from "../../../core/roster/earlier.ts";
import type { RunFile } from "../../../core/run-file.ts";
import { hasOffice, sheetsByOffice } from "../../support/office.ts";
import { onCommandLine } from "../../support/on-command-line.ts";
import { sample } from "../../support/reconcile-sample.ts";
import { checkWorkbook } from "../../support/workbook-check.ts";
import { describeWalks, isTooWide, rosterOf, type Walk } from "./walk.ts";

// A month end from the exports to the signed month, and what the other programs then say of the saved workbook.

const folder = mkdtempSync(join(tmpdir(), "credit-roster-month-end-"));
const saved = join(folder, "roster.xlsx");
const exports = readdirSync(join(sample, "usage")).map((name) => join(sample, "usage", name));

async function reconcile(walk: Walk): Promise<RunFile> {
  const { frame } = walk;
  await frame.getByRole("button", { name: "Reconcile", exact: true }).click();
  await frame.getByRole("heading", { name: "Result", level: 1 }).waitFor({ timeout: 30_000 });
  const file = await walk.saved(() => frame.getByRole("button", { name: "reconciliation.json" }).click());
  const run = readRunFile(new TextDecoder().decode(file.bytes), file.name, () => {});
  if (run === undefined) throw new Error("what was saved is no run");
  return run;
}

describeWalks("a month end in the pane", (open) => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("exports, findings, a decision, a balance and the signature are in the workbook, and every program reads them", {
    timeout: 180_000,
  }, async () => {
    const walk = await open({ height: 900 });
    const { frame, problems } = walk;
    await frame.getByRole("tab", { name: "Reconcile" }).click();
    await frame.locator("input[type=file]").first().setInputFiles(exports);
    await reconcile(walk);
    await frame.getByRole("button", { name: "Write Balances and Findings" }).click();
    await frame.getByText("Balances and Findings say what this run says.").waitFor({ timeout: 30_000 });

    await frame.getByRole("button", { name: "Look at the findings" }).click();
    await frame.getByRole("checkbox", { name: /^Pick all 2: More was used/ }).click();
    await frame.getByRole("button", { name: "Accept", exact: true }).click();
    await frame.getByLabel("Decided by").fill("Mia");
    await frame.getByRole("button", { name: "Accept 2 findings" }).click();
    await frame.getByRole("tab", { name: "On the desk (13)" }).waitFor();

    await frame.getByRole("tab", { name: "Balances" }).click();
    await frame.getByRole("button", { name: "Note a balance" }).click();
    await frame.getByLabel("Subject").fill("CN-4821");
    await frame.getByLabel("Date").fill("2026-03-31");
    await frame.getByLabel("Reported balance").fill("512");
    await frame.getByRole("heading", { name: "Note a balance", level: 1 }).click();
    await frame.getByText("The two agree.").waitFor();
    await frame.getByRole("button", { name: "Note a balance" }).click();
    await frame.getByRole("heading", { name: "Balances", level: 1 }).waitFor();

    // what was decided and noted counts in the run that is signed
    await frame.getByRole("tab", { name: "Reconcile" }).click();
    await frame.getByRole("button", { name: "Change the files" }).click();
    const signed = await reconcile(walk);
    await frame.getByRole("tab", { name: "Balances" }).click();
    await frame.getByRole("button", { name: "Close a month" }).click();
    await frame.getByLabel("Month", { exact: true }).selectOption({ label: "March 2026" });
    await frame.getByLabel("Prepared by").fill("Mia");
    await frame.getByLabel("Reviewed by").fill("Tom");
    await frame.getByRole("button", { name: /^Close March 2026/ }).click();
    await frame.getByText("Closed by Mia, reviewed by Tom").first().waitFor();
    expect(await isTooWide(frame)).toBe(false);

    const bytes = walk.saveWorkbook();
    writeFileSync(saved, bytes);
    expect(checkWorkbook(bytes)).toEqual([]);
    const { roster, codes } = rosterOf(bytes);
    expect(codes).toEqual([]);
    expect(roster.findings.filter(({ values }) => values.decision === "accepted")).toHaveLength(2);
    expect(roster.closings.map(({ values }) => values.month)).toEqual(["2026-03", "2026-03"]);

    // the command line finds what the pane finds: nothing on the desk of what was decided, and no month that has changed
    const again = (await onCommandLine(saved, [join(sample, "usage")])).answer.run;
    const standings = again.findings.filter(({ code }) => code === "overdraft").map(({ standing }) => standing);
    expect(standings).toEqual(["accepted", "accepted"]);
    expect(again.findings.filter(({ code }) => code === "closed-month-changed")).toEqual([]);
    await frame.getByRole("tab", { name: "Reconcile" }).click();
    await frame.getByRole("button", { name: "Change the files" }).click();
    const last = await reconcile(walk);
    expect(last.fingerprint).toBe(again.fingerprint);
    expect(signed.fingerprint).toBe(roster.closings[0]?.values.fingerprint);
    expect(problems()).toEqual([]);
  });

  describe.skipIf(!hasOffice)("as LibreOffice reads it (skipped where there is none)", () => {
    test("decisions, balances and the signature stand in their sheets, days as days and amounts as numbers", () => {
      const sheets = sheetsByOffice(saved);
      expect([...sheets.keys()]).toEqual(
        expect.arrayContaining(["Findings", "Balances", "Closings", "Balance checks"]),
      );
      expect(
        sheets
          .get("Findings")
          ?.split("\n")
          .filter((line) => line.includes(",accepted,")),
      ).toHaveLength(2);
      expect(sheets.get("Closings")).toMatch(
        /2026-03\/CN-4821\/cloud-credit,2026-03,CN-4821,cloud-credit,[\d.]+,[\d.]+,0,512,/,
      );
      expect(sheets.get("Balances")).toMatch(/,active,2026-03-31,[0-9a-f]{64}/);
      expect(sheets.get("Balance checks")).toMatch(/B-2026-01,2026-03-31,CN-4821,/);
      expect([...sheets.values()].join("\n")).not.toMatch(/#(REF|VALUE|NAME|N\/A)/);
    });
  });
});
