import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../../core/diagnostic.ts";
import { exportFormats } from "../../../core/exports/formats/index.ts";
import { createExportReader } from "../../../core/exports/read.ts";
import { normalHeader, recognise } from "../../../core/exports/recognise.ts";
import { readCsvGrid, writeCsv } from "../../../core/files/csv.ts";
import { type RosterGrids, readRoster } from "../../../core/roster/roster.ts";
import { createBook, paidFromKinds } from "../../../core/usage/book.ts";
import { bookRows } from "../../support/book-rows.ts";
import { places } from "../../support/places.ts";
import { runs } from "../../support/runs.ts";

/** The rows of a text as the book has them, and everything that was said of it. */
function read(text: string, settings = "", roster: RosterGrids = {}) {
  const grids = { ...roster, settings: readCsvGrid(`Setting,Value\n${settings}`, "settings.csv") };
  const book = createBook();
  const diagnostics: Diagnostic[] = [];
  const known = readRoster(grids, "roster", () => {});
  const reader = createExportReader(0, "usage.csv", book, known, (diagnostic) => diagnostics.push(diagnostic));
  for (let at = 0; at < text.length; at += 10_000) reader.push(text.slice(at, at + 10_000));
  const found = reader.finish();
  const rows = bookRows(book).map((row, at) => ({
    ...row,
    paidFrom: paidFromKinds[book.paidFrom(at)],
    line: book.line(at),
  }));
  return { found, rows, diagnostics };
}

const creditHeaders = ["date", "user", "credits", "contract", "service", "job", "charge id", "paid from", "unit"];
const creditRow = ["2026-03-05", "ana@firm.example", "1.5", "C-1", "Rendering", "J1", "T1", "shared", "flex-token"];
const creditUsage = {
  day: "2026-03-05",
  person: "ana@firm.example",
  contract: "C-1",
  service: "Rendering",
  job: "J1",
  charge: "T1",
  amount: 1_500_000,
  unit: "flex-token",
  paidFrom: "shared",
};

/** A header in another spelling that is the same to us. */
const spelling = (header: string) =>
  fc.constantFrom(
    header,
    header.toUpperCase(),
    `${header}*`,
    ` ${header} `,
    `\ufeff${header}`,
    header.replaceAll(" ", "_"),
    header.replaceAll(" ", "-"),
    header.replaceAll(" ", ""),
    header.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase()),
  );

test("a format is known by its set of headers, in any order, case and spelling, and under any delimiter", () => {
  const columns = creditHeaders.map((header, index) => ({ header, cell: creditRow[index] ?? "" }));
  const order = fc.shuffledSubarray(columns, { minLength: columns.length });
  const spelled = fc.tuple(...creditHeaders.map(spelling));
  fc.assert(
    fc.property(order, spelled, fc.constantFrom(",", ";", "\t"), (ordered, spellings, delimiter) => {
      const headers = ordered.map(({ header }) => spellings[creditHeaders.indexOf(header)] ?? header);
      const text = [headers, ordered.map(({ cell }) => cell)].map((cells) => cells.join(delimiter)).join("\n");
      const { found, rows, diagnostics } = read(text);
      expect(diagnostics).toEqual([]);
      expect(found.format).toBe("credit-usage");
      expect(rows).toEqual([{ ...creditUsage, line: 2 }]);
    }),
    { numRuns: runs(300) },
  );
});

test("every format is recognised by each spelling of what it needs, and by nothing less", () => {
  for (const format of exportFormats) {
    for (const [index, spellings] of format.needs.entries()) {
      for (const one of spellings) {
        const headers = format.needs.map((all, at) => (at === index ? one : (all[0] ?? "")));
        expect(recognise(headers)).toEqual({ kind: "one", format });
      }
      const lacking = format.needs.filter((_, at) => at !== index).map((all) => all[0] ?? "");
      // what lacks its tokens alone is the list of who is active
      const withoutTokens = format.name === "token-usage" && spellings.includes("tokens_used");
      expect(recognise(lacking)).toMatchObject(
        withoutTokens
          ? { kind: "one", format: { name: "seat-usage" } }
          : { kind: "none", nearest: { name: format.name }, lacking: [spellings.join(" or ")] },
      );
    }
  }
});

