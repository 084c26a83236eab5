import fc from "fast-check";
import { expect, test } from "vitest";
import { toPlainDate } from "../../../../core/calendar.ts";
import type { Diagnostic } from "../../../../core/diagnostic.ts";
import type { ExportFormat } from "../../../../core/exports/format.ts";
import { fitHeader } from "../../../../core/exports/mapping/fit.ts";
import { declaredPeriod } from "../../../../core/exports/mapping/mapped-format.ts";
import { uselessMappings } from "../../../../core/exports/mapping/unfit.ts";
import { createExportReader } from "../../../../core/exports/read.ts";
import { recognise } from "../../../../core/exports/recognise.ts";
import { readCsvGrid, writeCsv } from "../../../../core/files/csv.ts";
import type { KnownMapping, Mapping } from "../../../../core/roster/mapping.ts";
import { readRoster } from "../../../../core/roster/roster.ts";
import { units } from "../../../../core/roster/words.ts";
import { createBook } from "../../../../core/usage/book.ts";
import { runs } from "../../../support/runs.ts";

const known = (mapping: Mapping, isAsked = true): KnownMapping => ({
  mapping,
  isAsked,
  at: isAsked ? { file: `${mapping.name}.json`, line: 1 } : { file: "roster.xlsx", table: "Mappings", row: 2 },
});
const ofRoster = (mapping: Mapping) => known(mapping, false);

const classic: Mapping = {
  name: "classic",
  columns: { date: "Usage date", user: "User email", credits: "Cloud credits" },
  dayOrder: "dmy",
  numberStyle: "1.234,5",
};

/** The rows of a text, read with these mappings, and everything that was said of it. */
function read(text: string, mappings: readonly KnownMapping[], settings = "", more = "") {
  const diagnostics: Diagnostic[] = [];
  const contracts = readCsvGrid(
    `Contract,Name,Unit\nC-1,North,cloud-credit\nE-1,Enterprise,eba-token\n${more}`,
    "contracts.csv",
  );
  const roster = readRoster(
    { contracts, settings: readCsvGrid(`Setting,Value\n${settings}`, "settings.csv") },
    "roster",
    () => {},
  );
  const book = createBook();
  const reader = createExportReader(0, "usage.csv", book, { ...roster, mappings }, (one) => diagnostics.push(one));
  for (let at = 0; at < text.length; at += 5_000) reader.push(text.slice(at, at + 5_000));
  const found = reader.finish();
  const { people, contracts: names, services, jobs, charges } = book.names;
  const rows = Array.from({ length: book.length() }, (_, row) => ({
    day: toPlainDate(book.day(row)) as string,
    person: people.textOf(book.person(row)) as string,
    contract: names.textOf(book.contract(row)),
    service: services.textOf(book.service(row)),
    job: jobs.textOf(book.job(row)),
    charge: charges.textOf(book.charge(row)),
    amount: book.amount(row) as number,
    unit: units[book.unit(row)] as string,
  }));
  const codes = diagnostics.map(({ code, at }) =>
    [code, at.line, at.column].filter((part) => part !== undefined).join(" "),
  );
  return { found, rows, diagnostics, codes };
}

const classicText = "Usage date;User email;Cloud credits\n05.03.2026;ana@firm.example;1.234,5\n";

test("a mapped file is read as our own format, in the mapping's order of days and style of numbers, and it is said", () => {
  const { found, rows, diagnostics } = read(classicText, [known(classic)], "Day order,mdy\nNumber style,1234.5\n");
  expect(found).toMatchObject({ format: "credit-usage", rows: 1, leftOut: 0, suggestion: undefined });
  expect(rows).toMatchObject([{ day: "2026-03-05", person: "ana@firm.example", amount: 1_234_500_000 }]);
  expect(diagnostics).toEqual([
    expect.objectContaining({ code: "mapping-used", severity: "note", at: { file: "usage.csv", line: 1 } }),
  ]);
  expect(diagnostics[0]?.message).toContain("“classic” that was given: date is “Usage date”, user is “User email”");
  expect(read(classicText, [ofRoster(classic)]).diagnostics[0]?.message).toContain("of the roster's table Mappings");
});

