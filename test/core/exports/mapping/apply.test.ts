import fc from "fast-check";
import { expect, test } from "vitest";
import { writeCsv } from "../../../../core/files/csv.ts";
import type { Mapping } from "../../../../core/roster/mapping.ts";
import { classic, classicText, known, ofRoster, readMapped } from "../../../support/read-mapped.ts";
import { runs } from "../../../support/runs.ts";

// what is read of a file through a mapping

test("a mapped file is read as our own format, in the mapping's order of days and style of numbers, and it is said", () => {
  const { found, rows, diagnostics } = readMapped(
    classicText,
    [known(classic)],
    "Day order,mdy\nNumber style,1234.5\n",
  );
  expect(found).toMatchObject({ format: "credit-usage", rows: 1, leftOut: 0, suggestion: undefined });
  expect(rows).toMatchObject([{ day: "2026-03-05", person: "ana@firm.example", amount: 1_234_500_000 }]);
  expect(diagnostics).toEqual([
    expect.objectContaining({ code: "mapping-used", severity: "note", at: { file: "usage.csv", line: 1 } }),
  ]);
  expect(diagnostics[0]?.message).toContain("“classic” that was given: date is “Usage date”, user is “User email”");
  expect(readMapped(classicText, [ofRoster(classic)]).diagnostics[0]?.message).toContain(
    "of the roster's table Mappings",
  );
});

test("without the mapping's order and style, the settings hold", () => {
  const { dayOrder: _order, numberStyle: _style, ...plain } = classic;
  expect(readMapped(classicText, [known(plain)], 'Day order,dmy\nNumber style,"1.234,5"\n').rows).toMatchObject([
    { day: "2026-03-05", amount: 1_234_500_000 },
  ]);
  expect(readMapped(classicText, [known(plain)]).codes).toEqual(["mapping-used 1", "cell-not-a-day 2 Usage date"]);
});

test("the header of a mapped file is compared loosely, in any order, and found below a block of settings", () => {
  const text = `Report,x\nFrom,2026-01-01\n\nCLOUD_CREDITS*,user-email,More,usage date\n"7,5",ana@firm.example,?,05.03.2026\n`;
  const { rows, codes } = readMapped(text, [known(classic)]);
  expect(codes).toEqual(["mapping-used 4", "export-filtered"]);
  expect(rows).toMatchObject([{ day: "2026-03-05", amount: 7_500_000 }]);
  expect(readMapped(`${"a,b\n".repeat(29)}${text.split("\n").slice(3).join("\n")}`, [known(classic)]).codes).toEqual([
    "mapping-used 30",
    "export-filtered",
  ]);
  expect(readMapped(`${"a,b\n".repeat(30)}${text.split("\n").slice(3).join("\n")}`, [known(classic)]).codes).toEqual(
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
  expect(readMapped(text, [known(mapping)]).rows).toEqual([
    {
      ...{ day: "2026-03-06", person: "ana@firm.example", contract: "C-1", service: "Rendering", job: "J1" },
      ...{ charge: "T1", amount: 1_000_000, unit: "flex-token" },
    },
  ]);
});

test("a contract and a unit for every row", () => {
  const mapping: Mapping = { ...classic, contract: "Enterprise", unit: "flex-token" };
  expect(readMapped(classicText, [known(mapping)]).rows).toMatchObject([{ contract: "E-1", unit: "flex-token" }]);
  const { unit: _unit, ...ofContract } = mapping;
  expect(readMapped(classicText, [known(ofContract)]).rows).toMatchObject([{ contract: "E-1", unit: "eba-token" }]);
});

test("a fixed contract that the roster does not know is told where the mapping says it", () => {
  const { diagnostics, codes } = readMapped(classicText, [known({ ...classic, contract: "Enterprize" })]);
  expect(codes).toEqual(["mapping-used 1", "reference-unknown 1"]);
  expect(diagnostics[1]).toMatchObject({ severity: "error", at: { file: "classic.json" } });
  expect(diagnostics[1]?.help).toContain("Did you mean Enterprise?");
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
        const mapped = readMapped(text, [known(mapping)]);
        expect(mapped.rows).toEqual(readMapped(own, []).rows);
        expect(mapped.rows).toHaveLength(rows.length);
      },
    ),
    { numRuns: runs(150) },
  );
});
