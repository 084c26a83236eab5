import { beforeAll, expect, test } from "vitest";
import { localeOf } from "../../../addin/pane/locale.ts";
import { statementLines } from "../../../addin/pane/screens/people/statement-lines.ts";
import { answerQuestion } from "../../../addin/reconcile/ask.ts";
import type { Kept } from "../../../addin/reconcile/kept.ts";
import type { StatementAnswer } from "../../../addin/reconcile/questions/statement.ts";
import { answered, sampleExports, sampleRoster } from "../reconcile/pane-side.ts";

type Found = Extract<StatementAnswer, { readonly kind: "found" }>;

const locale = localeOf("en-US");
let kept: Kept;
beforeAll(async () => {
  kept = answered({ roster: await sampleRoster(), files: await sampleExports() }).kept;
});

/** The statement of somebody of the sample, as the worker answers it. */
async function statement(person: string): Promise<Found> {
  const answer = await answerQuestion(kept, "statement", { person });
  return answer.kind === "found" ? answer : expect.fail(answer.reason);
}

test("everything that happened is told, the latest first, with the reason and the row of the export", async () => {
  const { people } = kept.answer.run;
  const busy = [...people].sort((a, b) => b.fromOwn - a.fromOwn)[0];
  const answer = await statement(busy?.email ?? "");
  const { lines, accounts } = statementLines(answer, locale);
  const entries = answer.parts.flatMap((part) => part.entries);
  expect(lines).toHaveLength(entries.length);
  const last = entries.reduce((latest, { day }) => ((day ?? "") > latest ? (day ?? "") : latest), "");
  expect(lines[0]?.figureDetail).toBe(locale.day(last));
  const used = lines.find(({ detail }) => detail.startsWith("own credits paid"));
  expect(used?.title).toMatch(/^Used: /);
  expect(used?.detail).toMatch(/^own credits paid: .+ · .+:\d+$/);
  expect(used?.figure).toMatch(/ credits?$/);
  expect(accounts.length).toBeGreaterThan(0);
});

test("several units are told apart, and what was overdrawn comes with the notes", () => {
  const part = (unit: "cloud-credit" | "flex-token", day: string | undefined, overdrawn?: string) => ({
    unit,
    entries: [{ day, title: "Granted", amount: 1, words: "own credits", use: undefined, place: undefined }],
    accounts: [{ title: "Pools", equation: "0 + 1 = 1" }],
    overdrawn,
    notes: ["a note"],
  });
  const answer = {
    kind: "found",
    parts: [part("cloud-credit", undefined, "5 credits were overdrawn."), part("flex-token", "2026-01-02")],
  } as unknown as Found;
  expect(statementLines(answer, locale)).toEqual({
    lines: [
      { title: "Granted", detail: "own credits", figure: "1 Flex token", figureDetail: "Jan 2, 2026" },
      { title: "Granted", detail: "own credits", figure: "1 credit", figureDetail: "Since ever" },
    ],
    accounts: [
      { title: "Pools, Cloud credits", equation: "0 + 1 = 1" },
      { title: "Pools, Flex tokens", equation: "0 + 1 = 1" },
    ],
    notes: ["5 credits were overdrawn.", "a note", "a note"],
  });
});

test("of somebody who used nothing there is nothing to tell", async () => {
  const idle = kept.answer.run.people.find(({ used, ownGranted }) => used === 0 && ownGranted === 0);
  expect(statementLines(await statement(idle?.email ?? ""), locale).lines).toEqual([]);
});