test("without the mapping's order and style, the settings hold", () => {
  const { dayOrder: _order, numberStyle: _style, ...plain } = classic;
  expect(read(classicText, [known(plain)], 'Day order,dmy\nNumber style,"1.234,5"\n').rows).toMatchObject([
    { day: "2026-03-05", amount: 1_234_500_000 },
  ]);
  expect(read(classicText, [known(plain)]).codes).toEqual(["mapping-used 1", "cell-not-a-day 2 Usage date"]);
});

test("the header of a mapped file is compared loosely, in any order, and found below a block of settings", () => {
  const text = `Report,x\nFrom,2026-01-01\n\nCLOUD_CREDITS*,user-email,More,usage date\n"7,5",ana@firm.example,?,05.03.2026\n`;
  const { rows, codes } = read(text, [known(classic)]);
  expect(codes).toEqual(["mapping-used 4", "export-filtered"]);
  expect(rows).toMatchObject([{ day: "2026-03-05", amount: 7_500_000 }]);
  expect(read(`${"a,b\n".repeat(29)}${text.split("\n").slice(3).join("\n")}`, [known(classic)]).codes).toEqual([
    "mapping-used 30",
    "export-filtered",
  ]);
  expect(read(`${"a,b\n".repeat(30)}${text.split("\n").slice(3).join("\n")}`, [known(classic)]).codes).toEqual(
    ["export-unrecognised 31", "mapping-unfit 31"].map((code) => expect.stringMatching(code.replace(/ \d+$/, ""))),
  );
});

test("everything that a mapping can name is read", () => {
  const mapping: Mapping = {
    name: "all",
    columns: {
      ...{ date: "D", user: "U", credits: "C", contract: "V", service: "S", job: "J", chargeId: "T" },
      ...{ quantity: "Q", paidFrom: "P", unit: "E", name: "N" },
    },
    timeZone: "Asia/Tokyo",
  };
  const text =
    "D,U,C,V,S,J,T,Q,P,E,N\n2026-03-05T20:00:00Z,ana@firm.example,1,north,Rendering,J1,T1,9,shared,flex-token,Ana\n";
  expect(read(text, [known(mapping)]).rows).toEqual([
    {
      ...{ day: "2026-03-06", person: "ana@firm.example", contract: "C-1", service: "Rendering", job: "J1" },
      ...{ charge: "T1", amount: 1_000_000, unit: "flex-token" },
    },
  ]);
});

test("a contract and a unit for every row", () => {
  const mapping: Mapping = { ...classic, contract: "Enterprise", unit: "flex-token" };
  expect(read(classicText, [known(mapping)]).rows).toMatchObject([{ contract: "E-1", unit: "flex-token" }]);
  const { unit: _unit, ...ofContract } = mapping;
  expect(read(classicText, [known(ofContract)]).rows).toMatchObject([{ contract: "E-1", unit: "eba-token" }]);
});

test("a fixed contract that the roster does not know is told where the mapping says it", () => {
  const { diagnostics, codes } = read(classicText, [known({ ...classic, contract: "Enterprize" })]);
  expect(codes).toEqual(["mapping-used 1", "reference-unknown 1"]);
  expect(diagnostics[1]).toMatchObject({ severity: "error", at: { file: "classic.json" } });
  expect(diagnostics[1]?.help).toContain("Did you mean Enterprise?");
});

const own =
  "date,user,credits,Usage date,User email,Cloud credits\n2026-03-01,ana@firm.example,1,05.03.2026,ben@firm.example,2\n";

test("a recognised format stands before a mapping of the roster, and behind one that was given", () => {
  expect(read(own, [ofRoster(classic)])).toMatchObject({
    codes: [],
    rows: [{ person: "ana@firm.example", day: "2026-03-01" }],
  });
  expect(read(own, [known(classic)])).toMatchObject({
    codes: ["mapping-used 1"],
    rows: [{ person: "ben@firm.example", day: "2026-03-05" }],
  });
});

