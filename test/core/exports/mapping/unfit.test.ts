import { expect, test } from "vitest";
import { uselessMappings } from "../../../../core/exports/mapping/unfit.ts";
import type { KnownMapping } from "../../../../core/roster/mapping.ts";
import { classic, classicText, enterprise, known, ofRoster, readMapped } from "../../../support/read-mapped.ts";

// what is said of a mapping that was given and fits a file, or all of them, not

/** What is said of mappings after files were read with them. */
function useless(mappings: readonly KnownMapping[], ...texts: readonly string[]) {
  const inputs = texts.map((text, index) => ({
    file: `${index}.csv`,
    sha256: String(index),
    export: readMapped(text, mappings).found,
  }));
  return uselessMappings(mappings, inputs);
}

const ours = "date,user,credits\n2026-03-01,ana@firm.example,1\n";

test("a mapping that was given and does not fit says what the file lacks, and what is like it; one of the roster is silent", () => {
  const text = "Usage dates,User email,Cloud credits\n2026-03-05,ana@firm.example,1\n";
  const { codes, diagnostics, found } = readMapped(text, [known(classic)]);
  expect(codes).toEqual(["export-unrecognised 1", "mapping-unfit 1"]);
  expect(diagnostics[1]?.message).toContain("“Usage date”");
  expect(diagnostics[1]?.help).toContain("“Usage dates” in place of “Usage date”");
  expect(diagnostics[0]?.help).toContain("--map");
  expect(found.suggestion?.draft.columns?.date).toBe("Usage dates");
  expect(readMapped(text, [ofRoster(classic)]).codes).toEqual(["export-unrecognised 1"]);
});

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
