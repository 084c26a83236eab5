import { expect, test } from "vitest";
import type { Diagnostic } from "../../../core/diagnostic.ts";
import { givenLists } from "../../../core/exports/lists/given.ts";
import { createExportReader } from "../../../core/exports/read.ts";
import { readCsvGrid } from "../../../core/files/csv.ts";
import { type RosterGrids, readRoster } from "../../../core/roster/roster.ts";
import { createBook } from "../../../core/usage/book.ts";
import { reconcileTables } from "../../support/reconcile-tables.ts";

function read(text: string, roster: RosterGrids = {}) {
  const diagnostics: Diagnostic[] = [];
  const known = readRoster(roster, "roster", () => {});
  const book = createBook();
  const reader = createExportReader(0, "list.csv", book, known, (diagnostic) => diagnostics.push(diagnostic));
  reader.push(text);
  const found = reader.finish();
  expect(book.length()).toBe(0);
  return { found, list: found.list, places: diagnostics.map(place), diagnostics };
}

function place({ code, at }: Diagnostic): string {
  return [code, at.line, at.column].filter((part) => part !== undefined).join(" ");
}

const people = readCsvGrid("Email,Also known as\nana@example.com,hash:9f3a\n", "people.csv");

test("a usage report is totals of a period: timestamps beside plain days, and blanks where nothing is known", () => {
  const header =
    "hashed_autodesk_id,email,autodesk_id,team_alias,group,offering_name,seat_assignment,assigned_date,unassigned_date,days_inactive,days_used,monthly_average,tokens_used,last_accessed";
  const { found, list, places } = read(
    `${header}\n9f3a,*****,*****,Studio North,,Fusion,Assigned,2025-01-02T08:00:00Z,,,3,1.5,16.25,2026-02-04\n77bc,ben@example.com,1002,N/A,,Revit,,,,4,,,,\n`,
    { people },
  );
  expect(places).toEqual([]);
  expect(found).toMatchObject({ format: "usage-report", rows: 2, leftOut: 0, firstDay: undefined });
  expect(list).toEqual({
    kind: "period totals",
    entries: [
      {
        line: 2,
        person: "ana@example.com",
        team: "Studio North",
        service: "Fusion",
        tokens: 16_250_000,
        daysUsed: 3_000_000,
        lastAccessed: "2026-02-04",
        seatAssignment: "Assigned",
        assignedOn: "2025-01-02",
        unassignedOn: undefined,
      },
      {
        line: 3,
        person: "ben@example.com",
        team: undefined,
        service: "Revit",
        tokens: undefined,
        daysUsed: undefined,
        lastAccessed: undefined,
        seatAssignment: undefined,
        assignedOn: undefined,
        unassignedOn: undefined,
      },
    ],
  });
  expect(found.keys).toEqual([
    { hash: "hash:1002", email: "ben@example.com" },
    { hash: "hash:77bc", email: "ben@example.com" },
  ]);
});

test("a bad cell of a usage report leaves its row out, with line and column", () => {
  const { found, list, places } = read(
    [
      "Email,Team,Product,Days used,Monthly average,Tokens used,Last accessed",
      "ana@example.com,T,Fusion,3,1,1;5,2026-02-04",
      "ana@example.com,T,Fusion,3,1,5,04/02/2026",
      "ana,T,Fusion,3,1,5,2026-02-04",
      "ana@example.com,T,,3,1,5,2026-02-04",
      ",T,Fusion,3,1,5,2026-02-04",
      "",
      "Email,Team,Product,Days used,Monthly average,Tokens used,Last accessed",
      "Total,,,,,21,",
      "ana@example.com,T,Fusion,3,1,5,2026-02-04",
    ].join("\n"),
  );
  expect(places).toEqual([
    "cell-not-credits 2 Tokens used",
    "cell-not-a-day 3 Last accessed",
    "cell-not-an-email 4 Email",
    "cell-required 5 Product",
    "cell-required 6 Email",
    "header-repeated 8",
    "total-line 9",
  ]);
  expect(list?.entries.map(({ line }) => line)).toEqual([10]);
  expect(found.rows - found.leftOut).toBe(1);
});

