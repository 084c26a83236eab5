import { expect, test } from "vitest";
import { readCsvGrid } from "../../../core/files/csv.ts";
import { readList } from "../../support/usage-lists.ts";

// what the rows of each list are, in a file alone

const people = readCsvGrid("Email,Also known as\nana@example.com,hash:9f3a\n", "people.csv");

test("a usage report is totals of a period: timestamps beside plain days, and blanks where nothing is known", () => {
  const header =
    "hashed_autodesk_id,email,autodesk_id,team_alias,group,offering_name,seat_assignment,assigned_date,unassigned_date,days_inactive,days_used,monthly_average,tokens_used,last_accessed";
  const { found, list, places } = readList(
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
  const { found, list, places } = readList(
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
  const { list, places } = readList(
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
  const { list, places, found } = readList(
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
  const { list, places, found } = readList(
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
  expect(readList("email,role\n").places).toEqual(["export-empty 1"]);
  expect(readList("email,role\nana@example.com,User\n").places).toEqual([]);
});