test("a header that fits two formats alike is ambiguous: nothing is guessed and nothing counted", () => {
  const text =
    "date,user,credits,tokensConsumed,usageDate,usageCategory\n2026-03-01,ana@example.com,5,5,2026-03-01,X\n";
  const { diagnostics, found } = read(text);
  expect(places(diagnostics)[0]).toMatch(/^export-ambiguous/);
  expect(found.rows).toBe(0);
});

test("a header that marks another format keeps a format away", () => {
  expect(recognise(["tokensConsumed", "usageDate", "usageCategory"])).toMatchObject({ kind: "one" });
  expect(recognise(["tokensConsumed", "usageDate", "usageCategory", "Email"])).toMatchObject({ kind: "none" });
});

test("headers are compared without mark, star, case, blanks, hyphens and underscores", () => {
  for (const header of ["charge id", "Charge ID", "charge_id", "CHARGE-ID*", "\ufeffchargeId", " charge\u00a0id **"]) {
    expect(normalHeader(header)).toBe("chargeid");
  }
});

test("the header is found in the first 30 rows, and not in the 31st", () => {
  const file = (above: number) => `${"filter,value\n".repeat(above)}date,user,credits\n2026-03-05,ana@firm.example,1\n`;
  const { rows, diagnostics } = read(file(29));
  expect(rows).toMatchObject([{ line: 31, amount: 1_000_000 }]);
  expect(places(diagnostics)).toEqual(["export-filtered"]);
  expect(read(file(30)).found.format).toBeUndefined();
  expect(places(read(file(30)).diagnostics)[0]).toMatch(/^export-unrecognised/);
});

test("a header behind a long block of filters is found, in whatever pieces the file comes", () => {
  const file = `${`filter,${"x".repeat(2_000)}\n`.repeat(20)}date,user,credits\n2026-03-05,ana@firm.example,1\n`;
  expect(read(file).rows).toMatchObject([{ line: 22 }]);
});

test("a bad cell is told by line and by the header as it is written in the file", () => {
  const text = `Day report\n\n"User","DATE*","Credits","Paid_From"\nana@firm.example,2026-03-05,1,\n"two\nlines",2026-03-05,1,\nana@firm.example,05.03.2026,1,\nana@firm.example,2026-03-05,1;5,\nana@firm.example,2026-03-05,1,us\nana@firm.example,2026-03-05,2,\n`;
  const { found, rows, diagnostics } = read(text);
  expect(places(diagnostics)).toEqual([
    "cell-not-an-email 5 User",
    "cell-not-a-day 7 DATE*",
    "cell-not-credits 8 Credits",
    "cell-not-one-of 9 Paid_From",
  ]);
  expect(rows.map(({ line, amount }) => [line, amount])).toEqual([
    [4, 1_000_000],
    [10, 2_000_000],
  ]);
  expect(found).toMatchObject({ rows: 6, leftOut: 4, firstDay: "2026-03-05", lastDay: "2026-03-05" });
});

test("in every table of rows, each is in the book or left out with a word", () => {
  const cell = (good: string, ...bad: string[]) =>
    fc.oneof({ weight: 4, arbitrary: fc.constant(good) }, { weight: 1, arbitrary: fc.constantFrom(...bad) });
  const row = fc.tuple(
    cell("2026-03-05", "", "03/04/2026", "2026-02-30", "Total"),
    cell("ana@firm.example", "", "ana", "*****", "hash:1a2b"),
    cell("1.5", "", "1,5", "-2", "9000000001", "x"),
  );
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), (cells) => {
      const { found, rows, diagnostics } = read(
        writeCsv([["date", "user", "credits"], ...cells], { neutralise: false }),
      );
      const blank = cells.filter((texts) => texts.every((text) => text === "")).length;
      const totals = diagnostics.filter(({ code }) => code === "total-line" || code === "total-line-differs").length;
      expect(found.rows).toBe(cells.length - blank - totals);
      expect(rows.length + found.leftOut).toBe(found.rows);
      expect(diagnostics.filter(({ severity }) => severity === "error")).toHaveLength(found.leftOut);
      for (const { at } of diagnostics) expect(at).toMatchObject({ file: "usage.csv", line: expect.any(Number) });
    }),
    { numRuns: runs(200) },
  );
});

