import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOrders } from "../../../core/calendar.ts";
import { numberStyles } from "../../../core/credits.ts";
import type { Diagnostic } from "../../../core/diagnostic.ts";
import { readCsvGrid, writeCsv } from "../../../core/files/csv.ts";
import { type Mapping, mappedColumns, mappingFileSchema, mappingJson } from "../../../core/roster/mapping.ts";
import { readMappingFile } from "../../../core/roster/mapping-file.ts";
import { mappingRows } from "../../../core/roster/mappings.ts";
import { readRoster } from "../../../core/roster/roster.ts";
import { units } from "../../../core/roster/words.ts";
import { loose } from "../../../core/text.ts";
import { runs } from "../../support/runs.ts";

/** What was said, as `code place: message`. */
function said(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, at }) =>
    [code, at.line ?? at.row, at.column].filter((part) => part !== undefined).join(" "),
  );
}

function fromFile(text: string) {
  const diagnostics: Diagnostic[] = [];
  const known = readMappingFile(text, "maps/classic.json", (diagnostic) => diagnostics.push(diagnostic));
  return { mapping: known?.mapping, diagnostics };
}

function fromTable(rows: readonly (readonly string[])[]) {
  const diagnostics: Diagnostic[] = [];
  const grid = (text: string, file: string) => readCsvGrid(text, file);
  const roster = readRoster(
    {
      people: grid("Email\n", "people.csv"),
      pools: grid("Pool ID,Contract,Credits\n", "pools.csv"),
      mappings: grid(writeCsv([["Mapping", "File header", "Means"], ...rows], { neutralise: false }), "mappings.csv"),
    },
    "roster",
    (diagnostic) => diagnostics.push(diagnostic),
  );
  return { mappings: roster.mappings.map(({ mapping }) => mapping), diagnostics };
}

const columns = { date: "Usage date", user: "User email", credits: "Cloud credits" };

const word = fc
  .string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(..."abcÉß ,;\"'=x-1.") })
  .map((text) => `h${text}h`);

/** Any mapping that is right. */
const mappings: fc.Arbitrary<Mapping> = fc
  .record({
    name: word,
    headers: fc.uniqueArray(word, { minLength: 11, maxLength: 11, selector: loose }),
    kept: fc.subarray(Object.keys(mappedColumns).slice(3)),
    dayOrder: fc.option(fc.constantFrom(...dayOrders), { nil: undefined }),
    numberStyle: fc.option(fc.constantFrom(...numberStyles), { nil: undefined }),
    timeZone: fc.option(fc.constantFrom("UTC", "Europe/Berlin"), { nil: undefined }),
    unit: fc.option(fc.constantFrom(...units), { nil: undefined }),
    contract: fc.option(
      word.map((text) => `C ${text}`),
      { nil: undefined },
    ),
    period: fc.option(fc.constant("2026-01-01..2026-03-31"), { nil: undefined }),
    onlyCompletes: fc.boolean(),
  })
  .map(({ name, headers, kept, onlyCompletes, ...options }) => {
    const named = Object.keys(mappedColumns).filter((key, index) => index < 3 || kept.includes(key));
    const mapped = Object.fromEntries(
      named.map((key) => [key, headers[Object.keys(mappedColumns).indexOf(key)] ?? ""]),
    );
    const mapping: Record<string, unknown> = { name };
    if (!onlyCompletes || (options.contract === undefined && options.period === undefined)) mapping["columns"] = mapped;
    for (const [key, value] of Object.entries(options)) {
      const isColumn = "columns" in mapping && key in (mapping["columns"] as object);
      if (value !== undefined && !isColumn) mapping[key] = value;
    }
    return mapping as Mapping;
  });