test("seat usage is days of activity, and needs its day", () => {
  const { list, places } = read(
    "Team,Email,Product,Day used\nT,ana@example.com,Revit,2026-02-04\nT,*****,Revit,2026-02-05T00:10:00Z\nT,ana@example.com,Revit,\n",
  );
  expect(places).toEqual(["cell-required 4 Day used"]);
  expect(list).toMatchObject({
    kind: "activity days",
    entries: [
      { line: 2, person: "ana@example.com", team: "T", service: "Revit", day: "2026-02-04" },
      { line: 3, person: "*****", day: "2026-02-05" },
    ],
  });
});

test("subscriptions: a time without a zone, unlimited seats, no team, no id", () => {
  const { list, places, found } = read(
    [
      "team_alias,offering_name,contract_number,subscription_id,start_date,end_date,subscription_status,seat_quantity",
      "Studio North,Flex,110003,572-9,2022-03-09 00:00,2023-03-08 00:00,Active,Unlimited Seats",
      "N/A,Revit,110004,,,,Active,10",
      "Studio North,Revit,110004,572-8,2022-03-09 00:00,soon,Active,10",
      "Total,,,,,,,20",
    ].join("\n"),
  );
  expect(places).toEqual(["cell-not-a-day 4 end_date", "total-line 5"]);
  expect(found.rows - found.leftOut).toBe(2);
  expect(list).toEqual({
    kind: "subscriptions",
    entries: [
      {
        line: 2,
        contract: "110003",
        subscription: "572-9",
        team: "Studio North",
        service: "Flex",
        status: "Active",
        startsOn: "2022-03-09",
        endsOn: "2023-03-08",
        seats: "Unlimited Seats",
      },
      {
        line: 3,
        contract: "110004",
        subscription: undefined,
        team: undefined,
        service: "Revit",
        status: "Active",
        startsOn: undefined,
        endsOn: undefined,
        seats: "10",
      },
    ],
  });
});

test("users: names, role and status as the vendor says, and the id of each", () => {
  const { list, places, found } = read(
    "autodesk_id,first_name,last_name,email,role,account_status\n1001,Ana,Berg,ANA@example.com,User,Active\n77bc,*****,*****,*****,,\n,,,,User,Active\n",
  );
  expect(places).toEqual(["cell-required 4 email"]);
  expect(list).toEqual({
    kind: "people",
    entries: [
      {
        line: 2,
        person: "ana@example.com",
        name: "Ana Berg",
        hashes: ["hash:1001"],
        team: undefined,
        role: "User",
        status: "Active",
      },
      {
        line: 3,
        person: "hash:77bc",
        name: undefined,
        hashes: ["hash:77bc"],
        team: undefined,
        role: undefined,
        status: undefined,
      },
    ],
  });
  expect(found.keys).toEqual([{ hash: "hash:1001", email: "ana@example.com" }]);
});

test("a list without a row is said to be empty, and one with a row is not", () => {
  expect(read("email,role\n").places).toEqual(["export-empty 1"]);
  expect(read("email,role\nana@example.com,User\n").places).toEqual([]);
});

const roster = {
  "contracts.csv": "Contract,Also known as,Kind,Unit\nFX-1,Studio North,flex,flex-token\n",
  "people.csv": "Email,Contract,Registered on\nana@example.com,FX-1,2025-01-01\nben@example.com,FX-1,2025-01-01\n",
  "pools.csv": "Pool ID,Contract,Credits,Applied on,Expires on\nF1,FX-1,1000,2025-01-01,2027-12-31\n",
};
const daily = "Team,Email,Product,Day used,Tokens used\nStudio North,ana@example.com,Fusion,2026-02-03,12\n";
const header = "Email,Autodesk ID,Team,Product,Days used,Monthly average,Tokens used,Last accessed";
const report = (...rows: readonly string[]) => `${[header, ...rows].join("\n")}\n`;

test("rows of a list are shown with their file, and in no sum", () => {
  const users = "email,role\nana@example.com,User\nben@example.com,User\nnobody,User\n";
  const { run } = reconcileTables(roster, { "daily.csv": daily, "users.csv": users }, "2026-03-31");
  expect(run.rows).toMatchObject({ read: 1, counted: 1, leftOut: 0 });
  expect(run.inputs.find(({ file }) => file === "users.csv")).toMatchObject({
    format: "users",
    rows: 3,
    counted: 0,
    leftOut: 1,
    firstDay: null,
    lastDay: null,
  });
});

