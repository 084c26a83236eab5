import { expect, test } from "vitest";
import { previewForm } from "../../../addin/pane/form-preview.ts";
import { localeOf } from "../../../addin/pane/locale.ts";
import { decisionForm, subjectsInWords } from "../../../addin/pane/screens/findings/decision-form.ts";
import { evidenceOf } from "../../../addin/pane/screens/findings/evidence.ts";
import { findingItems } from "../../../addin/pane/screens/findings/finding-item.ts";
import {
  assignees,
  foldsNow,
  listedBy,
  listLines,
  peopleText,
  peopleToAdd,
  shownCounts,
} from "../../../addin/pane/screens/findings/finding-list.ts";
import { decisionFacts, explanationOf, standingWords } from "../../../addin/pane/screens/findings/finding-words.ts";
import { groupWords } from "../../../addin/pane/screens/findings/group-words.ts";
import { firstFindingsView, pick } from "../../../addin/pane/screens/findings/view.ts";
import type { StoredRoster } from "../../../core/commands/command.ts";
import type { RunFinding } from "../../../core/run-file.ts";
import { after, day, desk, isDone } from "../../support/command-desk.ts";
import { sampleRun } from "../../support/run-file-sample.ts";
import { long } from "../../support/runs.ts";

const locale = localeOf("en-US");
const today = day("2026-04-10");
const HEAD =
  "Finding,Severity,Subject,Message,Amount,Unit,Cost,Currency,Due on,First seen,Last seen,Standing,Decision,Decided amount,Accepted until,Assigned to,Decided by,Decided on,Remark";

function itemsOf(rows: readonly string[], run?: { readonly findings: readonly RunFinding[] }) {
  const { roster } = desk({ findings: [HEAD, ...rows].join("\n") });
  return findingItems(roster.findings, run, today);
}

const row = (identity: string, amount: string, standing: string, decided = "") =>
  `${identity},error,sub ${identity.split("/")[1]},It is so.,${amount},cloud-credit,,,,2026-01-31,2026-03-31,${standing},${decided}`;

test("what was decided a minute ago counts: the desk holds what is new, open, grown, expired or found again", () => {
  const items = itemsOf([
    row("overdraft/new", "12", "new"),
    row("overdraft/open", "12", "open"),
    row("overdraft/accepted", "12", "new", "accepted,12"),
    row("overdraft/own", "12", "open", "accepted"),
    row("overdraft/grown", "42.5", "accepted", "accepted,12.25,,,Mia,2026-03-02,agreed"),
    row("overdraft/until-today", "12", "open", "accepted,12,2026-04-10"),
    row("overdraft/expired", "12", "accepted", "accepted,12,2026-04-09"),
    row("overdraft/fix", "12", "open", "to fix,12,,Tom"),
    row("overdraft/resolved", "12", "open", "resolved,12,,,,2026-03-31"),
    row("overdraft/again", "12", "open", "resolved,12,,,,2026-03-30"),
    row("overdraft/gone", "12", "gone"),
    row("overdraft/by-file", "12", "accepted"),
  ]);
  expect(
    items.map((item) => [
      item.finding.finding.slice(10),
      item.isOnDesk ? "desk" : item.isToFix ? "to fix" : item.isDecided ? "decided" : "neither",
      standingWords(item, locale),
    ]),
  ).toEqual([
    ["new", "desk", "New: found first as of Mar 31, 2026."],
    ["open", "desk", "Open since Jan 31, 2026."],
    ["accepted", "decided", "Accepted at 12 credits."],
    ["own", "decided", "Accepted at 12 credits."],
    ["grown", "desk", "Grown: 30.25 credits more than was accepted on Mar 2, 2026."],
    ["until-today", "decided", "Accepted at 12 credits until Apr 10, 2026."],
    ["expired", "desk", "Expired: it was accepted at 12 credits until Apr 9, 2026."],
    ["fix", "to fix", "To fix: Tom looks after it."],
    ["resolved", "decided", "Marked resolved on Mar 31, 2026."],
    ["again", "desk", "Marked resolved on Mar 30, 2026, and found again as of Mar 31, 2026."],
    ["gone", "neither", "Gone: not found any more after Mar 31, 2026."],
    ["by-file", "decided", "Accepted."],
  ]);
  expect(shownCounts(items)).toEqual({ "on the desk": 5, "to fix": 1, decided: 5, all: 12 });
  expect(decisionFacts(items[4] as (typeof items)[number], locale)).toEqual([
    ["First seen", "Jan 31, 2026"],
    ["Decision", "accepted"],
    ["Up to", "12.25 credits"],
    ["Decided on", "Mar 2, 2026"],
    ["Decided by", "Mia"],
    ["Remark", "agreed"],
    ["Last seen", "Mar 31, 2026"],
  ]);
});

