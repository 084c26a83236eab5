import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../core/diagnostic.ts";
import { readRosterWorkbook } from "../../../core/roster/from-workbook.ts";
import { type CellSketch, makeWorkbook, type SheetSketch, type TableSketch } from "../../support/workbook.ts";

const people: TableSketch = { name: "People", headers: ["Email"], rows: [["ana@example.com"]] };
const pools: TableSketch = { name: "Pools", headers: ["Pool ID", "Contract", "Credits"], rows: [["P-1", "C-1", 100]] };

function read(...sheets: readonly SheetSketch[]) {
  const diagnostics: Diagnostic[] = [];
  const roster = readRosterWorkbook(makeWorkbook({ sheets }), "roster.xlsx", (diagnostic) =>
    diagnostics.push(diagnostic),
  );
  return {
    roster,
    diagnostics,
    messages: diagnostics.map(({ message }) => message),
    codes: diagnostics.map(({ code }) => code),
  };
}

/** Reads one pool whose cells are given by header; its row is 4, its first column B. */
function readPool(cells: Readonly<Record<string, CellSketch>>, ...others: readonly SheetSketch[]) {
  const all = { "Pool ID": "P-1", Contract: "C-1", Credits: 100, ...cells };
  const table = { name: "Pools", at: [3, 2] as const, headers: Object.keys(all), rows: [Object.values(all)] };
  const { roster, ...rest } = read(
    { name: "People", tables: [people] },
    { name: "My pools", tables: [table] },
    ...others,
  );
  return { pool: roster.poolRows[0]?.values, roster, ...rest };
}

describe("amounts", () => {
  test("a number counts to the 15 digits that its cell shows", () => {
    expect(readPool({ Credits: 0.1 + 0.2 }).pool?.credits).toBe(300_000);
    expect(readPool({ Credits: 1234567.1000000001 }).pool?.credits).toBe(1_234_567_100_000);
  });

  test("a number is read plainly whatever the number style, and text in the style", () => {
    const style = {
      name: "Settings",
      tables: [{ name: "Settings", headers: ["Setting", "Value"], rows: [["Number style", "1.234,5"]] }],
    };
    const { pool, messages } = readPool({ Credits: 1234.5, "Unit price": "1.234,5" }, style);
    expect([pool?.credits, pool?.unitPrice, messages]).toEqual([1_234_500_000, 1_234_500_000, []]);
    expect(readPool({ Credits: "1234.5" }, style).messages[0]).toContain("“1234.5” is not an amount");
  });

  test("a number stored as text counts, with blanks of any kind around it", () => {
    expect(readPool({ Credits: " 42\u00a0" }).pool?.credits).toBe(42_000_000);
  });

  test("a number with more than six decimals is refused, also a tiny one", () => {
    expect(readPool({ Credits: 1e-7 }).messages[0]).toContain("“0.0000001” has more than 6 decimals");
    expect(readPool({ Credits: 1 / 3 }).messages[0]).toContain("“0.333333333333333” has more than 6 decimals");
    expect(readPool({ Credits: 1e21 }).messages[0]).toContain("“1000000000000000000000” has more than");
  });
});

describe("days", () => {
  test("a day is read by its format, and as text", () => {
    const { pool, messages } = readPool({
      "Applied on": { day: "2026-03-31", format: "dd/mm/yyyy" },
      "Purchased on": "2026-03-30\u00a0",
    });
    expect([pool?.appliedOn, pool?.purchasedOn, messages]).toEqual(["2026-03-31", "2026-03-30", []]);
  });

  test("a plain number is no day, and the remedy is to format it as a date", () => {
    const { pool, diagnostics } = readPool({ "Applied on": 46112 });
    expect(pool?.appliedOn).toBeUndefined();
    expect(diagnostics[0]).toEqual({
      code: "cell-not-a-day",
      severity: "error",
      at: { file: "roster.xlsx", table: "Pools", row: 4, column: "Applied on" },
      message: "Applied on ('My pools'!E4): “46112” is not a day; the cell counts as blank.",
      help: "If it is a day, format the cell as a date. Type a day of the calendar as YYYY-MM-DD, such as 2026-03-31.",
    });
  });

  test("a day in a column of amounts is refused, and no number is guessed", () => {
    expect(readPool({ Credits: { day: "1900-04-09" } }).messages[0]).toContain("“1900-04-09” is not an amount");
  });
});

describe("names", () => {
  test("numbers and truth values are names as the cell shows them", () => {
    const { pool } = readPool({
      Contract: 110001234567,
      "Order reference": { number: 42, format: "00000" },
      Reseller: true,
    });
    expect([pool?.contract, pool?.orderReference, pool?.reseller]).toEqual(["110001234567", "00042", "TRUE"]);
  });

  test("a number of more than 15 digits is no name, since Excel lost its last digits", () => {
    const { roster, messages, codes } = readPool({ Contract: 1234567890123456 });
    expect([roster.poolRows, codes]).toEqual([[], ["cell-digits-lost"]]);
    expect(messages[0]).toBe(
      "Contract ('My pools'!C4): the number 1234567890123460 has more than 15 digits, of which Excel keeps the first 15 only; the row is left out.",
    );
    expect(readPool({ Contract: 123456789012345 }).codes).toEqual([]);
  });

  test("accents are composed, and blanks that nobody sees are taken away", () => {
    expect(readPool({ Contract: "\u200bZoe\u0301\u00a0& Co\u200b\u00a0" }).pool?.contract).toBe("Zoé & Co");
  });

  test("an e-mail with a character of no width after it is that e-mail", () => {
    const ana = { ...people, rows: [["Ana@Example.com\u200b"]] };
    const { roster } = read({ name: "S", tables: [ana] }, { name: "P", tables: [pools] });
    expect([...roster.people.keys()]).toEqual(["ana@example.com"]);
  });
});

