import fc from "fast-check";
import { expect, test } from "vitest";
import { toPlainDate } from "../../../core/calendar.ts";
import type { Diagnostic } from "../../../core/diagnostic.ts";
import { exportFormats } from "../../../core/exports/formats/index.ts";
import { createExportReader } from "../../../core/exports/read.ts";
import { recognise } from "../../../core/exports/recognise.ts";
import { readCsvGrid } from "../../../core/files/csv.ts";
import { type RosterGrids, readRoster } from "../../../core/roster/roster.ts";
import { units } from "../../../core/roster/words.ts";
import { createBook } from "../../../core/usage/book.ts";
import { places } from "../../support/places.ts";
import { reconcileTables } from "../../support/reconcile-tables.ts";
import { runs } from "../../support/runs.ts";

/** What a text gives: its format, rows of usage, list, pairs, and what was said of it. */
function read(text: string, roster: RosterGrids = {}) {
  const book = createBook();
  const diagnostics: Diagnostic[] = [];
  const known = readRoster(roster, "roster", () => {});
  const reader = createExportReader(0, "export.csv", book, known, (diagnostic) => diagnostics.push(diagnostic));
  reader.push(text);
  const found = reader.finish();
  const { people, contracts, services } = book.names;
  const rows = Array.from({ length: book.length() }, (_, row) => ({
    day: toPlainDate(book.day(row)) as string,
    person: people.textOf(book.person(row)),
    contract: contracts.textOf(book.contract(row)),
    service: services.textOf(book.service(row)),
    amount: (book.amount(row) as number) / 1_000_000,
    unit: units[book.unit(row)],
  }));
  return { found, rows, diagnostics };
}

/** The columns of each of the vendor's exports as the vendor has had them. */
const headings = {
  "token-usage": [
    "team_alias,hashed_autodesk_id,email,product_name,day_used,tokens_used",
    "Team,First name,Last name,Email *,Autodesk ID *,Product,Feature,Day used,Tokens used",
    "day_used,tokens_used,product,team,hashed_autodesk_id",
  ],
  "usage-report": [
    "hashed_autodesk_id,first_name,last_name,email,autodesk_id,team_alias,group,offering_name,version,seat_assignment,assigned_date,unassigned_date,user_activity,days_inactive,access_option,days_used,monthly_average,tokens_used,last_accessed",
    "First name,Last name,Email,Autodesk ID,Team,Group,Product,Version,Days used,Monthly average,Tokens used,Last accessed",
  ],
  "token-flex": ["contractYear,tokenPool,usageCategory,usageDate,productLineCode,productName,tokensConsumed,"],
  "seat-usage": ["team_alias,email,product_name,day_used", "Team,First name,Last name,Email,Product,Day used"],
  subscriptions: [
    "team_alias,offering_name,contract_number,subscription_id,term,start_date,end_date,autorenew_date,subscription_status,seat_quantity,reseller_email,reseller_name",
    "Team,Product,Contract number,Subscription ID,Start date,End date",
  ],
  users: [
    "autodesk_id,first_name,last_name,email,team_alias,offering_name,product_name,role,account_status",
    "First name,Last name,Email,Autodesk ID,Role",
  ],
  "credit-usage": ["date,user,credits"],
} as const;

test("each export of the vendor is known in all headings that it has had, in any order", () => {
  expect(Object.keys(headings).sort()).toEqual(exportFormats.map(({ name }) => name).sort());
  for (const [name, all] of Object.entries(headings)) {
    for (const header of all) {
      expect([header, recognise(header.split(","))]).toMatchObject([header, { kind: "one", format: { name } }]);
      expect(recognise(header.split(",").reverse())).toMatchObject({ kind: "one", format: { name } });
    }
  }
});

test.each(exportFormats.flatMap(({ name, mustNotHave }) => mustNotHave.map((header) => ({ name, header }))))(
  "$name is not what has a column $header, and the message says so",
  ({ name, header }) => {
    const format = exportFormats.find((one) => one.name === name);
    const headers = [...(format?.needs ?? []).map(([first]) => first ?? ""), header];
    const found = recognise(headers);
    if (found.kind === "one") expect(found.format.name).not.toBe(name);
    else if (found.kind === "none" && found.nearest.name === name) {
      expect(found.lacking).toEqual([`to be without the column ${header}`]);
    } else expect(found.kind).toBe("none");
  },
);

