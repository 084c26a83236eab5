import { beforeAll, describe, expect, test } from "vitest";
import { answerQuestion } from "../../../addin/reconcile/ask.ts";
import type { Kept } from "../../../addin/reconcile/kept.ts";
import { offeredFiles } from "../../../addin/reconcile/protocol.ts";
import { writePlan } from "../../../addin/reconcile/questions/writing.ts";
import type { Month } from "../../../core/calendar.ts";
import { checkMonth } from "../../../core/closing/month.ts";
import { storedRoster } from "../../../core/commands/command.ts";
import { MICRO } from "../../../core/credits.ts";
import { planOf } from "../../../core/plan/plan.ts";
import { allocationsCsv } from "../../../core/report/allocations-csv.ts";
import { findingsCsv } from "../../../core/report/findings-csv.ts";
import { reportHtml } from "../../../core/report/html.ts";
import { runFileJson } from "../../../core/report/json.ts";
import { planText } from "../../../core/report/plan/text.ts";
import { statementText } from "../../../core/report/statement/text.ts";
import { statementOf } from "../../../core/statement/statement.ts";
import { findSubject } from "../../../core/statement/subject.ts";
import { after } from "../../support/command-desk.ts";
import { onCommandLine } from "../../support/on-command-line.ts";
import { long } from "../../support/runs.ts";
import { answered, day, dropped, sampleExports, sampleRoster, samples, today } from "./pane-side.ts";

type Command = Awaited<ReturnType<typeof onCommandLine>>;

let kept: Kept;
let command: Command;
beforeAll(async () => {
  kept = answered({ roster: await sampleRoster(), files: await sampleExports() }).kept;
  command = await onCommandLine(`${samples}/roster.xlsx`, [`${samples}/usage`]);
});

/** An answer as the page gets it. */
async function asked<Name extends Parameters<typeof answerQuestion>[1]>(
  name: Name,
  given: Parameters<typeof answerQuestion<Name>>[2],
) {
  return structuredClone(await answerQuestion(kept, name, given));
}

test("what writing would do is what it does to the workbook's own tables, and nothing once it is done", async () => {
  const stored = storedRoster((await sampleRoster()).grids, "", () => {});
  const gridsOf = ({ grids: { findings, balances, settings } }: typeof stored) =>
    ({ grids: { findings, balances, settings } }) as Parameters<typeof asked<"writing">>[1];
  const plan = await asked("writing", gridsOf(stored));
  expect(plan).toEqual(writePlan(stored, kept.answer.run));
  if (plan.kind !== "ready") expect.fail(plan.kind);
  expect(plan.tables.map(({ added }) => added > 0)).toEqual([true, true]);
  expect((await asked("writing", gridsOf(after(stored, plan.done)))).kind).toBe("written");
  // a workbook without the tables is told what to do
  const { settings } = stored.grids;
  expect(await asked("writing", { grids: settings === undefined ? {} : { settings } })).toMatchObject({
    kind: "refused",
    help: /Prepare the workbook/,
  });
});

describe("the files to save are those of the command line", () => {
  test.each(offeredFiles.filter((name) => name !== "review.xlsx"))("%s", async (name) => {
    const { run, facts } = command.answer;
    const expected = {
      "reconciliation.json": () => runFileJson(run),
      "report.html": () => reportHtml(run, undefined),
      "findings.csv": () => findingsCsv(run),
      "allocations.csv": () => [...allocationsCsv(facts)].join(""),
    };
    const blob = await answerQuestion(kept, "file", { name });
    expect(await blob.text()).toBe(expected[name]());
  });

  long("review.xlsx, which may be dropped again", async () => {
    const blob = await answerQuestion(kept, "file", { name: "review.xlsx" });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const exports = await sampleExports();
    const { files } = answered({
      roster: await sampleRoster(),
      files: [dropped("review.xlsx", bytes), ...exports],
    }).result;
    expect(files[0]?.kind).toBe("review");
  });
});