const several = [
  "unknown-person/zoe@example.net/cloud-credit,error,zoe@example.net,Zoe used 17.,17,cloud-credit,,,,,2026-03-31,new",
  "unknown-person/a%2Fb@example.net/cloud-credit,error,a/b@example.net,A used 3.,3,cloud-credit,,,,,2026-03-31,new,,,,Ana",
  "unknown-person/zoe@example.net/flex-token,error,zoe@example.net,Zoe used 2.,2,flex-token,,,,,2026-03-31,new",
  "pool-low/C1/cloud-credit,warning,contract C1,Little is left.,5,cloud-credit,,,,,2026-03-31,open,,,,ana",
  "pool-expiring/P-1/2026-06-01/cloud-credit,warning,pool P-1 of C1,It will expire.,100.5,cloud-credit,208.119,EUR,2026-06-01,,2026-03-31,open",
  "rate-missing/Fusion,note,Fusion,No rate.,0,,,,,,2026-03-31,new",
  "overdraft/C9,error,contract C9,Overdrawn.,1,cloud-credit,,,,,2026-03-31,accepted,accepted,1",
];

test("findings are listed by cause, the gravest first, each with its sum, and who is not on the roster can be added at once", () => {
  const items = itemsOf(several);
  const lines = listLines(listedBy(items, firstFindingsView), {});
  expect(lines.map((line) => [line.kind, line.kind === "group" ? line.group.heading : line.key])).toEqual([
    ["group", "2 people are not on the roster"],
    ["add people", "add unknown-person"],
    ["finding", "unknown-person/zoe@example.net/cloud-credit"],
    ["finding", "unknown-person/a%2Fb@example.net/cloud-credit"],
    ["finding", "unknown-person/zoe@example.net/flex-token"],
    ["group", expect.stringContaining("expire")],
    ["finding", "pool-expiring/P-1/2026-06-01/cloud-credit"],
    ["group", expect.stringContaining("Little is left")],
    ["finding", "pool-low/C1/cloud-credit"],
    ["group", expect.any(String)],
    ["finding", "rate-missing/Fusion"],
  ]);
  const groups = lines.flatMap((line) => (line.kind === "group" ? [groupWords(line.group, locale)] : []));
  expect(groups).toEqual([
    "Error, 3 findings: 20 credits and 2 Flex tokens",
    "Warning, 1 finding: 100.5 credits and €208.12",
    "Warning, 1 finding: 5 credits",
    "Note, 1 finding",
  ]);
  const [, add] = lines;
  expect(add?.kind === "add people" ? peopleText(add.people) : "").toBe(
    "Email\tName\na/b@example.net\t\nzoe@example.net\t",
  );
  expect(peopleToAdd(["used-after-leaving/zoe@example.net/cloud-credit"])).toEqual([]);
});

test("the list is narrowed by words, by severity, by who looks after it and by what became of it", () => {
  const items = itemsOf(several);
  const findings = (view: Partial<typeof firstFindingsView>) =>
    listLines(listedBy(items, { ...firstFindingsView, ...view }), {}).flatMap((line) =>
      line.kind === "finding" ? [line.key.split("/").slice(0, 2).join("/")] : [],
    );
  expect(findings({ text: " ZOE@" })).toEqual(["unknown-person/zoe@example.net", "unknown-person/zoe@example.net"]);
  expect(findings({ text: "c1" })).toEqual(["pool-expiring/P-1", "pool-low/C1"]);
  expect(findings({ text: "nobody of that name" })).toEqual([]);
  expect(findings({ severity: "note" })).toEqual(["rate-missing/Fusion"]);
  expect(findings({ assigned: { to: "ANA" } })).toEqual(["unknown-person/a%2Fb@example.net", "pool-low/C1"]);
  expect(findings({ assigned: { to: undefined }, severity: "warning" })).toEqual(["pool-expiring/P-1"]);
  expect(findings({ shown: "decided" })).toEqual(["overdraft/C9"]);
  expect(findings({ shown: "all", severity: "error" })).toHaveLength(4);
  expect(assignees(items)).toEqual(["Ana"]);
});

