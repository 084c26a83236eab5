import { expect, test } from "vitest";
import { lastActivity } from "../../../core/findings/activity.ts";
import { reconcileTables } from "../../support/reconcile-tables.ts";

const contracts = "Contract,Kind,Individual credits\nCN-1,desktop subscription,0\n";
const people =
  "Email,Contract,Registered on,Also known as\nana@example.com,CN-1,2025-01-01,\ntom@example.com,CN-1,2025-01-01,hash:77bc\n";
const pools = "Pool ID,Contract,Credits\n";

/** Ana and Tom of CN-1, both registered; what is found of them in these files. */
function found(files: Readonly<Record<string, string>>, roster: Readonly<Record<string, string>> = {}) {
  const tables = { "contracts.csv": contracts, "people.csv": people, "pools.csv": pools, ...roster };
  const { run, facts } = reconcileTables(tables, files, "2026-03-31");
  return { facts, findings: run.findings.map(({ finding }) => finding) };
}

const users = (...rows: readonly string[]) =>
  `email,autodesk_id,account_status\n${rows.map((row) => `${row}\n`).join("")}`;
const ana = "ana@example.com,1001,Active";

test("who is not listed is gone, unless somebody in the list is hidden and may be the one", () => {
  expect(found({ "users.csv": users(ana) }).findings).toEqual(["person-gone/tom@example.com"]);
  expect(found({ "users.csv": users(ana, "*****,abc,Active") }).findings).toEqual([]);
  expect(found({ "users.csv": users(ana, "*****,,Active") }).findings).toEqual([]);
});

test("who is listed under another address or id of the roster is there", () => {
  expect(found({ "users.csv": users(ana, "*****,77bc,Active") }).findings).toEqual([]);
});

test("an id in the list is the person whose e-mail another file has beside it", () => {
  const seats = "email,hashed_autodesk_id,team,product,day_used\ntom@example.com,abc,T,Revit,2025-06-01\n";
  expect(found({ "users.csv": users(ana, "*****,abc,Active"), "seats.csv": seats }).findings).toEqual([]);
});

test("several lists are one: who is in any of them is there, and deleted only where all say so", () => {
  const tom = (status: string) => users(`tom@example.com,,${status}`);
  expect(found({ "a.csv": users(ana), "b.csv": tom("Active") }).findings).toEqual([]);
  expect(found({ "a.csv": users(ana), "b.csv": tom("Deleted") }).findings).toEqual(["person-gone/tom@example.com"]);
  expect(found({ "a.csv": users(ana), "b.csv": tom("Deleted"), "c.csv": tom("Active") }).findings).toEqual([]);
});

test.each([
  ["seven days ago, who is missing is named", "2026-03-24", ["person-gone/tom@example.com"]],
  ["six days ago, the list is a part", "2026-03-25", []],
  ["after the as-of day, it is not seen", "2026-04-01", ["person-gone/tom@example.com"]],
] as const)("where the last activity was %s", (_, day, findings) => {
  const seats = `email,team,product,day_used\ntom@example.com,T,Revit,${day}\n`;
  expect(found({ "users.csv": users(ana), "seats.csv": seats }).findings).toEqual(findings);
});

test("people without a contract are judged where somebody else without one is listed", () => {
  const noContract = {
    "contracts.csv": "Contract\n",
    "people.csv": "Email,Registered on\nana@example.com,2025-01-01\ntom@example.com,2025-01-01\n",
  };
  const findings = (list: string) =>
    found({ "users.csv": list }, noContract).findings.filter((name) => name.startsWith("person"));
  expect(findings(users(ana))).toEqual(["person-gone/tom@example.com"]);
  expect(findings(users("zoe@example.com,1,Active"))).toEqual([]);
});

test("the last activity is of usage (zero counts, a refund does not), of seats and of the usage report", () => {
  const day = (files: Readonly<Record<string, string>>) =>
    lastActivity(found(files).facts)("tom@example.com" as never) as string | undefined;
  const usage = (rows: string) => ({ "usage.csv": `date,user,credits\n${rows}` });
  expect(day(usage("2026-03-01,ana@example.com,1\n"))).toBeUndefined();
  expect(day(usage("2026-03-01,tom@example.com,0\n2026-03-05,tom@example.com,-1\n"))).toBe("2026-03-01");
  const report =
    "email,product,days_used,monthly_average,tokens_used,last_accessed\ntom@example.com,Revit,1,1,,2026-03-09T10:00:00Z\ntom@example.com,Revit,1,1,,2026-04-09\n";
  expect(day({ "report.csv": report })).toBe("2026-03-09");
});

test("a subscription whose contract two names of the roster would fit is not judged, and a blank day is no difference", () => {
  const roster = {
    "contracts.csv": "Contract,Also known as,Starts on,Ends on\nCN-1,X-1,2025-01-01,2026-12-31\nCN-2,x 1,,\n",
  };
  const header = "subscription_id,contract_number,product,start_date,end_date\n";
  const names = (row: string) =>
    found({ "subscriptions.csv": header + row }, roster).findings.filter((name) => name.startsWith("contract-differs"));
  expect(names("1,x1,Revit,2020-01-01,2029-12-31\n")).toEqual([]);
  expect(names("1,CN-1,Revit,,\n")).toEqual([]);
  expect(names("1,cn 1,Revit,2025-01-02,2026-12-31\n")).toEqual(["contract-differs/CN-1"]);
  expect(names("1,,Revit,2025-01-02,2026-12-31\n")).toEqual([]);
  // over the day before the run, and on the day itself
  expect(names("1,CN-9,Revit,2025-01-02,2026-03-30\n")).toEqual([]);
  expect(names("1,CN-9,Revit,2025-01-02,2026-03-31\n")).toEqual(["contract-differs/CN-9"]);
});
