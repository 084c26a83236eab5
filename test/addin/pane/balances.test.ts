import { expect, test } from "vitest";
import { previewForm } from "../../../addin/pane/form-preview.ts";
import { formStyle, localeOf } from "../../../addin/pane/locale.ts";
import { checkedWords, signed, verdictWords } from "../../../addin/pane/screens/balances/check-words.ts";
import { checkLines, lastCheck, notedSince, ownKey } from "../../../addin/pane/screens/balances/checks.ts";
import { closedMonths, monthsToClose, signing } from "../../../addin/pane/screens/balances/months.ts";
import {
  canOpenWith,
  offeredAdjustment,
  offeredOpening,
  recordedAs,
} from "../../../addin/pane/screens/balances/offers.ts";
import { againstOurs, ownQuestion } from "../../../addin/pane/screens/balances/own-question.ts";
import { type BalancesPage, keyOfPage, pageOfKey } from "../../../addin/pane/screens/balances/pages.ts";
import type { Month } from "../../../core/calendar.ts";
import { notedBalances, ownBalance } from "../../../core/closing/balances.ts";
import { checkMonth } from "../../../core/closing/month.ts";
import type { StoredRoster } from "../../../core/commands/command.ts";
import { closeMonth } from "../../../core/commands/findings/close-month.ts";
import { adjustPool } from "../../../core/commands/notes/adjust-pool.ts";
import { noteBalance } from "../../../core/commands/notes/note-balance.ts";
import { after, day, desk, isDone } from "../../support/command-desk.ts";
import { reconcileTables } from "../../support/reconcile-tables.ts";

const locale = localeOf("en-US");
const tables = {
  contracts: "Contract,Starts on,Ends on\nC-1,2025-01-01,2026-12-31",
  people: "Email,Contract,Registered on,Individual credits\nana@example.com,C-1,2025-06-01,20",
  pools: "Pool ID,Contract,Credits,Applied on\nP1,C-1,500,2025-04-02\nP2,C-1,100,2026-03-02",
};
const usage =
  "date,user,credits,contract\n2026-02-10,ana@example.com,50,C-1\n2026-03-05,ana@example.com,30,C-1\n2026-03-09,joe@example.net,4,C-1\n2026-03-31,ana@example.com,1,C-1\n";
const checks = "Check ID,Date,Subject,Reported balance,Use as,Unit";

/** The run over the exports with these balance checks, and the roster as the pane has it. */
function world(rows: readonly string[], settings = "", more: Readonly<Record<string, string>> = {}) {
  const all = { ...tables, balanceChecks: [checks, ...rows].join("\n"), settings, ...more };
  const files = Object.fromEntries(
    Object.entries(all)
      .filter(([, text]) => text !== "")
      .map(([name, text]) => [fileNames[name] ?? "", `${text}\n`]),
  );
  const stored = desk(Object.fromEntries(Object.entries(all).filter(([, text]) => text !== "")));
  return { ...reconcileTables(files, { "usage.csv": usage }, "2026-03-31"), stored };
}

const fileNames: Readonly<Record<string, string>> = {
  contracts: "contracts.csv",
  people: "people.csv",
  pools: "pools.csv",
  balanceChecks: "balance-checks.csv",
  settings: "settings.csv",
  findings: "findings.csv",
  closings: "closings.csv",
};

const inWords = (stored: StoredRoster, noted?: Parameters<typeof checkLines>[1]) =>
  checkLines(stored.roster, noted).map((line) => [line.checkId, verdictWords(line, locale)]);

test("what the screen showed is held against ours: agreed, different, not compared, or what the ledger begins with", () => {
  const { facts, stored } = world(
    [
      "B-1,2026-03-31,C-1,525,,",
      "B-2,2026-03-31,P1,435,,",
      "B-3,2026-04-05,C-1,500,,",
      "B-4,2025-12-31,P1,500,opening,",
      "B-5,2026-03-04,C-1,570.25,,",
    ],
    "Setting,Value\nLedger starts on,2026-01-01",
  );
  // 500 + 100 in the pools, of which 30 + 35 were used beyond the 20 of one person
  expect(inWords(stored, notedBalances(facts))).toEqual([
    ["B-3", "Not compared yet"],
    ["B-1", "10 credits less than ours"],
    ["B-2", "Agrees with ours"],
    ["B-5", "0.25 credits more than ours"],
    ["B-4", "The ledger begins with it"],
  ]);
  // a figure that was mended since the run is another one
  const mended = desk({ ...tables, balanceChecks: `${checks}\nB-1,2026-03-31,C-1,526,,` });
  expect(inWords(mended, notedBalances(facts))).toEqual([["B-1", "Not compared yet"]]);
});