test("the last day of a list is not the day that the exports cover", () => {
  const seats = "Team,Email,Product,Day used\nStudio North,ana@example.com,Revit,2026-06-30\n";
  expect(reconcileTables(roster, { "daily.csv": daily, "seats.csv": seats }).run.asOf).toBe("2026-02-03");
});

const period = { first: "2026-02-01", last: "2026-02-28" } as never;

test("an id in one list is the e-mail that another file has beside it, unless two stand beside it", () => {
  const hidden = report("*****,1001,Studio North,Fusion,1,1,12,2026-02-03", "*****,1002,Studio North,Fusion,1,1,7,");
  const users = "email,autodesk_id\nana@example.com,1001\nben@example.com,1002\nana@example.com,1002\n";
  const usage = { "daily.csv": daily, "report.csv": hidden, "users.csv": users };
  const { run, facts } = reconcileTables(roster, usage, "2026-03-31", { period });
  const [list] = facts.lists;
  expect(list?.entries).toMatchObject([{ person: "ana@example.com" }, { person: "hash:1002" }]);
  expect(run.findings.map(({ finding }) => finding).filter((finding) => finding.startsWith("total"))).toEqual([
    "total-differs/hash:1002/Fusion/2026-02-01..2026-02-28/flex-token",
  ]);
});

test("a team that two usage reports have counts once, at its larger total; several rows of a file are added", () => {
  const earlier = report("ana@example.com,,Studio North,Fusion,1,1,5,");
  const later = report("ana@example.com,,Studio North,Fusion,1,1,5,", "ana@example.com,,Studio North,fusion,1,1,7,");
  const run = (...reports: readonly string[]) =>
    reconcileTables(
      roster,
      { "daily.csv": daily, ...Object.fromEntries(reports.map((text, index) => [`report-${index}.csv`, text])) },
      "2026-03-31",
      { period },
    ).run.findings.filter(({ code }) => code === "total-differs");
  expect(run(earlier, later)).toEqual([]);
  expect(run(earlier)).toMatchObject([{ amount: 7, evidenceCount: 2 }]);
  expect(run(earlier)[0]?.evidence).toEqual(
    expect.arrayContaining([
      { file: "daily.csv", line: 2 },
      { file: "report-0.csv", line: 2 },
    ]),
  );
});

test.each([
  ["no days are known", undefined, "does not state which days", "--period 2026-01-01..2026-01-31"],
  [
    "the period ends after the as-of day",
    { first: "2026-03-01", last: "2026-04-01" },
    "counts usage up to 2026-03-31",
    "Run it again with --as-of 2026-04-01,",
  ],
  [
    "no daily row is of the period",
    { first: "2026-03-01", last: "2026-03-31" },
    "no export has daily rows",
    "Give the token usage of these days",
  ],
])("where %s, a usage report is not compared and a note says why", (_, days, words, help) => {
  const usage = { "daily.csv": daily, "report.csv": report("ana@example.com,,Studio North,Fusion,1,1,99,") };
  const { run } = reconcileTables(roster, usage, "2026-03-31", { period: days as never });
  expect(run.findings.filter(({ code }) => code === "total-differs")).toEqual([]);
  expect(run.diagnostics).toMatchObject([
    { code: "report-not-compared", severity: "note", at: { file: "report.csv" } },
  ]);
  expect(run.diagnostics[0]?.message).toContain(words);
  expect(run.diagnostics[0]?.help).toContain(help);
  expect(run.complete).toBe(true);
});