test("a mapping written as a file, and read again, is the same, and the schema holds for it", () => {
  fc.assert(
    fc.property(mappings, (mapping) => {
      const text = mappingJson(mapping);
      expect(fromFile(text)).toEqual({ mapping, diagnostics: [] });
      const { schema: _schema, ...rest } = mappingFileSchema.parse(JSON.parse(text));
      expect(rest).toEqual(mapping);
    }),
    { numRuns: runs(300) },
  );
});

test("mappings written as rows of the table, shuffled, and read again, are the same", () => {
  const several = fc.uniqueArray(mappings, { maxLength: 3, selector: ({ name }) => loose(name) });
  const order = fc.infiniteStream(fc.nat());
  fc.assert(
    fc.property(several, order, (all, numbers) => {
      const rows = all.flatMap(mappingRows).map(({ mapping, fileHeader, means }) => [mapping, fileHeader, means]);
      const shuffled = rows.map((row) => [numbers.next().value as number, row] as const).sort(([a], [b]) => a - b);
      const read = fromTable(shuffled.map(([, row]) => row));
      expect(read.diagnostics).toEqual([]);
      expect([...read.mappings].sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual(
        [...all].sort((a, b) => (a.name < b.name ? -1 : 1)),
      );
    }),
    { numRuns: runs(150) },
  );
});

test("keys of a file are compared loosely, the name may be left out, and a pointer to the schema is let pass", () => {
  const text = `{ "$schema": "mapping.schema.json", "Columns": { "Date": "Usage date", "USER": "User email", "credits": "Cloud credits", "charge id": "Tx" }, "day order": "dmy", "Number style": "1\u00a0234,5" }`;
  expect(fromFile(text)).toEqual({
    mapping: { name: "classic", columns: { ...columns, chargeId: "Tx" }, dayOrder: "dmy", numberStyle: "1 234,5" },
    diagnostics: [],
  });
});

const file = (more: string, mapped: Readonly<Record<string, string>> = columns) =>
  `{\n"columns": ${JSON.stringify(mapped)}${more === "" ? "" : ",\n"}${more}\n}`;

test.each([
  ["not JSON", '{ "columns": {', "mapping-broken 1", "ends too early", "whole"],
  ["no object", '["date"]', "mapping-broken 1", "no mapping", "begins with {"],
  [
    "another kind of file",
    file('"schema": "other/1"'),
    "mapping-broken 3 schema",
    "another kind",
    "credit-roster/mapping/1",
  ],
  [
    "an unknown key",
    file('"dayordre": "dmy"'),
    "mapping-broken 3 dayordre",
    "nothing that a mapping can say",
    "Did you mean dayOrder?",
  ],
  [
    "an unknown column",
    file("", { ...columns, credit: "X" }),
    "mapping-broken 2 credit",
    "nothing that a column can say",
    "Did you mean credits?",
  ],
  ["a number for a text", file('"contract": 110001'), "mapping-broken 3 contract", "no text", "quotation marks"],
  ["columns that are a text", '{ "columns": "date" }', "mapping-broken 1", "no list of columns", "Usage date"],
  ["a day order that is none", file('"dayOrder": "dym"'), "cell-not-one-of 3 dayOrder", "no day order", "dmy or mdy"],
  [
    "a number style that is none",
    file('"numberStyle": "1234,5"'),
    "cell-not-one-of 3 numberStyle",
    "no number style",
    "1.234,5",
  ],
  [
    "a unit that is none",
    file('"unit": "cloud credits"'),
    "cell-not-one-of 3 unit",
    "no unit",
    "Did you mean cloud-credit?",
  ],
  [
    "a time zone that is none",
    file('"timeZone": "CET/Berlin"'),
    "cell-not-one-of 3 timeZone",
    "not a time zone",
    "Europe/Berlin",
  ],
  [
    "a period that ends before it begins",
    file('"period": "2026-03-31..2026-01-01"'),
    "cell-not-a-day 3 period",
    "not a period",
    "2026-01-01..2026-03-31",
  ],
  ["a blank to be filled in", file('"dayOrder": ""'), "cell-required 3 dayOrder", "still blank", "dmy or mdy"],
  ["a blank column", file("", { ...columns, credits: "" }), "cell-required 2 credits", "still blank", "Cloud credits"],
  [
    "no credits",
    file("", { date: "A", user: "B" }),
    "mapping-incomplete 1",
    "no column is the credits",
    '"credits": "Cloud credits"',
  ],
  ["nothing at all", "{}", "mapping-incomplete 1", "no column, no fixed contract", '"date": "Usage date"'],
  [
    "one key twice",
    file('"unit": "flex-token",\n"unit": "eba-token"'),
    "key-repeated 4 unit",
    "given twice",
    "Delete one",
  ],
  [
    "one header twice",
    file("", { ...columns, service: "cloud_credits" }),
    "key-repeated 2 service",
    "as credits and as service",
    "Delete one",
  ],
  [
    "a unit for every row and a column of units",
    file('"unit": "flex-token"', { ...columns, unit: "Einheit" }),
    "key-repeated 1",
    "as a column",
    "Delete one",
  ],
])(
  "%s in a mapping file is told at its line, with what to type instead, and the mapping is not used",
  (_, text, place, message, help) => {
    const { mapping, diagnostics } = fromFile(text);
    expect(said(diagnostics)).toEqual([place]);
    expect(diagnostics[0]?.message).toContain(message);
    expect(diagnostics[0]?.message).toMatch(/^[\p{Lu}“].*\.$/u);
    expect(diagnostics[0]?.help).toContain(help);
    expect(mapping).toBeUndefined();
  },
);

const rows = [
  ["classic", "Usage date", "date"],
  ["classic", "User email", "user"],
  ["Classic ", "Cloud credits", "credits"],
];

test("rows of one mapping belong together however its name is spelled", () => {
  expect(fromTable(rows)).toEqual({ mappings: [{ name: "classic", columns }], diagnostics: [] });
});

test.each([
  ["an unknown meaning", ["classic", "X", "servce"], "cell-not-one-of 5 Means", "Did you mean service?"],
  ["a meaning twice", ["classic", "Other date", "date"], "key-repeated 5 File header", "Delete one"],
  ["a header twice", ["classic", "usage_date", "service"], "key-repeated 5 File header", "Delete one"],
  [
    "a unit that is a header",
    ["classic", "Einheit", "unit"],
    "cell-not-one-of 5 File header",
    "unit column under Means",
  ],
  ["a number style that is none", ["classic", "12,5", "number style"], "cell-not-one-of 5 File header", "1.234,5"],
])("%s in the table Mappings is told at its cell, and the mapping is not used", (_, row, place, help) => {
  const { mappings: read, diagnostics } = fromTable([...rows, row]);
  expect(said(diagnostics)).toEqual([place]);
  expect(diagnostics[0]?.help).toContain(help);
  expect(read).toEqual([]);
});

test("a mistake in one mapping of the table leaves the others alone", () => {
  const other = [
    ["flex", "Tag", "date"],
    ["flex", "Wer", "user"],
  ];
  const { mappings: read, diagnostics } = fromTable([...rows, ...other]);
  expect(read.map(({ name }) => name)).toEqual(["classic"]);
  expect(said(diagnostics)).toEqual(["mapping-incomplete 5"]);
  expect(diagnostics[0]?.help).toContain("Cloud credits under File header with credits under Means");
});

test("a file that is no mapping at all is called none, whatever its first sign is", () => {
  for (const text of ["Email,Name\nana@example.com,Ana\n", "[1]", "<html></html>"]) {
    const { mapping, diagnostics } = fromFile(text);
    expect(mapping).toBeUndefined();
    expect(diagnostics.map(({ message }) => message)).toEqual(["The file holds no mapping; the mapping is not used."]);
    expect(diagnostics[0]?.help).toContain("A mapping begins with {");
  }
});