test("what was noted since the run is compared with the ledger at once, up to the day of the run", () => {
  const { facts, run } = world([], "Setting,Value\nBalance tolerance,0.5");
  const stored = desk({
    ...tables,
    settings: "Setting,Value\nBalance tolerance,0.5",
    balanceChecks: `${checks}\nB-1,2026-03-31,C-1,535.5,,\nB-2,2026-03-31,C-1,525,,\nB-3,2026-03-04,P1,1,,\nB-4,2026-04-01,C-1,535,,\nB-5,2026-03-31,C-9,1,,\nB-6,2026-03-31,P1,1,opening,`,
  });
  const noted = notedBalances(facts);
  const asked = notedSince(stored.roster, checkLines(stored.roster, noted), run.asOf);
  expect(asked.map(({ subject, date }) => [subject, date])).toEqual([
    ["C-1", "2026-03-31"],
    ["C-1", "2026-03-31"],
    ["P1", "2026-03-04"],
    ["C-9", "2026-03-31"],
  ]);
  const own = new Map(asked.map((one) => [ownKey(one), ownBalance(facts.ledger, one)]));
  const lines = checkLines(stored.roster, noted, own);
  expect(lines.map((line) => [line.checkId, verdictWords(line, locale), line.ours])).toEqual([
    ["B-4", "Not compared yet", undefined],
    ["B-1", "Agrees with ours", 535],
    ["B-2", "10 credits less than ours", 535],
    ["B-5", "Not compared yet", undefined],
    ["B-6", "The ledger begins with it", undefined],
    ["B-3", "469 credits less than ours", 470],
  ]);
  // what a difference is made of, and what to record for it, is said by the next run
  expect(lines.filter((line) => offeredAdjustment(line, 0, "Mia") !== undefined)).toEqual([]);
});

test("the parts of a difference add up to it, and the offer of it, once recorded, is not offered again", () => {
  const { facts, stored } = world(["B-1,2026-03-31,C-1,530,,"]);
  const [line] = checkLines(stored.roster, notedBalances(facts));
  const differs = line?.noted?.differs;
  if (line === undefined || differs === undefined) throw new Error("it does not differ");
  const explained = differs.parts.reduce((sum, { amount }) => sum + amount, differs.unexplained);
  expect([explained, (line.noted?.ours ?? 0) + explained]).toEqual([differs.difference, 530]);
  const preset = offeredAdjustment(line, 0, "Mia");
  expect(preset).toMatchObject({
    date: "2026-03-31",
    enteredBy: "Mia",
    reason: "Balance check B-1: the vendor's screen showed 530",
  });
  expect(recordedAs(stored.roster, line, 0)).toBeUndefined();
  const preview = previewForm(adjustPool, stored, preset ?? {}, formStyle(locale, stored.roster.policy), []);
  if (preview.kind !== "done") throw new Error(JSON.stringify(preview));
  const now = after(stored, isDone(preview.done));
  expect(recordedAs(now.roster, line, 0)).toBe("A-2026-01");
  expect(offeredAdjustment(line, 1, "Mia")).toBeUndefined();
});

test("without a run an earlier run's finding says that a balance differs; one that is gone does not", () => {
  const findings = (standing: string) =>
    `Finding,Standing,Next step\nbalance-differs/B-1/cloud-credit,${standing},Look for the cause.`;
  const verdict = (standing: string) =>
    inWords(desk({ ...tables, balanceChecks: `${checks}\nB-1,2026-03-31,C-1,530,,`, findings: findings(standing) }));
  expect(verdict("open")).toEqual([["B-1", "Differs from ours"]]);
  expect(verdict("gone")).toEqual([["B-1", "Not compared yet"]]);
});

