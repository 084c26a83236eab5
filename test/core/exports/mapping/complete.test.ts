import { expect, test } from "vitest";
import type { ExportFormat } from "../../../../core/exports/format.ts";
import { fitHeader } from "../../../../core/exports/mapping/fit.ts";
import { declaredPeriod } from "../../../../core/exports/mapping/mapped-format.ts";
import { recognise } from "../../../../core/exports/recognise.ts";
import type { Mapping } from "../../../../core/roster/mapping.ts";
import { enterprise, known, ofRoster, ownAndClassic, readMapped } from "../../../support/read-mapped.ts";

// mappings without columns: what they add to an export that is recognised, and when one is asked for

test("a mapping that gives only the contract completes the enterprise export, and nothing else", () => {
  const mapping: Mapping = { name: "eba", contract: "Enterprise" };
  const { rows, codes, found } = readMapped(enterprise, [ofRoster(mapping)]);
  expect(codes).toEqual(["mapping-used 1"]);
  expect(found.format).toBe("token-flex");
  expect(rows).toMatchObject([{ contract: "E-1", unit: "eba-token", person: "(not reported)" }]);
  expect(readMapped(ownAndClassic, [known(mapping)])).toMatchObject({ codes: [], rows: [{ contract: "" }] });
  expect(readMapped(enterprise, [])).toMatchObject({ codes: [], rows: [{ contract: "" }] });
});

test("two contracts for one enterprise export are told, and the one that was given outranks the roster's", () => {
  const [one, two]: [Mapping, Mapping] = [
    { name: "eba", contract: "E-1" },
    { name: "north", contract: "C-1" },
  ];
  expect(readMapped(enterprise, [ofRoster(one), ofRoster(two)])).toMatchObject({
    codes: ["mapping-ambiguous 1"],
    rows: [],
  });
  expect(readMapped(enterprise, [ofRoster(one), known(two)]).rows).toMatchObject([{ contract: "C-1" }]);
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
  expect(readMapped(enterprise, [mapping])).toMatchObject({ codes: [], found: { period: undefined } });
});

function recognised(...headers: string[]): ExportFormat {
  const found = recognise(headers);
  if (found.kind !== "one") throw new Error(found.kind);
  return found.format;
}

test("an enterprise export that could be of several contracts says so, with a mapping that says of which", () => {
  const [note, ...others] = readMapped(enterprise, [], "", "E-2,Second,eba-token\n").diagnostics;
  expect(others).toEqual([]);
  expect(note).toMatchObject({ code: "reference-ambiguous", severity: "note", at: { file: "usage.csv" } });
  expect(note?.message).toContain("its EBA tokens could be of “E-1” or “E-2”: they stand under no contract");
  expect(note?.help).toContain('Save {"name":"eba-token","contract":"E-1"} as eba-token.json');
  expect(note?.help).toContain("run the same command with --map eba-token.json");
  const given = JSON.parse(/\{.*\}/.exec(note?.help ?? "")?.[0] ?? "") as Mapping;
  expect(readMapped(enterprise, [known(given)], "", "E-2,Second,eba-token\n")).toMatchObject({
    codes: ["mapping-used 1"],
    rows: [{ contract: "E-1" }],
  });
});

test("it says nothing where one contract could be meant, where nothing was used, and of other exports", () => {
  expect(readMapped(enterprise, []).codes).toEqual([]);
  expect(readMapped(enterprise, [], "", "F-1,Flex,flex-token\n").codes).toEqual([]);
  const empty = enterprise.slice(0, enterprise.indexOf("\n") + 1);
  expect(readMapped(empty, [], "", "E-2,Second,eba-token\n").codes).toEqual(["export-empty 1"]);
  const ours = "date,user,credits,unit\n2026-03-01,ana@firm.example,1,eba-token\n";
  expect(readMapped(ours, [], "", "E-2,Second,eba-token\n").codes).toEqual([]);
});