describe("a person's statement", () => {
  test("says what the command line says, and in parts who paid what", async () => {
    const { facts, run } = command.answer;
    const rich = [...run.people].sort((a, b) => b.fromOwn - a.fromOwn).find(({ overdrawn }) => overdrawn > 0);
    const person = rich?.email ?? "";
    const found = await asked("statement", { person: ` ${person.toUpperCase()}` });
    if (found.kind !== "found") throw new Error(found.reason);
    const subject = findSubject(facts.ledger, { kind: "person", name: person });
    if (subject.kind !== "found") throw new Error("not found");
    expect(found.text).toBe(statementText(facts, statementOf(facts.ledger, subject.subject, undefined)));
    expect(found.own.map(({ pool }) => pool)).toContain(`individual:${person}`);
    const [part] = found.parts;
    if (part === undefined) throw new Error("no part");
    const { sums, opening, closing, entries } = part;
    expect(sums.fromOwn).toBe(rich?.fromOwn);
    expect(opening.balance + sums.granted + sums.adjusted - sums.drawn - sums.lapsed).toBeCloseTo(closing.balance, 6);
    expect(new Set(entries.map(({ kind }) => kind))).toContain("not paid");
    const paid = entries.find(({ kind }) => kind === "used");
    expect(paid?.words).toMatch(/paid/);
    expect(paid?.place).toMatch(/^[\w-]+\.csv:\d+$/);
    expect(part.overdrawn).toMatch(/^Overdrawn/);
  });

  test("begins on a day where one is given, and is refused in words", async () => {
    const email = command.answer.run.people[0]?.email ?? "";
    const whole = await asked("statement", { person: email });
    const late = await asked("statement", { person: email, from: day("2026-03-31") });
    if (whole.kind !== "found" || late.kind !== "found") throw new Error("not found");
    expect(late.text.length).toBeLessThan(whole.text.length);
    const nobody = await asked("statement", { person: `x${email}` });
    expect(nobody).toMatchObject({ kind: "unknown", reason: expect.stringContaining(`Did you mean ${email}?`) });
    const ahead = await asked("statement", { person: email, from: day("2026-04-01") });
    expect(ahead).toMatchObject({ kind: "unknown", reason: expect.stringContaining("2026-03-31") });
  });
});

test("the plan is the command line's, with a letter for each order", async () => {
  const plan = planOf(command.answer.facts, []);
  const found = await asked("plan", {});
  expect(found.text).toBe(planText(plan));
  expect(found.contracts.map(({ letters: _letters, ...contract }) => contract)).toEqual(plan.contracts);
  const [ordered] = found.contracts.filter(({ orders }) => orders.length > 0);
  expect(ordered?.letters.length).toBe(ordered?.orders.length);
  const [letter] = ordered?.letters ?? [];
  const [order] = ordered?.orders ?? [];
  expect(letter?.lines.join("\n")).toContain(`wanted by: ${order?.availableOn}`);
  expect(letter?.subject).toContain(ordered?.contract);
});

describe("closing a month", () => {
  const people = { preparedBy: "Ida Maurer", reviewedBy: "Ole Brandt", anyway: false };
  const month = (text: string) => text as Month;

  test.each(["2026-03", "2025-12"])("checks %s as the command line does, as of its last day", async (text) => {
    const found = await asked("closing", { ...people, month: month(text), today });
    if (found.kind !== "checked") throw new Error(found.reason);
    const asOf = day(text === "2026-03" ? "2026-03-31" : "2025-12-31");
    const { answer } = await onCommandLine(`${samples}/roster.xlsx`, [`${samples}/usage`], { asOf });
    const { run, closedBy, kind: _kind, ...checked } = found;
    expect(checked).toEqual(checkMonth(answer, month(text), answer.facts.ledger.roster, people));
    expect([run.asOf, run.fingerprint]).toEqual([asOf, answer.run.fingerprint]);
    expect(checked.fresh.length).toBeGreaterThan(1);
    expect(closedBy).toContain("Ida Maurer, reviewed by Ole Brandt");
    // the answer that is kept is still the one that was asked for
    expect(kept.answer.run.asOf).toBe("2026-03-31");
  });

  test("is refused before the month is over, and stopped where one person does both", async () => {
    const early = await asked("closing", { ...people, month: month("2026-04"), today });
    expect(early).toMatchObject({ kind: "refused", reason: expect.stringContaining("2026-04 is not over") });
    const alone = await asked("closing", { ...people, reviewedBy: "ida maurer", month: month("2026-03"), today });
    if (alone.kind !== "checked") throw new Error(alone.reason);
    expect(alone.stops.map(({ name }) => name)).toEqual(["two people"]);
  });
});