test("a mapping that was given stands before one of the roster", () => {
  const other: Mapping = { ...classic, name: "other", dayOrder: "mdy" };
  expect(read(classicText, [ofRoster(other), known(classic)]).rows).toMatchObject([{ day: "2026-03-05" }]);
  expect(read(classicText, [ofRoster(classic), known(other)]).rows).toMatchObject([{ day: "2026-05-03" }]);
});

test("of two mappings that fit, the one with more headers reads the file; two alike are told and neither is used", () => {
  const more: Mapping = { ...classic, name: "more", columns: { ...classic.columns, service: "Product" } };
  const text = "Usage date;User email;Cloud credits;Product\n05.03.2026;ana@firm.example;1,5;Rendering\n";
  expect(read(text, [known(classic), known(more)]).rows).toMatchObject([{ service: "Rendering" }]);
  for (const make of [known, ofRoster]) {
    const { codes, rows, diagnostics } = read(text, [
      make(classic),
      make({ ...classic, name: "other", dayOrder: "mdy" }),
    ]);
    expect(codes).toEqual(["mapping-ambiguous 1"]);
    expect(diagnostics[0]).toMatchObject({ severity: "error" });
    expect(diagnostics[0]?.message).toMatch(/“classic” .* and “other”/);
    expect(rows).toEqual([]);
  }
  const same: Mapping = { dayOrder: "dmy", numberStyle: "1.234,5", ...classic, name: "the same" };
  expect(read(text, [known(classic), known(same)]).codes).toEqual(["mapping-used 1"]);
});

test("a mapping that was given and does not fit says what the file lacks, and what is like it; one of the roster is silent", () => {
  const text = "Usage dates,User email,Cloud credits\n2026-03-05,ana@firm.example,1\n";
  const { codes, diagnostics, found } = read(text, [known(classic)]);
  expect(codes).toEqual(["export-unrecognised 1", "mapping-unfit 1"]);
  expect(diagnostics[1]?.message).toContain("“Usage date”");
  expect(diagnostics[1]?.help).toContain("“Usage dates” in place of “Usage date”");
  expect(diagnostics[0]?.help).toContain("--map");
  expect(found.suggestion?.draft.columns?.date).toBe("Usage dates");
  expect(read(text, [ofRoster(classic)]).codes).toEqual(["export-unrecognised 1"]);
});

const enterprise = "usageDate,productLineCode,tokensConsumed\n2026-03-05,RVT,5\n";

test("a mapping that gives only the contract completes the enterprise export, and nothing else", () => {
  const mapping: Mapping = { name: "eba", contract: "Enterprise" };
  const { rows, codes, found } = read(enterprise, [ofRoster(mapping)]);
  expect(codes).toEqual(["mapping-used 1"]);
  expect(found.format).toBe("token-flex");
  expect(rows).toMatchObject([{ contract: "E-1", unit: "eba-token", person: "(not reported)" }]);
  expect(read(own, [known(mapping)])).toMatchObject({ codes: [], rows: [{ contract: "" }] });
  expect(read(enterprise, [])).toMatchObject({ codes: [], rows: [{ contract: "" }] });
});

test("two contracts for one enterprise export are told, and the one that was given outranks the roster's", () => {
  const [one, two]: [Mapping, Mapping] = [
    { name: "eba", contract: "E-1" },
    { name: "north", contract: "C-1" },
  ];
  expect(read(enterprise, [ofRoster(one), ofRoster(two)])).toMatchObject({ codes: ["mapping-ambiguous 1"], rows: [] });
  expect(read(enterprise, [ofRoster(one), known(two)]).rows).toMatchObject([{ contract: "C-1" }]);
});