describe("cells without a value", () => {
  test("an error in a required cell leaves the row out, and in another one it counts as blank", () => {
    const required = readPool({ Credits: { formula: "1/0", error: "#DIV/0!" } });
    expect([required.roster.poolRows.length, required.codes]).toEqual([0, ["formula-error"]]);
    expect(required.messages[0]).toBe(
      "Credits ('My pools'!D4): the cell shows the error #DIV/0!; the row is left out.",
    );
    const optional = readPool({ Reseller: { error: "#N/A" } });
    expect([optional.roster.poolRows.length, optional.codes]).toEqual([1, ["formula-error"]]);
  });

  test("an error in a column of the user's own is nobody else's business", () => {
    expect(readPool({ "Our own": { error: "#N/A" } }).codes).toEqual([]);
  });

  test("a formula without a result asks for Excel to calculate it", () => {
    const { codes, diagnostics } = readPool({ Credits: { formula: "SUM(A1:A2)" } });
    expect(codes).toEqual(["formula-not-calculated"]);
    expect(diagnostics[0]?.help).toBe("Open the workbook in Excel, save it there, and run again.");
  });

  test("a blank required cell is named by its address", () => {
    expect(readPool({ Credits: null }).messages[0]).toBe(
      "Credits ('My pools'!D4) is blank, and every row needs it; the row is left out.",
    );
  });
});

describe("missing tables", () => {
  test("the tables and sheets that there are are named, with the table that is likely meant", () => {
    const { diagnostics } = read(
      { name: "Sheet1", tables: [{ ...people, name: "tblPeople" }] },
      { name: "Bought", tables: [pools] },
    );
    expect(diagnostics).toEqual([
      {
        code: "table-missing",
        severity: "error",
        at: { file: "roster.xlsx", table: "People" },
        message:
          "The workbook has no table People; it has the tables tblPeople (sheet Sheet1) and Pools (sheet Bought).",
        help: "Rename the table tblPeople to People: select a cell of it, and type People into Table Name under Table Design.",
      },
    ]);
  });

  test("a workbook without tables says how to make one", () => {
    const { diagnostics, messages } = read({ name: "Sheet1", cells: [[1, 1, "Email"]] });
    expect(messages).toEqual([
      "The workbook has no table People; it has no table at all, on the sheets Sheet1.",
      "The workbook has no table Pools; it has no table at all, on the sheets Sheet1.",
    ]);
    expect(diagnostics[0]?.help).toBe(
      "Select the rows with their header, press Ctrl+T, and name the table People under Table Design.",
    );
  });

  test("a sheet of the name with cells but no table is not passed over, whether the table is needed or not", () => {
    const bare = (name: string): SheetSketch => ({ name, cells: [[1, 1, "Setting"]] });
    const [first, second] = [
      { name: "S", tables: [people] },
      { name: "P", tables: [pools] },
    ];
    const { messages } = read(first, second, bare("Settings"), bare("Balance checks"), { name: "Rates" });
    expect(messages).toEqual([
      "The sheet Balance checks holds cells, but no Excel table, so nothing of it is read.",
      "The sheet Settings holds cells, but no Excel table, so nothing of it is read.",
    ]);
  });

  test("a sheet of the name whose table has another name says which", () => {
    const { diagnostics } = read(
      { name: "People", tables: [{ ...people, name: "Table1" }] },
      { name: "P", tables: [pools] },
    );
    expect(diagnostics.map(({ message, help }) => [message, help])).toEqual([
      [
        "The sheet People has the table Table1, but no table People, so nothing of it is read.",
        "Select a cell of the table, and type People into Table Name under Table Design.",
      ],
    ]);
  });

  test("a table that is there and cannot be read is not missing too", () => {
    const headless = { ...people, attributes: { headerRowCount: "0", ref: "A2:A2" } };
    expect(read({ name: "S", tables: [headless] }, { name: "P", tables: [pools] }).codes).toEqual(["header-missing"]);
  });
});

test("a month that Excel made a day of, and errors in notes, leave nothing out", () => {
  const headers = ["Closing ID", "Month", "Contract", "Used", "Lapsed", "Still open", "Balance", "Fingerprint"];
  const closing: TableSketch = {
    name: "Closings",
    headers,
    rows: [["2026-03/C-1/cloud-credit", { day: "2026-03-01", format: "mmm\\-yy" }, "C-1", 1, 0, 0, 99, "abc"]],
  };
  const others = { name: "Closings", tables: [closing] };
  const { messages, pool } = readPool({ Note: { error: "#REF!" } }, others);
  expect(messages).toEqual([]);
  expect(pool?.note).toBeUndefined();
});