describe("balances", () => {
  /** The sample, with another figure on the vendor's screen. */
  async function withOtherFigures(): Promise<Kept> {
    const roster = await sampleRoster();
    const checks = roster.grids.balanceChecks as NonNullable<typeof roster.grids.balanceChecks>;
    const column = checks.headers.indexOf("Reported balance");
    const rows = checks.rows.map((row, at) => {
      const cells = row.cells.map((cell, position) => (position === column && at < 2 ? Number(cell) - 12.5 : cell));
      return { ...row, cells };
    });
    const grids = { ...roster.grids, balanceChecks: { ...checks, rows } };
    return answered({ roster: { ...roster, grids }, files: await sampleExports() }).kept;
  }

  test("the noted ones stand beside ours, and a difference is told as the finding tells it", async () => {
    const agreeing = await asked("balance", {});
    expect(agreeing.noted.map(({ differs }) => differs)).toEqual([...agreeing.noted].fill(undefined as never));
    const other = await withOtherFigures();
    const { noted, own } = structuredClone(await answerQuestion(other, "balance", {}));
    expect(own).toBeUndefined();
    expect(noted.length).toBe(5);
    const differing = noted.filter(({ differs }) => differs !== undefined);
    const findings = other.answer.run.findings.filter(({ code }) => code === "balance-differs");
    expect(differing.length).toBe(2);
    expect(differing.some(({ differs }) => differs?.offer !== undefined)).toBe(true);
    expect(new Set(differing.map(({ differs }) => differs?.message))).toEqual(
      new Set(findings.map(({ message }) => message)),
    );
    for (const { reported, ours, differs } of noted) {
      if (differs === undefined) expect(ours).toBe(reported);
      else {
        expect(findings.map(({ next }) => next)).toContain(differs.next);
        const { difference, parts, unexplained } = differs;
        const micros = [...parts.map(({ amount }) => amount), unexplained].map((amount) => Math.round(amount * MICRO));
        expect(micros.reduce((sum, amount) => sum + amount, 0)).toBe(Math.round(difference * MICRO));
        expect(Math.round((reported - ours) * MICRO)).toBe(Math.round(difference * MICRO));
      }
    }
  });

  test("ours is told of any subject on any day that the run knows", async () => {
    const { noted } = await asked("balance", {});
    for (const { subject, date, ours, unit } of noted) {
      const { own } = await asked("balance", { own: { subject, date } });
      expect(own).toMatchObject({ kind: "known", amount: ours, unit });
    }
    const pool = command.answer.run.pools.find(({ state, remaining }) => state === "active" && remaining > 0);
    const { own } = await asked("balance", { own: { subject: pool?.pool ?? "", date: day("2026-03-31") } });
    expect(own).toMatchObject({ kind: "known", amount: pool?.remaining });
    expect(own).toMatchObject({ words: expect.stringMatching(/^At the end of 2026-03-31 we have .* for /) });
  });

  test.each([
    ["a subject that is none", { subject: "CN-4822", date: day("2026-01-31") }, "Did you mean CN-4821?"],
    [
      "another unit",
      { subject: "P-2025-02", unit: "flex-token", date: day("2026-01-31") },
      "is counted in cloud-credit",
    ],
    ["a day that is not known yet", { subject: "CN-4821", date: day("2026-04-01") }, "as of 2026-03-31"],
  ] as const)("%s is refused in words", async (_, own, words) => {
    const found = await asked("balance", { own });
    expect(found.own).toMatchObject({ kind: "unknown", reason: expect.stringContaining(words) });
  });

  test("nothing is told of days before the eve of the ledger's start", async () => {
    const roster = await sampleRoster();
    const settings = roster.grids.settings as NonNullable<typeof roster.grids.settings>;
    const others = settings.rows.filter(({ cells }) => cells[0] !== "Ledger starts on");
    const rows = [...others, { row: 99, cells: ["Ledger starts on", "2025-07-01", ""] }];
    const later = { ...roster, grids: { ...roster.grids, settings: { ...settings, rows } } };
    const other = answered({ roster: later, files: await sampleExports() }).kept;
    const on = async (date: string) =>
      (await answerQuestion(other, "balance", { own: { subject: "CN-4821", date: day(date) } })).own?.kind;
    expect([await on("2025-06-29"), await on("2025-06-30")]).toEqual(["unknown", "known"]);
  });
});
