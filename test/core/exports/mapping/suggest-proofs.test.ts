import { expect, test } from "vitest";
import { asked, rosterWith, row, suggest, suggestIn } from "./suggested.ts";

test.each([
  ["a 13 as day first", ["02/03/2026", "13/03/2026"], "dmy", []],
  ["a 13 as day second", ["03/02/2026", "03/13/2026 2:15:00 PM"], "mdy", []],
  ["nothing above 12", ["02/03/2026", "03/03/2026"], "", [["dayOrder", "dmy", "mdy"]]],
  ["both ways", ["13/03/2026", "03/13/2026"], "", [["dayOrder", "dmy", "mdy"]]],
  ["points, which prove nothing", ["02.03.2026"], "", [["dayOrder", "dmy", "mdy"]]],
  ["years first", ["2026-03-02", "2026-03-02T10:00:00Z"], undefined, []],
])("the order of days is taken where cells prove it: %s", (_, days, order, questions) => {
  const found = suggest("Date|User|Credits", ...days.map((day) => `${day}|ana@firm.example|1`));
  expect(found.draft.dayOrder).toBe(order);
  expect(asked(found)).toEqual(questions);
});

test("an order of days that the roster declares is taken where the cells bear it, and not where they prove the other", () => {
  const roster = rosterWith("Day order,dmy\n");
  expect(suggestIn(roster, "Date|User|Credits", "02/03/2026|ana@firm.example|1").draft.dayOrder).toBe("dmy");
  expect(suggestIn(roster, "Date|User|Credits", "02/13/2026|ana@firm.example|1").draft.dayOrder).toBe("mdy");
});

test.each([
  ["whole numbers", ["5", "-12"], undefined, []],
  ["a decimal point", ["5", "12.5"], "1234.5", []],
  ["thousands and a decimal comma", ["1.234,5"], "1.234,5", []],
  ["a decimal comma alone", ["12,5"], "1.234,5", []],
  ["thousands set apart by blanks", ["1 234,5"], "1 234,5", []],
  ["thousands and a decimal point", ["1,234.5"], "1,234.5", []],
  ["one and a comma before three digits", ["1,200"], "", [["numberStyle", "1,234.5", "1.234,5", "1 234,5"]]],
  ["a point before three digits", ["1.234"], "", [["numberStyle", "1234.5", "1,234.5", "1.234,5"]]],
  ["a comma before three digits, and a proof", ["1,200", "12.5"], "1,234.5", []],
  ["a zero before the point", ["0.125"], "1234.5", []],
])("the number style is taken where cells prove it: %s", (_, amounts, style, questions) => {
  const found = suggest("Date|User|Credits", ...amounts.map((amount) => `2026-03-02|ana@firm.example|${amount}`));
  expect(found.draft.numberStyle).toBe(style);
  expect(asked(found)).toEqual(questions);
});

test("a total line at the end spoils no proof", () => {
  const lines = Array.from({ length: 9 }, (_, index) => `${20 + index}.03.2026|ana@firm.example|1,5`);
  const found = suggest("Datum|E-Mail|Credits", ...lines, "Total||13,5");
  expect(found.draft).toMatchObject({ dayOrder: "dmy", numberStyle: "1.234,5" });
  expect(found.questions).toEqual([]);
});

test("a total line and the header again are no rows of a small file, and break nothing", () => {
  const rows = ["31.03.2026|ana@firm.example|1,5", "30.03.2026|ben@firm.example|16"];
  const clean = suggest("Datum|E-Mail|Credits", ...rows);
  expect(clean.draft).toMatchObject({
    dayOrder: "dmy",
    columns: { date: "Datum", user: "E-Mail", credits: "Credits" },
  });
  for (const line of ["Gesamt||17,5", "Summe:|17,5", "||17,5|Total", "DATUM|e-mail|Credits"]) {
    expect(suggest("Datum|E-Mail|Credits", ...rows, line)).toEqual(clean);
  }
  // a service of that name makes no total of a row
  const service = suggest("Datum|E-Mail|Credits|Produkt", "31.03.2026|ana@firm.example|1,5|Total");
  expect(service.preview).toMatchObject([{ service: "Total" }]);
});

test("cloud credits are known by their header; of tokens it is asked which, unless the roster has one kind", () => {
  expect(suggest("Date|User|Cloud credits", row).draft.unit).toBe("cloud-credit");
  expect(suggest("Date|User|Credits", row).draft.unit).toBeUndefined();
  expect(asked(suggest("Date|User|Tokens", row))).toEqual([["unit", "flex-token", "eba-token"]]);
  expect(suggest("Date|User|Flex tokens", row).draft.unit).toBe("flex-token");
  expect(suggestIn(rosterWith("", "E-1,eba-token\n"), "Date|User|Tokens", row).draft.unit).toBe("eba-token");
});