test("a mapping that gives only a period completes a usage report, and no other export", () => {
  const report = { ...recognised("date", "user", "credits"), name: "usage-report" } as unknown as ExportFormat;
  const candidate = { headers: ["x"], recognition: { kind: "one", format: report } as const };
  const mapping = known({ name: "q1", period: "2026-01-01..2026-03-31" });
  const fitted = fitHeader([candidate], [mapping]);
  expect(fitted?.mappings).toEqual([mapping]);
  const format = fitted?.header.recognition.kind === "one" ? fitted.header.recognition.format : undefined;
  expect(format && declaredPeriod(format)).toEqual({ first: "2026-01-01", last: "2026-03-31" });
  expect(format).toMatchObject({ name: "usage-report", columns: report.columns });
  expect(read(enterprise, [mapping])).toMatchObject({ codes: [], found: { period: undefined } });
});

function recognised(...headers: string[]): ExportFormat {
  const found = recognise(headers);
  if (found.kind !== "one") throw new Error(found.kind);
  return found.format;
}

test("a file that is not recognised is looked at to its end before a mapping is suggested", () => {
  const line = (day: number) => `0${day}.03.2026;ana@firm.example;1,5;${"x".repeat(200)}\n`;
  const text = `Usage date;User email;Cloud credits;Remark\n${Array.from({ length: 900 }, (_, index) => line(1 + (index % 9))).join("")}`;
  expect(read(text, []).found.suggestion?.questions).toHaveLength(1);
  const proven = read(`${text}13.03.2026;ana@firm.example;1,5;x\n`, []).found.suggestion;
  expect(proven?.questions).toEqual([]);
  expect(proven?.draft.dayOrder).toBe("dmy");
});

test("the header of an unknown file is the row whose names are known, not the longest or the first", () => {
  const text = "Export;All;of;it;at;once\nFilter;none\nNutzungsdatum;E-Mail;Credits\n31.03.2026;ana@firm.example;1,5\n";
  const { found, codes } = read(text, []);
  expect(codes).toEqual(["export-unrecognised 3"]);
  expect(found.suggestion?.draft.columns).toEqual({ date: "Nutzungsdatum", user: "E-Mail", credits: "Credits" });
  expect(found.suggestion?.preview).toMatchObject([{ day: "2026-03-31", credits: "1.5", line: 4 }]);
});

/** Rows of usage, and the same in another system's headers, order of columns, delimiter, days and numbers. */
const usage = fc.array(
  fc.record({
    day: fc.integer({ min: 1, max: 28 }),
    user: fc.constantFrom("ana@firm.example", "ben@firm.example", "hash:1a2b", "*****"),
    millionths: fc.integer({ min: -9_000_000_000, max: 9_000_000_000 }),
    contract: fc.constantFrom("", "C-1", "North"),
    service: fc.constantFrom("", "Rendering", "Insight; fast"),
  }),
  { maxLength: 20 },
);

test("a mapped file gives exactly what the same rows give in our own format", () => {
  fc.assert(
    fc.property(
      usage,
      fc.constantFrom(",", ";", "\t"),
      fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
      (rows, delimiter, order) => {
        const ours = rows.map((row) => [
          `2026-03-${String(row.day).padStart(2, "0")}`,
          row.user,
          String(row.millionths / 1_000_000),
          row.contract,
          row.service,
        ]);
        const theirs = rows.map((row, index) => [
          `${row.day}.3.2026 10:00`,
          row.user,
          (ours[index]?.[2] ?? "").replace(".", ",").replace(/\d(?=(\d{3})+(?!\d))(?<!,\d*)/g, "$&."),
          row.contract,
          row.service,
        ]);
        const headers = ["Datum", "Wer", "Verbraucht", "Vertrag", "Wofür"];
        const cell = (text: string) => `"${text}"`;
        const text = [headers, ...theirs]
          .map((cells) => order.map((at) => cell(cells[at] ?? "")).join(delimiter))
          .join("\r\n");
        const mapping: Mapping = {
          name: "theirs",
          columns: { date: "Datum", user: "Wer", credits: "Verbraucht", contract: "Vertrag", service: "Wofür" },
          dayOrder: "dmy",
          numberStyle: "1.234,5",
        };
        const own = writeCsv([["date", "user", "credits", "contract", "service"], ...ours], { neutralise: false });
        const mapped = read(text, [known(mapping)]);
        expect(mapped.rows).toEqual(read(own, []).rows);
        expect(mapped.rows).toHaveLength(rows.length);
      },
    ),
    { numRuns: runs(150) },
  );
});

