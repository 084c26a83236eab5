import { expect, test } from "vitest";
import type { Mapping } from "../../../../core/roster/mapping.ts";
import { classic, classicText, known, ofRoster, ownAndClassic, readMapped } from "../../../support/read-mapped.ts";

// through which mapping a file is read, and what is suggested where there is none

test("a recognised format stands before a mapping of the roster, and behind one that was given", () => {
  expect(readMapped(ownAndClassic, [ofRoster(classic)])).toMatchObject({
    codes: [],
    rows: [{ person: "ana@firm.example", day: "2026-03-01" }],
  });
  expect(readMapped(ownAndClassic, [known(classic)])).toMatchObject({
    codes: ["mapping-used 1"],
    rows: [{ person: "ben@firm.example", day: "2026-03-05" }],
  });
});

test("a mapping that was given stands before one of the roster", () => {
  const other: Mapping = { ...classic, name: "other", dayOrder: "mdy" };
  expect(readMapped(classicText, [ofRoster(other), known(classic)]).rows).toMatchObject([{ day: "2026-03-05" }]);
  expect(readMapped(classicText, [ofRoster(classic), known(other)]).rows).toMatchObject([{ day: "2026-05-03" }]);
});

test("of two mappings that fit, the one with more headers reads the file; two alike are told and neither is used", () => {
  const more: Mapping = { ...classic, name: "more", columns: { ...classic.columns, service: "Product" } };
  const text = "Usage date;User email;Cloud credits;Product\n05.03.2026;ana@firm.example;1,5;Rendering\n";
  expect(readMapped(text, [known(classic), known(more)]).rows).toMatchObject([{ service: "Rendering" }]);
  for (const make of [known, ofRoster]) {
    const { codes, rows, diagnostics } = readMapped(text, [
      make(classic),
      make({ ...classic, name: "other", dayOrder: "mdy" }),
    ]);
    expect(codes).toEqual(["mapping-ambiguous 1"]);
    expect(diagnostics[0]).toMatchObject({ severity: "error" });
    expect(diagnostics[0]?.message).toMatch(/“classic” .* and “other”/);
    expect(rows).toEqual([]);
  }
  const same: Mapping = { dayOrder: "dmy", numberStyle: "1.234,5", ...classic, name: "the same" };
  expect(readMapped(text, [known(classic), known(same)]).codes).toEqual(["mapping-used 1"]);
});

test("a file that is not recognised is looked at to its end before a mapping is suggested", () => {
  const line = (day: number) => `0${day}.03.2026;ana@firm.example;1,5;${"x".repeat(200)}\n`;
  const text = `Usage date;User email;Cloud credits;Remark\n${Array.from({ length: 900 }, (_, index) => line(1 + (index % 9))).join("")}`;
  expect(readMapped(text, []).found.suggestion?.questions).toHaveLength(1);
  const proven = readMapped(`${text}13.03.2026;ana@firm.example;1,5;x\n`, []).found.suggestion;
  expect(proven?.questions).toEqual([]);
  expect(proven?.draft.dayOrder).toBe("dmy");
});

test("the header of an unknown file is the row whose names are known, not the longest or the first", () => {
  const text = "Export;All;of;it;at;once\nFilter;none\nNutzungsdatum;E-Mail;Credits\n31.03.2026;ana@firm.example;1,5\n";
  const { found, codes } = readMapped(text, []);
  expect(codes).toEqual(["export-unrecognised 3"]);
  expect(found.suggestion?.draft.columns).toEqual({ date: "Nutzungsdatum", user: "E-Mail", credits: "Credits" });
  expect(found.suggestion?.preview).toMatchObject([{ day: "2026-03-31", credits: "1.5", line: 4 }]);
});
