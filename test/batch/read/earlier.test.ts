import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readDecisions, readRunFile } from "../../../batch/read/earlier.ts";
import type { Diagnostic } from "../../../core/diagnostic.ts";
import { runFileJson } from "../../../core/report/json.ts";
import { standardPolicy } from "../../../core/roster/settings.ts";
import { sampleRun } from "../../support/run-file-sample.ts";
import { makeWorkbook, oneTable } from "../../support/workbook.ts";

function file(name: string, content: string | Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), "earlier-")), name);
  writeFileSync(path, content);
  return path;
}

/** What reading gave, and what was said as `code at column`. */
function heard<T>(read: (report: (diagnostic: Diagnostic) => void) => T) {
  const said: Diagnostic[] = [];
  const answer = read((diagnostic) => said.push(diagnostic));
  return {
    answer,
    said: said.map(({ code, at }) => [code, at.row, at.column].filter((part) => part !== undefined).join(" ")),
  };
}

describe("decisions", () => {
  const decide = (path: string) => heard((report) => readDecisions(path, standardPolicy, report));

  test("come from a CSV file, and what cannot be used is said", () => {
    const path = file(
      "review.csv",
      "Finding,Decision,Decided on\na/1,Accepted,2026-03-02\na/2,perhaps,soon\n,accepted,\n",
    );
    const { answer, said } = decide(path);
    expect(answer.map(({ values }) => [values.finding, values.decision, values.decidedOn])).toEqual([
      ["a/1", "accepted", "2026-03-02"],
      ["a/2", undefined, undefined],
    ]);
    expect(said).toEqual(["cell-not-one-of 3 Decision", "cell-not-a-day 3 Decided on", "cell-required 4 Finding"]);
  });

  test("come from the Findings table of a workbook", () => {
    const table = oneTable("Findings", ["Finding", "Amount", "Decision"], [["a/1", 12.5, "to fix"]]);
    const { answer, said } = decide(file("review.xlsx", makeWorkbook(table)));
    expect(answer.map(({ values }) => [values.finding, values.amount, values.decision])).toEqual([
      ["a/1", 12_500_000, "to fix"],
    ]);
    expect(said).toEqual([]);
  });

  test("a file that is not there, and a workbook without a Findings table, are said", () => {
    expect(decide("/nowhere/review.xlsx")).toEqual({ answer: [], said: ["file-unreadable"] });
    const other = makeWorkbook(oneTable("People", ["Email"], [["ana@firm.example"]]));
    expect(decide(file("review.xlsx", other))).toEqual({ answer: [], said: ["table-missing"] });
  });
});

describe("the run before", () => {
  const read = (path: string) => heard((report) => readRunFile(path, report));

  test("is read as it was written", () => {
    expect(read(file("reconciliation.json", runFileJson(sampleRun())))).toEqual({ answer: sampleRun(), said: [] });
  });

  test.each([
    ["no JSON", "{"],
    ["another JSON", '{"schema":"something/1"}'],
    ["an older or newer schema", runFileJson(sampleRun()).replace("reconciliation/1", "reconciliation/2")],
  ])("%s is refused with the way out", (_, content) => {
    expect(read(file("reconciliation.json", content))).toEqual({ answer: undefined, said: ["run-unreadable"] });
  });
});

test("files that are not there are told with the option that names them, and with what is not known then", () => {
  const said: Diagnostic[] = [];
  readDecisions("away/review.xlsx", standardPolicy, (diagnostic) => said.push(diagnostic));
  readRunFile("away/reconciliation.json", (diagnostic) => said.push(diagnostic));
  expect(said.map(({ message }) => message)).toEqual([
    "There is no such file or folder; what was decided is not known.",
    "There is no such file or folder; what the run before had found is not known.",
  ]);
  expect(said.map(({ help }) => /behind (--\w+)/.exec(help)?.[1])).toEqual(["--decisions", "--since"]);
});