test("the vendor's export of groups is none of these: the nearest is named, with what keeps it away", () => {
  const { diagnostics, found } = read("Email,Group,Group type,Role\nana@example.com,North,SSO,User\n");
  expect(found).toMatchObject({ format: undefined, rows: 0, list: undefined });
  expect(places(diagnostics)).toEqual(["export-unrecognised 1"]);
  expect(diagnostics[0]?.message).toContain(
    "Nearest is users (Autodesk's users), which also needs to be without the column group_type.",
  );
});

test("of two formats that fit, the one that needs more headers is it; alike, the file is ambiguous", () => {
  expect(recognise("date,user,credits,email,role".split(","))).toMatchObject({ format: { name: "credit-usage" } });
  const both = "usageDate,tokensConsumed,usageCategory,date,user,credits".split(",");
  expect(recognise(both)).toMatchObject({
    kind: "several",
    formats: [{ name: "token-flex" }, { name: "credit-usage" }],
  });
});

const roster: RosterGrids = {
  contracts: readCsvGrid(
    "Contract,Also known as,Kind,Unit\nFX-1,Studio North,flex,flex-token\nFX-2,Studio South,flex,flex-token\n",
    "contracts.csv",
  ),
  people: readCsvGrid("Email,Also known as\nana@example.com,hash:9f3a;old@example.com\n", "people.csv"),
};

test("token usage: the team is the contract, the product the service, and the unit a Flex token", () => {
  const text = [
    "Team,Email,Autodesk ID,Product,Feature,Day used,Tokens used",
    "studio_north,Old@Example.com,1,Fusion,Simulation,2026-03-05,1.5",
    "STUDIO SOUTH,ben@example.com,2,Revit,,2026-03-05T23:59:59Z,0",
    "N/A,ben@example.com,2,Revit,,2026-03-06 00:00,-2",
    "Elsewhere,ben@example.com,2,Revit,,2026-03-06,3",
  ].join("\n");
  const { rows, diagnostics, found } = read(text, roster);
  expect(diagnostics).toEqual([]);
  expect(found).toMatchObject({ format: "token-usage", firstDay: "2026-03-05", lastDay: "2026-03-06", rows: 4 });
  const unit = "flex-token";
  expect(rows).toEqual([
    { day: "2026-03-05", person: "ana@example.com", contract: "FX-1", service: "Fusion", amount: 1.5, unit },
    { day: "2026-03-05", person: "ben@example.com", contract: "FX-2", service: "Revit", amount: 0, unit },
    { day: "2026-03-06", person: "ben@example.com", contract: "", service: "Revit", amount: -2, unit },
    { day: "2026-03-06", person: "ben@example.com", contract: "Elsewhere", service: "Revit", amount: 3, unit },
  ]);
});

test.each([
  ["an e-mail and an id", "ben@example.com,77BC", "ben@example.com", [["hash:77bc", "ben@example.com"]]],
  ["a hidden e-mail and an id", "*****,77bc", "hash:77bc", []],
  ["a blank e-mail and an id", ",77bc", "hash:77bc", []],
  ["an id that the roster knows", "*****,9F3A", "ana@example.com", []],
  [
    "an e-mail that the roster does not know, with an id that it does",
    "a.berg@example.com,9f3a",
    "ana@example.com",
    [["hash:9f3a", "a.berg@example.com"]],
  ],
  ["a hidden e-mail and no id", "*****,", "*****", []],
  ["both hidden", "*****,*****", "*****", []],
  ["an id with its mark", ",hash:77bc", "hash:77bc", []],
] as const)("%s names the person", (_, cells, person, keys) => {
  const { rows, diagnostics, found } = read(
    `email,hashed_autodesk_id,product,team,day_used,tokens_used\n${cells},Revit,Studio North,2026-03-05,1\n`,
    roster,
  );
  expect(diagnostics).toEqual([]);
  expect(rows).toMatchObject([{ person }]);
  expect(found.keys).toEqual(keys.map(([hash, email]) => ({ hash, email })));
});