test("days and amounts of our own format are written as the settings declare", () => {
  const text = "date;user;credits\n05/03/2026;ana@firm.example;1.234,5\n";
  expect(places(read(text).diagnostics)).toEqual(["cell-not-a-day 2 date"]);
  const { rows, diagnostics } = read(text, 'Day order,dmy\nNumber style,"1.234,5"\n');
  expect(diagnostics).toEqual([]);
  expect(rows).toMatchObject([{ day: "2026-03-05", amount: 1_234_500_000 }]);
});

test("the vendor's enterprise export is read with its nameless last column, without a person, in its own unit", () => {
  const text = [
    '"contractYear","tokenPool","usageCategory","usageDate","productLineCode","productName","tokensConsumed",',
    '"1","Pool A","Desktop",2011-01-01 00:00:00,"RVT","Revit\u00ae",105.0,',
    '"1","Pool A","Cloud",2011-01-02 00:00:00,"RVT","",0,',
    "",
  ].join("\n");
  const { found, rows, diagnostics } = read(text);
  expect(diagnostics).toEqual([]);
  expect(found).toMatchObject({ format: "token-flex", rows: 2, firstDay: "2011-01-01", lastDay: "2011-01-02" });
  expect(rows).toMatchObject([
    { person: "(not reported)", unit: "eba-token", amount: 105_000_000, service: "Revit® / Desktop / Pool A" },
    { person: "(not reported)", unit: "eba-token", amount: 0, service: "RVT / Cloud / Pool A" },
  ]);
});

test("an enterprise export by month is of the month's last day, and a month that is none is told", () => {
  const { rows, diagnostics } = read(
    "usageMonth,productLineCode,tokensConsumed\n2026-02,RVT,1\n202602,RVT,2\nFeb 26,RVT,3\n",
  );
  expect(rows.map(({ day }) => day)).toEqual(["2026-02-28", "2026-02-28"]);
  expect(places(diagnostics)).toEqual(["day-assumed 1 usageMonth", "cell-not-a-day 4 usageMonth"]);
  expect(diagnostics[1]?.message).toContain("“Feb 26” is not a month");
});

test("a contract cell that names two contracts is told once, however many rows have it", () => {
  const contracts = readCsvGrid("Contract,Name\nC-1,North\nC-2,North\n", "contracts.csv");
  const row = "2026-03-05,ana@firm.example,1,north\n";
  const { rows, diagnostics } = read(`date,user,credits,contract\n${row.repeat(3)}`, "", { contracts });
  expect(rows).toHaveLength(3);
  expect(places(diagnostics)).toEqual(["reference-ambiguous 2 contract"]);
});

test("the sample's own exports are read without a word", () => {
  const folder = new URL("../../../batch/sample/usage/", import.meta.url);
  const { diagnostics, found } = read(readFileSync(new URL("cloud-2026-q1.csv", folder), "utf8"));
  expect(diagnostics).toEqual([]);
  expect(found.format).toBe("credit-usage");
});

test("a day that only one order of day and month makes is refused with that order; one that both make, as readable in two ways", () => {
  const said = (day: string) => {
    const { diagnostics } = read(`date,user,credits\n${day},ana@firm.example,1\n`);
    return diagnostics.map(({ code, message, help }) => `${code}: ${message} ${help}`);
  };
  expect(said("31/12/2025")).toEqual([
    "cell-not-a-day: “31/12/2025” is a day only with the day first, and no order of days is declared; the row is left out. Type the day as 2025-12-31, or declare the setting “Day order”: its value must then be dmy.",
  ]);
  expect(said("12/31/2025")).toEqual([
    expect.stringMatching(/with the month first.* 2025-12-31, .*must then be mdy\.$/),
  ]);
  expect(said("03/04/2026")).toEqual([expect.stringContaining("could be read in two ways")]);
  expect(said("31/31/2025")).toEqual([expect.stringContaining("“31/31/2025” is not a day;")]);
});

test.each([
  ["who,date,credits", "credit-usage"],
  ["Email,Datum,Guthaben", "users"],
])("whatever format is nearest to %s, only our own columns are advised", (header, nearest) => {
  const [one] = read(`${header}\nana@firm.example,soon,1\n`).diagnostics;
  expect(one?.code).toBe("export-unrecognised");
  expect(one?.message).toContain(`Nearest is ${nearest} (`);
  expect(one?.help).toContain(
    "if it lists usage, rename its columns to those of credit-usage: date, user and credits.",
  );
});
