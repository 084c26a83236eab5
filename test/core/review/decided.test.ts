import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readDecisions } from "../../../batch/read/earlier.ts";
import { reviewFile } from "../../../batch/write/review-file.ts";
import type { Diagnostic } from "../../../core/diagnostic.ts";
import type { Answer } from "../../../core/reconcile.ts";
import { standardPolicy } from "../../../core/roster/settings.ts";
import { reconcileTables } from "../../support/reconcile-tables.ts";
import { checkWorkbook } from "../../support/workbook-check.ts";
import { rowsOf } from "./review-tables.ts";

describe("what was decided", () => {
  const roster = {
    "contracts.csv": "Contract,Starts on,Ends on\nC-1,2025-01-01,2026-12-31\n",
    "people.csv": "Email,Contract,Registered on\nana@firm.example,C-1,2025-06-01\n",
    "pools.csv": "Pool ID,Contract,Credits,Purchased on,Applied on\nP1,C-1,500,2025-10-01,2025-10-02\n",
  };
  const usage =
    "date,user,credits\n2026-03-02,cem@firm.example,3\n2026-03-03,dan@firm.example,8\n2026-03-31,ana@firm.example,1\n";
  const [cem, dan] = ["cem", "dan"].map((name) => `unknown-person/${name}@firm.example/cloud-credit`);

  async function reviewed(findings: string, used = usage) {
    const answer = reconcileTables({ ...roster, "findings.csv": findings }, { "u.csv": used }, "2026-03-31");
    const bytes = await reviewFile(answer.run, answer.memory);
    expect(checkWorkbook(bytes)).toEqual([]);
    const path = join(mkdtempSync(join(tmpdir(), "review-")), "review.xlsx");
    writeFileSync(path, bytes);
    const said: Diagnostic[] = [];
    const read = readDecisions(path, standardPolicy, (diagnostic) => said.push(diagnostic));
    expect(said).toEqual([]);
    const again = reconcileTables(roster, { "u.csv": used }, "2026-03-31", { decisions: read });
    return { rows: rowsOf(bytes, "Findings"), read, answer, again };
  }

  test("is filled in as it was typed, and read again it is the same decision", async () => {
    const table = `Finding,Amount,First seen,Decision,Decided amount,Accepted until,Assigned to,Decided by,Decided on,Remark
${cem},3,2026-02-28,accepted,4.5,2026-12-31,Ana,Ben,2026-03-05,"=1+1
second line"
${dan},8,2026-02-28,to fix,,,Cem,,,
`;
    const { rows, answer, again, read } = await reviewed(table);
    expect(rows.find(({ Finding }) => Finding === cem)).toMatchObject({
      Standing: "accepted",
      Decision: "accepted",
      "Decided amount": 4.5,
      "Accepted until": "2026-12-31",
      "Assigned to": "Ana",
      "Decided by": "Ben",
      "Decided on": "2026-03-05",
      Remark: "=1+1\nsecond line",
    });
    expect(rows.find(({ Finding }) => Finding === dan)).toMatchObject({
      Standing: "open",
      Decision: "to fix",
      "Decided amount": null,
      "Assigned to": "Cem",
    });
    expect(read.find(({ values }) => values.finding === cem)?.values.decidedAmount).toBe(4_500_000);
    const standings = ({ run }: Answer) =>
      run.findings.map(({ finding, standing, firstSeen }) => [finding, standing, firstSeen]);
    expect(standings(again)).toEqual(standings(answer));
  });

  test("a blank Decided amount is filled with the amount that it meant, so that growth is not accepted by the next run", async () => {
    const table = `Finding,Amount,First seen,Decision\n${dan},5,2026-02-28,accepted\n`;
    const { rows, again } = await reviewed(table);
    expect(rows.find(({ Finding }) => Finding === dan)).toMatchObject({
      Standing: "grown",
      Amount: 8,
      "Decided amount": 5,
    });
    expect(again.run.findings.find(({ finding }) => finding === dan)).toMatchObject({
      standing: "grown",
      decidedAmount: 5,
    });
  });

  test("what nobody is needed for comes last, and what a run does not speak of is kept", async () => {
    const later = "unknown-person/eve@firm.example/cloud-credit";
    const table = `Finding,Amount,First seen,Decision,Remark
${dan},8,2026-02-28,accepted,
unknown-person/gone@firm.example/cloud-credit,1,2026-02-28,,
${later},7,2026-04-30,accepted,of April
unknown-person/blank@firm.example/cloud-credit,1,2026-04-30,,
`;
    const { rows, read } = await reviewed(table);
    const order = rows.map(({ Finding, Standing }) => [String(Finding).split("/")[1], Standing]);
    expect(order.slice(-4)).toEqual([
      [expect.any(String), "new"],
      ["dan@firm.example", "accepted"],
      ["gone@firm.example", "gone"],
      ["eve@firm.example", null],
    ]);
    expect(order.slice(0, -3).every(([, standing]) => standing === "new")).toBe(true);
    const kept = read.find(({ values }) => values.finding === later)?.values;
    expect(kept).toMatchObject({
      decision: "accepted",
      decidedAmount: 7_000_000,
      remark: "of April",
      firstSeen: "2026-04-30",
    });
  });
});