test("a contract's last check is of all of it, in its unit", () => {
  const { roster } = desk({
    ...tables,
    balanceChecks: `${checks}\nB-1,2026-01-31,c1,500,,\nB-2,2026-02-28,C-1,480,,\nB-3,2026-03-01,P1,1,,\nB-4,2026-03-02,ana@example.com,1,,\nB-5,2026-03-03,C-1,1,opening,`,
  });
  const lines = checkLines(roster, undefined);
  const last = lastCheck(lines, "C-1", "cloud-credit");
  expect(last?.checkId).toBe("B-2");
  expect(checkedWords(last, locale)).toBe("Noted for Feb 28, 2026, not compared yet.");
  expect(lastCheck(lines, "C-1", "flex-token")).toBeUndefined();
  expect(checkedWords(undefined, locale)).toBe("Never checked.");
});

test("the ledger can begin with the balance of one pool, noted at the end of the day before it starts", () => {
  const settings = "Setting,Value\nLedger starts on,2026-01-01";
  const { roster } = desk({
    ...tables,
    settings,
    balanceChecks: `${checks}\nB-1,2025-12-31,P1,480.5,,\nB-2,2025-12-31,C-1,480,,\nB-3,2025-12-30,P1,480,,\nB-4,2025-12-31,P2,100,opening,`,
  });
  const lines = checkLines(roster, undefined);
  const can = lines.filter((line) => canOpenWith(line, roster.policy)).map(({ checkId }) => checkId);
  expect(can).toEqual(["B-1"]);
  const [line] = lines.filter(({ checkId }) => checkId === "B-1");
  if (line === undefined) throw new Error("no check");
  const stored = desk({ ...tables, settings, balanceChecks: `${checks}\nB-1,2025-12-31,P1,480.5,,` });
  const texts = Object.fromEntries(
    Object.entries(offeredOpening(line, "Mia")).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
  const preview = previewForm(noteBalance, stored, texts, formStyle(locale, stored.roster.policy), []);
  if (preview.kind !== "done") throw new Error(JSON.stringify(preview));
  const now = after(stored, isDone(preview.done));
  expect(now.roster.balanceChecks.map(({ values }) => [values.subject, values.useAs, values.enteredBy])).toEqual([
    ["P1", undefined, undefined],
    ["P1", "opening", "Mia"],
  ]);
  expect(canOpenWith(line, { ...roster.policy, ledgerStartsOn: undefined })).toBe(false);
});

test("while a balance is typed ours is asked for as soon as it is known what of and when, in the person's own style", () => {
  const { facts, stored } = world([]);
  const german = localeOf("de-DE");
  const style = formStyle(german, stored.roster.policy);
  expect(ownQuestion({ subject: "C-1", date: "" }, style)).toBeUndefined();
  const question = ownQuestion({ subject: "C-1", date: "2026-03-31", unit: "" }, style);
  expect(question).toEqual({ own: { subject: "C-1", date: "2026-03-31" } });
  const own = ownBalance(facts.ledger, { subject: "C-1", date: day("2026-03-31") });
  if (own.kind !== "known") throw new Error(own.reason);
  const against = (typed: string) => againstOurs({ reportedBalance: typed }, { ...own, amount: 515.5 }, style, german);
  expect(against("515,5")).toBe("The two agree.");
  expect(against("503,25")).toBe("The screen shows 12,25 credits less than ours.");
  expect(against("1.515,5")).toBe("The screen shows 1.000 credits more than ours.");
  expect(against("soon")).toBeUndefined();
  expect(signed(-0.5, german)).toBe("-0,5");
});

test("months that are over and not closed are offered, the newest first, from the first export or closing on", () => {
  const { run } = world([]);
  const closings =
    "Closing ID,Month,Contract,Unit,Used,Lapsed,Still open,Balance,Fingerprint\n2026-02/C-1/cloud-credit,2026-02,C-1,cloud-credit,50,0,0,470,x";
  const { roster } = desk({ ...tables, closings });
  const offered = monthsToClose(run, desk(tables).roster, day("2026-04-10"));
  // pools had balances since April 2025, but nothing was reckoned before the exports begin
  expect(offered).toEqual(["2026-03", "2026-02"]);
  const early = closings.replaceAll("2026-02", "2025-12");
  expect(monthsToClose(run, desk({ ...tables, closings: early }).roster, day("2026-04-10"))).toEqual([
    "2026-03",
    "2026-02",
    "2026-01",
  ]);
  expect(monthsToClose({ ...run, inputs: [] }, desk(tables).roster, day("2026-04-10"))).toEqual([]);
  expect(monthsToClose(run, roster, day("2026-04-10"))).not.toContain("2026-02");
  // the last day of a month must be over, in the run and today
  expect(monthsToClose(run, roster, day("2026-03-31"))).not.toContain("2026-03");
  expect(monthsToClose({ ...run, asOf: "2026-03-30" }, roster, day("2026-04-10"))).not.toContain("2026-03");
});

test("a month is signed by two people, and what does not hold is kept with their names", () => {
  const { run, stored } = world([]);
  const month = "2026-03" as Month;
  const { checks: found } = checkMonth({ run, memory: new Map() }, month, stored.roster, {
    preparedBy: "",
    reviewedBy: "",
    anyway: false,
  });
  const today = day("2026-04-10");
  const nobody = signing(found, { preparedBy: "Mia", reviewedBy: " " }, today);
  expect(nobody.closedBy).toBeUndefined();
  expect(nobody.checks.at(-1)?.words).toBe("Two people sign a month: type who prepared it and who reviewed it.");
  expect(signing(found, { preparedBy: "Mia", reviewedBy: "mia" }, today).never).toHaveLength(1);
  const both = signing(found, { preparedBy: " Mia ", reviewedBy: "Tom" }, today);
  expect(both.checks.map(({ name }) => name)).toEqual(found.map(({ name }) => name));
  expect(both.checks.at(-1)).toMatchObject({ holds: true, words: "Mia prepared it and Tom reviewed it." });
  expect(both.recorded).not.toEqual([]);
  expect(both.closedBy).toBe(`Mia, reviewed by Tom; closed anyway: ${both.recorded.join(", ")}`);
  const texts = { month, closedBy: both.closedBy ?? "", closedOn: today };
  const preview = previewForm(closeMonth, stored, texts, formStyle(locale, stored.roster.policy), [run]);
  if (preview.kind !== "done") throw new Error(JSON.stringify(preview));
  const now = after(stored, isDone(preview.done));
  expect(closedMonths(now.roster)[0]).toMatchObject({
    closingId: "2026-03/C-1/cloud-credit",
    people: "Mia, reviewed by Tom",
    letPass: both.recorded.join(", "),
    changed: undefined,
  });
});

test("a closed month that has changed since leads to its finding", () => {
  const closings =
    "Closing ID,Month,Contract,Unit,Used,Lapsed,Still open,Balance,Fingerprint\n2026-01/C-1/cloud-credit,2026-01,C-1,,1,0,0,2,x\n2026-02/C-1/cloud-credit,2026-02,C-1,,50.5,0,3,470,x";
  const changed = (standing: string) =>
    closedMonths(
      desk({
        ...tables,
        closings,
        findings: `Finding,Standing\nclosed-month-changed/2026-02%2FC-1%2Fcloud-credit,${standing}`,
      }).roster,
    );
  expect(changed("new").map(({ month, unit, used, changed: row }) => [month, unit, used, row?.values.finding])).toEqual(
    [
      ["2026-02", "cloud-credit", 50.5, "closed-month-changed/2026-02%2FC-1%2Fcloud-credit"],
      ["2026-01", "cloud-credit", 1, undefined],
    ],
  );
  expect(changed("gone").map(({ changed: row }) => row)).toEqual([undefined, undefined]);
});

test("every page is found again by its key, and a row of the sheet opens its check", () => {
  const pages: readonly BalancesPage[] = [
    { page: "overview" },
    { page: "note", subject: "C-1", unit: "cloud-credit" },
    { page: "note", subject: "", unit: "" },
    { page: "close" },
    { page: "check", checkId: "B-1/2" },
    { page: "adjust", checkId: "B-1", part: 2 },
    { page: "open with", checkId: "close" },
  ];
  expect(pages.map((page) => pageOfKey(keyOfPage(page)))).toEqual(pages);
  expect(pageOfKey("close")).toEqual({ page: "check", checkId: "close" });
});
