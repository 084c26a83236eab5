import { expect, test } from "vitest";
import { readFiles } from "../../support/read-files.ts";
import { long } from "../../support/runs.ts";

// Lines of an export that are no usage, and usage that looks like such a line.

const header = "date,user,credits,service\n";
const rows = "2026-03-05,ana@firm.example,4,Rendering\n2026-03-06,ben@firm.example,2.5,Rendering\n";

/** Reads one text and tells what was said of it, and its input. */
function read(text: string, settings = "") {
  const { inputs, ...all } = readFiles([["usage.csv", text]], { settings });
  return { ...all, found: inputs[0]?.export };
}

test.each([
  "Total,,6.5,",
  "Grand total:,,6.5",
  "Summe;;6.5;".replaceAll(";", ","),
  "GESAMT,,6.5,",
  "Total général,,6.5,",
  "Totale,,6.5,",
  "Suma,,6.5,",
  "Totaal,,6.5,",
  ",Total,6.5,",
  ",,6.5,Total",
  "Total,6.5",
  "合计,,6.5,",
])("the total line “%s” is left out, is no row, and is right", (line) => {
  const { said, found } = read(`${header}${rows}${line}\n`);
  expect(said).toEqual(["note[total-line] usage.csv:4"]);
  expect(found).toMatchObject({ rows: 2, leftOut: 0 });
});

test("a total that is not the sum is a warning with both figures, and nothing else is said of the line", () => {
  const { said, diagnostics } = read(`${header}${rows}Total,,7,\n`);
  expect(said).toEqual(["warning[total-line-differs] usage.csv:4"]);
  expect(diagnostics[0]?.message).toBe(
    "The file's own total is 7, and its rows add up to 6.5: 0.5 apart. The line itself is no usage and is left out.",
  );
});

test("where rows were left out of the sum, the warning says so", () => {
  const { diagnostics } = read(`${header}${rows}soon,ana@firm.example,1,\nTotal,,7.5,\n`);
  expect(diagnostics.find(({ code }) => code === "total-line-differs")?.message).toContain(
    "1 apart. One row was left out",
  );
});

test("a total above the rows, totals of parts and a total of all are each held against what they are of", () => {
  expect(read(`${header}Total,,6.5,\n${rows}`).said).toEqual(["note[total-line] usage.csv:2"]);
  const parts = `${header}${rows}Total,,6.5,\n${rows}Total,,6.5,\nGrand total,,13,\n`;
  expect(read(parts).said.filter((one) => one.startsWith("warning"))).toEqual([]);
  expect(read(parts.replace("13,", "12,")).said.filter((one) => one.startsWith("warning"))).toEqual([
    "warning[total-line-differs] usage.csv:8",
  ]);
});

test("a total without a figure is left out and compared with nothing", () => {
  expect(read(`${header}${rows}Total,,,\n`).said).toEqual(["note[total-line] usage.csv:4"]);
});

test("a total is written in the style of the file", () => {
  const text = "date;user;credits\n05.03.2026;ana@firm.example;1.234,5\nSumme;;1.234,5\n";
  expect(read(text, 'Day order,dmy\nNumber style,"1.234,5"\n').said).toEqual(["note[total-line] usage.csv:3"]);
});

test("a person or a service called Total is no total", () => {
  const text = `${header}2026-03-05,total@firm.example,4,Total\n2026-03-05,Total,1,\n,ana@firm.example,1,Total\nTotal,ana@firm.example,1,\n`;
  const { said, found, rows: read2 } = read(text);
  expect(read2).toMatchObject([{ person: "total@firm.example", service: "Total" }]);
  expect(said).toEqual([
    "error[cell-not-an-email] usage.csv:3:user",
    "error[cell-required] usage.csv:4:date",
    "error[cell-not-a-day] usage.csv:5:date",
  ]);
  expect(found).toMatchObject({ rows: 4, leftOut: 3 });
});

