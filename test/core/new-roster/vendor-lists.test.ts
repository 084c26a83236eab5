import { expect, test } from "vitest";
import { createExportReader } from "../../../core/exports/read.ts";
import { fillRoster } from "../../../core/new-roster/fill.ts";
import { usageNames } from "../../../core/new-roster/usage-names.ts";
import { vendorRows } from "../../../core/new-roster/vendor-lists.ts";
import { readRoster } from "../../../core/roster/roster.ts";
import { createBook } from "../../../core/usage/book.ts";

/** What a new roster holds after these exports were read. */
function filled(...exports: readonly string[]) {
  const book = createBook();
  const roster = readRoster({}, "roster", () => {});
  const lists = exports.flatMap((text, index) => {
    const reader = createExportReader(index, `${index}.csv`, book, roster, () => {});
    reader.push(text);
    return reader.finish().list ?? [];
  });
  const own = [
    { email: "ana@example.com", office: "Porto" },
    { email: "kim@example.com", leftOn: "2025-01-31" },
  ];
  return fillRoster(own as never, usageNames(book), vendorRows(lists));
}

const users = [
  "First name,Last name,Email,Autodesk ID,Role,Account status",
  "Ana,Berg,ana@example.com,1001,User,Active",
  "Ana,Berg,ana@example.com,1001,User,Active",
  "Gil,Hart,gil@example.com,,User,Pending",
  "Lou,Saar,lou@example.com,1009,User,Pending",
  "Wim,Oster,wim@example.com,1005,User,Deleted",
  "Kim,Rose,kim@example.com,1006,User,Active",
  "*****,*****,*****,77bc,User,",
].join("\n");

const subscriptions = [
  "Team,Product,Contract number,Subscription ID,Start date,End date,Seat quantity",
  "Studio North,Revit,CN-1,1,2025-01-01,2026-12-31,5",
  "Studio North,AutoCAD,CN-1,2,2024-07-01,2025-12-31,5",
  "Studio North,Flex,FX-1,3,2025-03-09,2026-03-08,Unlimited Seats",
  "Studio South,Flex,FX-2,4,2025-03-09,,Unlimited Seats",
  "Studio South,Flex,FX-3,5,2025-03-09,2026-03-08,Unlimited Seats",
].join("\n");

const usage = [
  "Team,Email,Autodesk ID,Product,Day used,Tokens used",
  "Studio North,lou@example.com,1009,Revit,2025-05-05,10",
  "Studio North,*****,1001,Revit,2025-05-05,10",
  "Studio East,lou@example.com,1009,Revit,2025-05-05,10",
].join("\n");

test("the vendor's users are people of the roster: who is active is registered, who is pending invited", () => {
  const { start, assumed, next } = filled(users);
  const rows = start.people.map(({ email, name, office, registration, aliases }) => [
    email,
    name,
    office,
    registration,
    aliases,
  ]);
  expect(rows).toEqual([
    ["ana@example.com", "Ana Berg", "Porto", "registered", ["hash:1001"]],
    ["kim@example.com", "Kim Rose", undefined, undefined, ["hash:1006"]],
    ["gil@example.com", "Gil Hart", undefined, "invited", undefined],
    ["lou@example.com", "Lou Saar", undefined, "invited", ["hash:1009"]],
  ]);
  expect(start.people.every(({ registeredOn }) => registeredOn === undefined)).toBe(true);
  expect(assumed).toEqual([
    "1 person whom the vendor has as active is marked registered.",
    "2 people whose invitation the vendor has as pending are marked invited.",
  ]);
  expect(next).toContain("4 people have no registration day: type it into Registered on.");
});

test("the vendor's subscriptions are contracts with their days; only what is Flex alone is known to be so", () => {
  const { start, next } = filled(subscriptions);
  expect(start.contracts).toEqual([
    {
      contract: "CN-1",
      aliases: undefined,
      kind: undefined,
      unit: undefined,
      startsOn: "2024-07-01",
      endsOn: "2026-12-31",
    },
    {
      contract: "FX-1",
      aliases: ["Studio North"],
      kind: "flex",
      unit: "flex-token",
      startsOn: "2025-03-09",
      endsOn: "2026-03-08",
    },
    {
      contract: "FX-2",
      aliases: undefined,
      kind: "flex",
      unit: "flex-token",
      startsOn: "2025-03-09",
      endsOn: undefined,
    },
    {
      contract: "FX-3",
      aliases: undefined,
      kind: "flex",
      unit: "flex-token",
      startsOn: "2025-03-09",
      endsOn: "2026-03-08",
    },
  ]);
  expect(next).toContain("1 contract has no days: type them into Starts on and Ends on.");
});

test("a team of token usage is the Flex contract of that team, and an id of a user is nobody new", () => {
  const { start, next } = filled(usage, users, subscriptions);
  expect(start.contracts.map(({ contract }) => contract)).toEqual(["CN-1", "FX-1", "FX-2", "FX-3", "Studio East"]);
  expect(start.people.find(({ email }) => email === "lou@example.com")).toMatchObject({
    otherContracts: ["FX-1", "Studio East"],
    registration: "registered",
  });
  expect(next.filter((step) => step.includes("an id alone"))).toEqual([]);
  expect(filled(usage).next.filter((step) => step.includes("an id alone"))).toHaveLength(1);
});