test("a long list shows its causes first; what is folded or unfolded by hand stays so", () => {
  const rows = Array.from({ length: 12 }, (_, at) => row(`overdraft/C${at}`, String(at + 1), "new"));
  const other = row("unknown-person/x@example.net/cloud-credit", "1", "new");
  const kinds = (of: readonly string[], folds: Readonly<Record<string, boolean>> = {}) =>
    listLines(listedBy(itemsOf(of), firstFindingsView), folds).map(({ kind }) => kind);
  expect(kinds([...rows.slice(1), other]).filter((kind) => kind === "finding")).toHaveLength(12);
  expect(kinds([...rows, other])).toEqual(["group", "group"]);
  expect(kinds([...rows, other], { "unknown-person": true })).toEqual(["group", "group", "add people", "finding"]);
  expect(kinds([other], { "unknown-person": false })).toEqual(["group"]);
  // one cause alone has nothing to be looked at before it
  expect(kinds([...rows, row("overdraft/C12", "1", "new")])).toHaveLength(14);
});

test("what is folded stays folded when most of a long list is decided, and what is unfolded unfolded", () => {
  const rows = Array.from({ length: 13 }, (_, at) => row(`overdraft/C${at}`, String(at + 1), "new"));
  const other = row("unknown-person/x@example.net/cloud-credit", "1", "new");
  const long = itemsOf([...rows, other]);
  const folds = foldsNow(long, { ...firstFindingsView, folds: { "unknown-person": true } });
  expect(folds).toEqual({ overdraft: false, "unknown-person": true });
  const short = listedBy(itemsOf([...rows.slice(0, 2), other]), firstFindingsView);
  expect(listLines(short, folds).map(({ kind }) => kind)).toEqual(["group", "group", "add people", "finding"]);
  // without it the two would unfold by themselves
  expect(listLines(short, { "unknown-person": true })).toHaveLength(6);
});

long("fifty thousand findings are lines of one list", () => {
  const { roster } = desk({ findings: [HEAD, row("overdraft/C1", "1", "new")].join("\n") });
  const [one] = roster.findings;
  if (one === undefined) throw new Error("no row");
  const many = Array.from({ length: 50_000 }, (_, at) => ({
    ...one,
    values: { ...one.values, finding: `overdraft/C${at}/cloud-credit/2026-01` },
  }));
  const items = findingItems(many, undefined, today);
  const lines = listLines(listedBy(items, firstFindingsView), { overdraft: true });
  expect(lines).toHaveLength(50_001);
  expect(new Set(lines.map(({ key }) => key)).size).toBe(50_001);
  expect(listLines(listedBy(items, { ...firstFindingsView, text: "c49999/" }), {})).toHaveLength(2);
});

test("the run in the pane gives a finding its evidence, and no other its own", () => {
  const run = sampleRun();
  const of = run.findings.find(({ evidence }) => evidence.length > 0) as RunFinding;
  const items = itemsOf([row(of.finding, "1", "new"), row("overdraft/other", "1", "new")], run);
  expect(items.map(({ finding }) => finding.evidence)).toEqual([of.evidence, []]);
});

