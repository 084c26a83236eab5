import { expect, test } from "vitest";
import { closeChecklist } from "../../../core/report/checklist.ts";
import type { RunFile } from "../../../core/run-file.ts";
import { only, pageOf, textOf } from "../../support/page.ts";
import { sampleFinding } from "../../support/run-file-parts.ts";
import { emptyRun, sampleRun } from "../../support/run-file-sample.ts";

function statesOf(run: RunFile): Readonly<Record<string, string>> {
  return Object.fromEntries(closeChecklist(run).map(({ name, state }) => [name, state]));
}

/** A run in which nothing is in the way. */
function clean(changes: Partial<RunFile> = {}): RunFile {
  const run = sampleRun({ complete: true, findings: [], diagnostics: [] });
  const rows = { ...run.rows, leftOut: 0, read: run.rows.read - run.rows.leftOut };
  return { ...run, rows, totals: run.totals.map((row) => ({ ...row, open: 0 })), ...changes };
}

test("a month with nothing in the way can be closed; whether balances agree is said as far as it is known", () => {
  expect(statesOf(clean())).toEqual({
    "The month is whole": "done",
    "Everything given could be read": "done",
    "Exports cover every day": "done",
    "Every row is accounted for": "done",
    "Balances agree with the vendor’s": "unknown",
    "Closed months are unchanged": "done",
    "Findings are decided": "done",
    "Nothing is still open": "done",
  });
  expect(textOf(pageOf(clean()))).toContain("Nothing that this run can see is in the way of closing 2026-03.");
});

test.each<readonly [string, string, Partial<RunFile>]>([
  ["The month is whole", "2026-03-30; 2026-03 ends on 2026-03-31", { asOf: "2026-03-30" }],
  ["Everything given could be read", "2 problems", { complete: false, diagnostics: sampleRun().diagnostics }],
  [
    "Exports cover every day",
    "2026-01 and 2026-02",
    { findings: ["2026-01", "2026-02"].map((subject) => gap(subject)) },
  ],
  ["Exports cover every day", "No export was given", { inputs: [] }],
  ["Every row is accounted for", "+ 100 left out", { rows: sampleRun().rows }],
  ["Balances agree with the vendor’s", "1 balance differs", { findings: [sampleFinding({ code: "balance-differs" })] }],
  ["Closed months are unchanged", "1 closed month", { findings: [sampleFinding({ code: "closed-month-changed" })] }],
  ["Findings are decided", "1 finding waits", { findings: [sampleFinding({})] }],
  ["Nothing is still open", "30 credits", { totals: sampleRun().totals }],
])("“%s” is to do because of %s", (name, why, changes) => {
  const step = closeChecklist(clean(changes)).find((one) => one.name === name);
  expect(step?.state).toBe("to do");
  expect(step?.why).toContain(why);
});

function gap(subject: string) {
  return sampleFinding({ code: "export-gap", finding: `export-gap/${subject}`, subject, unit: null });
}

test.each(["accepted", "gone"] as const)("what is %s is in nobody's way, and a note waits for nobody", (standing) => {
  const codes = ["export-gap", "balance-differs", "closed-month-changed"];
  const findings = codes.map((code) => sampleFinding({ code, finding: code, standing }));
  const note = sampleFinding({ finding: "n", severity: "note" });
  expect(statesOf(clean({ findings: [...findings, note] }))).toEqual(statesOf(clean()));
});

test("of many uncovered months the first three are named", () => {
  const findings = ["2025-01", "2025-02", "2025-03", "2025-04", "2025-05"].map(gap);
  const step = closeChecklist(clean({ findings })).find(({ name }) => name === "Exports cover every day");
  expect(step?.why).toBe("Days of 2025-01, 2025-02, 2025-03 and 2 more lie in no export.");
});

test("the page marks each step with a sign and a word, and leads to what it rests on", () => {
  const page = pageOf(clean({ findings: [gap("2026-02")] }));
  const steps = page.querySelectorAll("ol.steps li");
  expect(steps).toHaveLength(8);
  const covered = steps[2];
  expect(textOf(covered as never)).toBe("! Exports cover every day to do Days of 2026-02 lie in no export.");
  expect(only(covered as never, "a").getAttribute("href")).toBe("#cause-1");
  expect(textOf(page.querySelectorAll("section .intro").find((one) => one.text.includes("steps")) as never)).toBe(
    "2 of 8 steps are still to do before 2026-03 can be closed.",
  );
});

test("an empty run closes nothing: no export was given", () => {
  expect(statesOf(emptyRun())["Exports cover every day"]).toBe("to do");
});