test("a header again is skipped with a note and is no row; another header ends what can be read", () => {
  const again = read(`${header}${rows}${header}${rows}`);
  expect(again.said).toEqual(["note[header-repeated] usage.csv:4"]);
  expect(again.found).toMatchObject({ rows: 4, leftOut: 0 });
  const other = read(
    `${header}${rows}user,date,credits,job\nana@firm.example,2026-03-05,1,J\nben@firm.example,2026-03-05,1,J\n`,
  );
  expect(other.said).toEqual(["error[header-repeated] usage.csv:4"]);
  expect(other.found).toMatchObject({ rows: 4, leftOut: 2 });
});

test("a row of words that is no header is a row that cannot be read", () => {
  expect(read(`${header}${rows}see,the,note,below\n`).said).toEqual(["error[cell-not-a-day] usage.csv:4:date"]);
});

test("the settings above a header are kept and told; a title, a blank line and sep= are none", () => {
  const text = `sep=;\nUsage report\n\nTeam:;North;South\nPeriod: March 2026\nFilter;\n${header.replaceAll(",", ";")}2026-03-05;ana@firm.example;4;\n`;
  const { found, said, diagnostics } = read(text);
  expect(found?.filters).toEqual([
    { name: "Team", value: "North, South" },
    { name: "Period", value: "March 2026" },
  ]);
  expect(said).toEqual(["note[export-filtered] usage.csv"]);
  expect(diagnostics[0]?.message).toBe(
    "Above its header the file says: Team = “North, South”; Period = “March 2026”. If these are filters, the export holds only what they let through.",
  );
  const plain = read(`sep=;\r\n${header.replaceAll(",", ";")}2026-03-05;ana@firm.example;4;\r\n`);
  expect(plain.said).toEqual([]);
  expect(plain.found?.filters).toEqual([]);
});

test("data without a header is told, with what the first row may be", () => {
  const { said, diagnostics } = read("J-1;2026-03-05;ana@firm.example;4\nJ-2;2026-03-06;ben@firm.example;2\n");
  expect(said).toEqual(["error[header-missing] usage.csv:1"]);
  expect(diagnostics[0]?.help).toContain("“column 1;date;user;credits”");
  expect(read("\nana@firm.example,05/03/2026,1\n").said).toEqual(["error[header-missing] usage.csv:2"]);
  // a day alone is no data: it may be a setting
  expect(read("made on,2026-03-05\nwho,what\n").said).toEqual(["error[export-unrecognised] usage.csv:1"]);
});

test("words that stand for nothing break nothing", () => {
  const text = `date,user,credits,contract,job\n2026-03-05,*****,4,N/A,N/A\n2026-03-05,ana@firm.example,1,,Unlimited Seats\n`;
  const { said, rows: all } = read(text);
  expect(said).toEqual([]);
  expect(all).toMatchObject([{ person: "*****" }, { job: "Unlimited Seats" }]);
});

test("mixed newlines, quoted newlines, blank lines and commas at the end are read", () => {
  const text = `${header.trim()},\r\n\r\n"2026-03-05",ana@firm.example,4,"two\r\nlines",\r2026-03-06,ana@firm.example,1,\n,,,,\n2026-03-07,ana@firm.example,2\n`;
  const { said, rows: all } = read(text);
  expect(said).toEqual([]);
  expect(all.map(({ line, amount }) => [line, amount])).toEqual([
    [3, 4_000_000],
    [5, 1_000_000],
    [7, 2_000_000],
  ]);
});

test("a header with more columns than a spreadsheet has is refused", () => {
  const { said, found } = read(`date,user,credits,${"x,".repeat(16_400)}y\n2026-03-05,ana@firm.example,4\n`);
  expect(said).toEqual(["error[limit-exceeded] usage.csv:1"]);
  expect(found).toMatchObject({ format: undefined, rows: 0 });
});

long("a line without end is left out with what follows, and the rows above it count", () => {
  const { said, found } = read(`${header}${rows}2026-03-07,ana@firm.example,1,"${"x".repeat(17_000_000)}`);
  expect(said).toEqual(["error[limit-exceeded] usage.csv:4"]);
  expect(found).toMatchObject({ rows: 3, leftOut: 1 });
});