test("an enterprise export that could be of several contracts says so, with a mapping that says of which", () => {
  const [note, ...others] = read(enterprise, [], "", "E-2,Second,eba-token\n").diagnostics;
  expect(others).toEqual([]);
  expect(note).toMatchObject({ code: "reference-ambiguous", severity: "note", at: { file: "usage.csv" } });
  expect(note?.message).toContain("its EBA tokens could be of “E-1” or “E-2”: they stand under no contract");
  expect(note?.help).toContain('Save {"name":"eba-token","contract":"E-1"} as eba-token.json');
  expect(note?.help).toContain("run the same command with --map eba-token.json");
  const given = JSON.parse(/\{.*\}/.exec(note?.help ?? "")?.[0] ?? "") as Mapping;
  expect(read(enterprise, [known(given)], "", "E-2,Second,eba-token\n")).toMatchObject({
    codes: ["mapping-used 1"],
    rows: [{ contract: "E-1" }],
  });
});

test("it says nothing where one contract could be meant, where nothing was used, and of other exports", () => {
  expect(read(enterprise, []).codes).toEqual([]);
  expect(read(enterprise, [], "", "F-1,Flex,flex-token\n").codes).toEqual([]);
  const empty = enterprise.slice(0, enterprise.indexOf("\n") + 1);
  expect(read(empty, [], "", "E-2,Second,eba-token\n").codes).toEqual(["export-empty 1"]);
  const ours = "date,user,credits,unit\n2026-03-01,ana@firm.example,1,eba-token\n";
  expect(read(ours, [], "", "E-2,Second,eba-token\n").codes).toEqual([]);
});

/** What is said of mappings after files were read with them. */
function useless(mappings: readonly KnownMapping[], ...texts: readonly string[]) {
  const inputs = texts.map((text, index) => ({
    file: `${index}.csv`,
    sha256: String(index),
    export: read(text, mappings).found,
  }));
  return uselessMappings(mappings, inputs);
}

const ours = "date,user,credits\n2026-03-01,ana@firm.example,1\n";

test("a mapping that was given and fits no file is an error at the nearest file, with the headers that it has not", () => {
  const near = "date,user,credits,Usage date,Users email,Cloud credits\n2026-03-01,ana@firm.example,1,,,\n";
  const [one, ...more] = useless([known(classic)], ours, near);
  expect(more).toEqual([]);
  expect(one).toMatchObject({ code: "mapping-unfit", severity: "error", at: { file: "1.csv", line: 1 } });
  expect(one?.message).toBe(
    "The mapping “classic” (classic.json) fits no file: of the 2 files that were given this one is nearest, and has no column “User email”; nothing was read through it.",
  );
  expect(one?.help).toBe("Did you mean “Users email” in place of “User email”? Type the header as the file has it.");
  const [alone] = useless([known(classic)], ours);
  expect(alone?.message).toContain("fits no file: it has no column “Usage date”, “User email” or “Cloud credits”;");
  expect(alone?.help).toContain("leave the mapping out");
});

test("a mapping without columns is one too where no file is of the export that it completes", () => {
  const eba = known({ name: "eba", contract: "E-1" });
  expect(useless([eba], ours)).toMatchObject([{ severity: "error", at: { file: "eba.json" } }]);
  expect(useless([eba], ours)[0]?.message).toContain("completes token-flex alone, of which no file is");
  expect(useless([eba], ours, enterprise)).toEqual([]);
});

test("it is none where it fits one file, where a file said already what it lacks, or where the roster has it", () => {
  expect(useless([known(classic)], ours, classicText)).toEqual([]);
  expect(useless([known(classic)], "Wann,Wer,Wieviel\n2026-03-01,ana@firm.example,1\n")).toEqual([]);
  expect(useless([ofRoster(classic)], ours)).toEqual([]);
  // two that fit alike are told to be ambiguous
  expect(useless([known(classic), known({ ...classic, name: "other", dayOrder: "mdy" })], classicText)).toEqual([]);
});