test.each([
  [",", "cell-required 2 email"],
  ["ana,77bc", "cell-not-an-email 2 email"],
  ["*****,two words", "cell-not-an-email 2 hashed_autodesk_id"],
])("a row whose person is %j is left out", (cells, place) => {
  const header = "email,hashed_autodesk_id,product,team,day_used,tokens_used";
  const { rows, diagnostics, found } = read(`${header}\n${cells},Revit,Studio North,2026-03-05,1\n`, roster);
  expect(rows).toEqual([]);
  expect(found.leftOut).toBe(1);
  expect(places(diagnostics)).toEqual([place]);
});

test("ids alone are persons, and a pair that comes again is one key", () => {
  const alone =
    "hashed_autodesk_id,product,team,day_used,tokens_used\n77bc,Revit,T,2026-03-05,1\n,Revit,T,2026-03-05,1\n";
  expect(read(alone).rows).toMatchObject([{ person: "hash:77bc" }]);
  expect(places(read(alone).diagnostics)).toEqual(["cell-required 3 hashed_autodesk_id"]);
  const row = "ana@example.com,77bc,1001,Revit,T,2026-03-05,1\n";
  const other = "ben@example.com,*****,1002,Revit,T,2026-03-05,1\n*****,*****,1003,Revit,T,2026-03-05,1\n";
  const { found, rows } = read(
    `email,hashed_autodesk_id,autodesk_id,product,team,day_used,tokens_used\n${row}${row}${other}`,
  );
  expect(rows.map(({ person }) => person)).toEqual([
    "ana@example.com",
    "ana@example.com",
    "ben@example.com",
    "hash:1003",
  ]);
  expect(found.keys).toEqual([
    { hash: "hash:1001", email: "ana@example.com" },
    { hash: "hash:1002", email: "ben@example.com" },
    { hash: "hash:77bc", email: "ana@example.com" },
  ]);
});

test("a total line and a repeated header of token usage are left out as notes, the total being nobody's id", () => {
  const header = "hashed_autodesk_id,product,team,day_used,tokens_used";
  const { diagnostics, rows } = read(`${header}\n77bc,Revit,T,2026-03-05,1\n${header}\nTotal,,,,1\n`);
  expect(rows).toHaveLength(1);
  expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
    ["header-repeated", "note"],
    ["total-line", "note"],
  ]);
});

test("the enterprise export draws on the roster's only enterprise contract, and on none where there are two", () => {
  const usage = {
    "usage.csv": "usageDate,productLineCode,tokensConsumed,usageCategory\n2026-01-05,RVT,30,DESKTOP\n",
  };
  const contract = (number: string) => `${number},enterprise,eba-token,2025-01-01,2027-12-31\n`;
  const run = (...numbers: readonly string[]) =>
    reconcileTables(
      {
        "contracts.csv": `Contract,Kind,Unit,Starts on,Ends on\n${numbers.map(contract).join("")}CN-1,flex,flex-token,2025-01-01,2027-12-31\n`,
        "people.csv": "Email,Contract\n",
        "pools.csv": "Pool ID,Contract,Credits,Applied on,Expires on\nE1,EN-1,100,2025-06-01,2026-12-31\n",
      },
      usage,
      "2026-01-31",
    ).run;
  expect(run("EN-1").pools).toMatchObject([{ pool: "E1", drawn: 30 }]);
  const two = run("EN-1", "EN-2");
  expect(two.pools).toMatchObject([{ pool: "E1", drawn: 0 }]);
  expect(two.overdrafts).toMatchObject([{ person: "(not reported)", contract: null, amount: 30 }]);
});

test("whom a row names never depends on the rows before it", () => {
  const email = fc.constantFrom("ana@example.com", "ben@example.com", "old@example.com", "*****", "");
  const id = fc.constantFrom("9f3a", "77bc", "ana@example.com", "*****", "");
  const header = "email,hashed_autodesk_id,autodesk_id,product,team,day_used,tokens_used";
  const people = (rows: readonly (readonly string[])[]) =>
    read([header, ...rows.map((cells) => `${cells.join(",")},Revit,T,2026-03-05,1`)].join("\n"), roster).rows.map(
      ({ person }) => person,
    );
  fc.assert(
    fc.property(fc.array(fc.tuple(email, id, id), { maxLength: 30 }), (rows) => {
      expect(people(rows)).toEqual(rows.flatMap((row) => people([row])));
    }),
    { numRuns: runs(60) },
  );
});