test("the settings above the header say the days of a usage report; then a mapping does, then the command line", () => {
  const found = read(report("ana@example.com,,Studio North,Fusion,1,1,12,")).found;
  const daily = { ...found, list: undefined, firstDay: "2026-01-01", lastDay: "2026-03-31" } as never;
  const days = (month: string) => ({ first: `${month}-01`, last: `${month}-28` }) as never;
  const filters = [{ name: "Date range", value: "2026-01-01 to 2026-01-28" }];
  const given = (export_: object) =>
    givenLists(
      {
        inputs: [
          { file: "daily.csv", export: daily, repeats: undefined },
          { file: "report.csv", export: { ...found, ...export_ }, repeats: undefined },
          { file: "again.csv", export: { ...found, ...export_ }, repeats: 1 },
        ],
        roster: readRoster({}, "roster", () => {}),
        asOf: "2026-03-31" as never,
        period: days("2026-03"),
      },
      () => {},
    ).map(({ file, period }) => ({ file, period }));
  expect(given({ filters, period: days("2026-02") })).toEqual([{ file: 1, period: days("2026-01") }]);
  expect(given({ period: days("2026-02") })).toEqual([{ file: 1, period: days("2026-02") }]);
  expect(given({})).toEqual([{ file: 1, period: days("2026-03") }]);
});

test("the order and the names of the files change nothing that the lists show", () => {
  const usage = {
    "daily.csv": daily,
    "report-1.csv": report("ana@example.com,1001,Studio North,Fusion,1,1,5,"),
    "report-2.csv": report("ana@example.com,1001,Studio North,FUSION,1,1,7,"),
    "users-1.csv": "email,autodesk_id,account_status\nben@example.com,1002,Pending\n",
    "users-2.csv": "email,autodesk_id,account_status\nben@example.com,1002,Deleted\n",
    "subscriptions-1.csv":
      "subscription_id,contract_number,product,start_date,end_date\n1,FX-1,Flex,2025-01-01,2026-01-01\n",
    "subscriptions-2.csv": "subscription_id,contract_number,product,start_date,end_date\n2,fx 1,Flex,2024-01-01,\n",
  };
  const found = (files: Readonly<Record<string, string>>) =>
    reconcileTables(roster, files, "2026-03-31", { period }).run.findings.filter(({ code }) =>
      ["contract-differs", "never-accepted", "person-gone", "total-differs"].includes(code),
    );
  const forward = found(usage);
  expect(forward.map(({ finding, amount }) => [finding, amount])).toEqual([
    ["contract-differs/FX-1", 0],
    ["never-accepted/ben@example.com", 0],
    ["person-gone/ana@example.com", 0],
    ["total-differs/ana@example.com/FUSION/2026-02-01..2026-02-28/flex-token", 5],
  ]);
  expect(found(Object.fromEntries(Object.entries(usage).reverse()))).toEqual(forward);
});

test("daily rows that hold only an id are those of the e-mail that another file has beside it", () => {
  const hidden = "Team,Email,Autodesk ID,Product,Day used,Tokens used\nStudio North,*****,1001,Fusion,2026-02-03,12\n";
  const differing = (tokens: number) =>
    reconcileTables(
      roster,
      {
        "daily.csv": hidden,
        "report.csv": report(`ana@example.com,1001,Studio North,Fusion,1,1,${tokens},2026-02-03`),
      },
      "2026-03-31",
      { period },
    ).run.findings.filter(({ code }) => code === "total-differs");
  expect(differing(12)).toEqual([]);
  expect(differing(13)).toMatchObject([{ amount: 1, evidenceCount: 2 }]);
});

test("a usage report whose lines about days cannot be used says which", () => {
  const usage = {
    "daily.csv": daily,
    "report.csv": `Zeitraum,01/02/2026 - 28/02/2026\n${report("ana@example.com,,Studio North,Fusion,1,1,99,")}`,
  };
  const { run } = reconcileTables(roster, usage, "2026-03-31");
  const note = run.diagnostics.find(({ code }) => code === "report-not-compared");
  expect(note?.message).toContain("What it says, Zeitraum = “01/02/2026 - 28/02/2026”, could not be used");
  const good = {
    ...usage,
    "report.csv": usage["report.csv"].replace("01/02/2026 - 28/02/2026", "2026-02-01 - 2026-02-28"),
  };
  const second = reconcileTables(roster, good, "2026-03-31").run;
  expect(second.diagnostics.filter(({ code }) => code === "report-not-compared")).toEqual([]);
  expect(second.findings.filter(({ code }) => code === "total-differs")).toHaveLength(1);
});