test("evidence names lines of files, and rows of the roster by their key, however the sheet is sorted since", () => {
  const stored = desk({ people: "Name,Email\nAna,ana@example.com\nTom,Tom@Example.com" });
  const [, known] = stored.grids.people?.rows ?? [];
  if (known === undefined) throw new Error("there is no second person");
  const finding = {
    ...(sampleRun().findings[0] as RunFinding),
    evidence: [
      { file: "usage/march.csv", line: 12 },
      { table: "People", row: known.row, column: "Left on" },
      { table: "People", row: 9_999, column: null },
      { table: "Nowhere", row: 3, column: null },
    ],
  };
  const email = "tom@example.com";
  expect(evidenceOf(finding, stored)).toEqual([
    { kind: "line", words: "usage/march.csv, line 12" },
    {
      kind: "cell",
      words: `People: ${email}, Left on`,
      place: { table: "People", key: [email], header: "Left on" },
    },
    { kind: "cell", words: "People, row 9999", place: undefined },
    { kind: "cell", words: "Nowhere, row 3", place: undefined },
  ]);
  expect(evidenceOf(finding, undefined)[1]).toEqual({
    kind: "cell",
    words: `People, row ${known.row}, Left on`,
    place: undefined,
  });
});

test("each choice is the form of a command, which asks only what goes with it, and takes what is decided off the desk", () => {
  const stored: StoredRoster = desk({
    findings: [HEAD, row("overdraft/C1", "12", "new"), row("overdraft/C2", "8", "new")].join("\n"),
  });
  const picked = ["overdraft/C1", "overdraft/C2"];
  const style = { numberStyle: "1,234.5" as const, dayStyle: { order: undefined, zone: "UTC" } };
  const write = (choice: Parameters<typeof decisionForm>[0], more: Readonly<Record<string, string>> = {}) => {
    const form = decisionForm(choice, picked.length, "Mia", today);
    const texts = Object.fromEntries(
      Object.entries({ ...form.preset, ...more }).filter((pair): pair is [string, string] => pair[1] !== undefined),
    );
    const preview = previewForm(form.command, stored, texts, style, [picked]);
    if (preview.kind !== "done") throw new Error(JSON.stringify(preview));
    const now = after(stored, isDone(preview.done));
    return { title: form.title, locked: form.locked, items: findingItems(now.roster.findings, undefined, today) };
  };
  const accepted = write("accepted", { acceptedUntil: "2026-06-30", remark: "known" });
  expect([accepted.title, accepted.locked]).toEqual(["Accept 2 findings", ["decision", "decidedAmount"]]);
  expect(accepted.items.map(({ isOnDesk, row: { values } }) => [isOnDesk, values.decidedBy, values.remark])).toEqual([
    [false, "Mia", "known"],
    [false, "Mia", "known"],
  ]);
  expect(write("to fix", { assignedTo: "Tom" }).locked).toEqual(["decision", "decidedAmount", "acceptedUntil"]);
  expect(write("resolved").items.map(({ isOnDesk }) => isOnDesk)).toEqual([false, false]);
  const assigned = write("assign", { assignedTo: "Tom" });
  expect([
    assigned.title,
    assigned.items.map(({ isOnDesk, row: { values } }) => [isOnDesk, values.assignedTo]),
  ]).toEqual([
    "Assign 2 findings",
    [
      [true, "Tom"],
      [true, "Tom"],
    ],
  ]);
  // one finding alone may be decided up to an amount
  expect(decisionForm("accepted", 1, "", today)).toMatchObject({ title: "Accept this finding", locked: ["decision"] });
});

test("what is picked is told by name as far as that can be read", () => {
  const items = itemsOf(several);
  expect(subjectsInWords(items.slice(0, 1))).toBe("Zoe used 17.");
  expect(subjectsInWords(items.slice(0, 3))).toBe("zoe@example.net and a/b@example.net");
  expect(subjectsInWords(items)).toBe("zoe@example.net, a/b@example.net, contract C1, pool P-1 of C1 and 2 more");
});

test("findings are picked and let go without touching the others, and a code of another version has no explanation", () => {
  const some = pick(firstFindingsView, ["a", "b", "c"], true);
  expect([...pick(some, ["b", "z"], false).picked]).toEqual(["a", "c"]);
  expect([...firstFindingsView.picked]).toEqual([]);
  expect(explanationOf("overdraft").map(({ heading }) => heading)).toEqual([
    "What it means",
    "Why it matters",
    "What to do",
    "Example",
  ]);
  expect(explanationOf("of-tomorrow")).toEqual([]);
});
