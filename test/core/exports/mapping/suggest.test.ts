import { expect, test } from "vitest";
import { gatherSuggestions } from "../../../../core/exports/mapping/gather.ts";
import { type Suggestion, suggestMapping } from "../../../../core/exports/mapping/suggest.ts";
import { mappingName } from "../../../../core/exports/mapping/wording.ts";
import { mappingJson } from "../../../../core/roster/mapping.ts";
import { readMappingFile } from "../../../../core/roster/mapping-file.ts";
import { bare, row, suggest } from "./suggested.ts";

test("nothing is suggested for what is no list of usage", () => {
  for (const [header, line] of [
    ["Colour|Size", "red|large"],
    ["Email|Role", "ana@firm.example|admin"],
    ["", ""],
  ]) {
    expect(suggestMapping("test", (header ?? "").split("|"), [(line ?? "").split("|")], bare)).toBeUndefined();
  }
});

test("what asks for nothing is a mapping that can be used as it is, and what asks is refused until it is filled in", () => {
  const read = ({ draft }: Suggestion) => readMappingFile(mappingJson(draft), "m.json", () => {})?.mapping;
  const ready = suggest("Datum|E-Mail|Credits", "31.03.2026|ana@firm.example|1,5");
  expect(read(ready)).toEqual(ready.draft);
  expect(read(suggest("Datum|E-Mail|Credits", "01.03.2026|ana@firm.example|1,5"))).toBeUndefined();
});

test("files of the same columns get one suggestion; what one proves answers for the others; a contradiction keeps them apart", () => {
  const file = (name: string, day: string) => ({
    file: name,
    suggestion: suggest("Date|User|Credits", `${day}|ana@firm.example|1`),
  });
  const files = (...all: ReturnType<typeof file>[]) =>
    gatherSuggestions(all).map((one) => [one.draft.dayOrder, ...one.files]);
  const open = file("a.csv", "02/03/2026");
  const proven = file("b.csv", "13/03/2026");
  expect(files(open, proven)).toEqual([["dmy", "b.csv", "a.csv"]]);
  expect(files(proven, file("c.csv", "03/13/2026"))).toEqual([
    ["dmy", "b.csv"],
    ["mdy", "c.csv"],
  ]);
  const other = { file: "d.csv", suggestion: suggest("Day|User|Credits", row) };
  expect(files(proven, other)).toHaveLength(2);
});

test("a mapping is called after its file, without what changes from month to month", () => {
  expect(mappingName("exports/2026/Cloud Services Usage 2026-03.csv")).toBe("cloud-services-usage");
  expect(mappingName("C:\\data\\usage_03.csv.gz")).toBe("usage");
  expect(mappingName("2026-03.csv")).toBe("export");
  expect(mappingName("-")).toBe("export");
});
