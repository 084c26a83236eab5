import { expect, test } from "vitest";
import { reconcileTables } from "../../support/reconcile-tables.ts";
import { dailyUsage, flexRoster, usageReport } from "../../support/usage-lists.ts";

// lists beside usage and beside each other, in a run

const period = { first: "2026-02-01", last: "2026-02-28" } as never;

test("rows of a list are shown with their file, and in no sum", () => {
  const users = "email,role\nana@example.com,User\nben@example.com,User\nnobody,User\n";
  const { run } = reconcileTables(flexRoster, { "daily.csv": dailyUsage, "users.csv": users }, "2026-03-31");
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
  expect(reconcileTables(flexRoster, { "daily.csv": dailyUsage, "seats.csv": seats }).run.asOf).toBe("2026-02-03");
});

test("an id in one list is the e-mail that another file has beside it, unless two stand beside it", () => {
  const hidden = usageReport(
    "*****,1001,Studio North,Fusion,1,1,12,2026-02-03",
    "*****,1002,Studio North,Fusion,1,1,7,",
  );
  const users = "email,autodesk_id\nana@example.com,1001\nben@example.com,1002\nana@example.com,1002\n";
  const usage = { "daily.csv": dailyUsage, "report.csv": hidden, "users.csv": users };
  const { run, facts } = reconcileTables(flexRoster, usage, "2026-03-31", { period });
  const [list] = facts.lists;
  expect(list?.entries).toMatchObject([{ person: "ana@example.com" }, { person: "hash:1002" }]);
  expect(run.findings.map(({ finding }) => finding).filter((finding) => finding.startsWith("total"))).toEqual([
    "total-differs/hash:1002/Fusion/2026-02-01..2026-02-28/flex-token",
  ]);
});

test("daily rows that hold only an id are those of the e-mail that another file has beside it", () => {
  const hidden = "Team,Email,Autodesk ID,Product,Day used,Tokens used\nStudio North,*****,1001,Fusion,2026-02-03,12\n";
  const differing = (tokens: number) =>
    reconcileTables(
      flexRoster,
      {
        "daily.csv": hidden,
        "report.csv": usageReport(`ana@example.com,1001,Studio North,Fusion,1,1,${tokens},2026-02-03`),
      },
      "2026-03-31",
      { period },
    ).run.findings.filter(({ code }) => code === "total-differs");
  expect(differing(12)).toEqual([]);
  expect(differing(13)).toMatchObject([{ amount: 1, evidenceCount: 2 }]);
});

test("a team that two usage reports have counts once, at its larger total; several rows of a file are added", () => {
  const earlier = usageReport("ana@example.com,,Studio North,Fusion,1,1,5,");
  const later = usageReport(
    "ana@example.com,,Studio North,Fusion,1,1,5,",
    "ana@example.com,,Studio North,fusion,1,1,7,",
  );
  const run = (...reports: readonly string[]) =>
    reconcileTables(
      flexRoster,
      { "daily.csv": dailyUsage, ...Object.fromEntries(reports.map((text, index) => [`report-${index}.csv`, text])) },
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

test("the order and the names of the files change nothing that the lists show", () => {
  const usage = {
    "daily.csv": dailyUsage,
    "report-1.csv": usageReport("ana@example.com,1001,Studio North,Fusion,1,1,5,"),
    "report-2.csv": usageReport("ana@example.com,1001,Studio North,FUSION,1,1,7,"),
    "users-1.csv": "email,autodesk_id,account_status\nben@example.com,1002,Pending\n",
    "users-2.csv": "email,autodesk_id,account_status\nben@example.com,1002,Deleted\n",
    "subscriptions-1.csv":
      "subscription_id,contract_number,product,start_date,end_date\n1,FX-1,Flex,2025-01-01,2026-01-01\n",
    "subscriptions-2.csv": "subscription_id,contract_number,product,start_date,end_date\n2,fx 1,Flex,2024-01-01,\n",
  };
  const found = (files: Readonly<Record<string, string>>) =>
    reconcileTables(flexRoster, files, "2026-03-31", { period }).run.findings.filter(({ code }) =>
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
