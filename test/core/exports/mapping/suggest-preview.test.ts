import { expect, test } from "vitest";
import type { Suggestion } from "../../../../core/exports/mapping/suggest.ts";
import { terminalSuggestion } from "../../../../core/report/terminal/suggested-mapping.ts";
import { asked, row, suggest } from "./suggested.ts";

test("the preview is the first five rows as they would be read, and why one would not", () => {
  const found = suggest(
    "Datum|E-Mail|Credits|Vertrag|Produkt|Auftrag",
    "31.03.2026|Ana@Firm.example|1.234,5|C-1|Rendering|J-1",
    "30.03.2026|ana@firm.example|-2|C-1||",
    "30.02.2026|ana@firm.example|2|C-1||",
    "29.03.2026|*****|2|||",
    "29.03.2026|ana@firm.example|2|||",
    "28.03.2026|ana@firm.example|2|||",
  );
  expect(found.preview).toEqual([
    {
      kind: "read",
      line: 2,
      day: "2026-03-31",
      user: "ana@firm.example",
      credits: "1,234.5",
      unit: "cloud-credit",
      contract: "C-1",
      service: "Rendering",
      job: "J-1",
    },
    expect.objectContaining({ day: "2026-03-30", credits: "-2", service: "", job: "" }),
    { kind: "left out", line: 4, message: expect.stringContaining("“30.02.2026” is not a day") },
    expect.objectContaining({ user: "*****", contract: "" }),
    expect.objectContaining({ line: 6 }),
  ]);
});

/** What the terminal shows of a suggestion's first rows. */
function shown(suggestion: Suggestion): readonly string[] {
  const options = { path: "m.json", command: "credit-roster", width: 120, color: false };
  const lines = terminalSuggestion({ ...suggestion, files: ["a.csv"] }, options).split("\n");
  return lines.filter((line) => /^ {2}\s*\d+ {2}/.test(line)).map((line) => line.trim().replace(/ {2,}/g, " | "));
}

test("while an answer is missing, the first rows are shown in every reading, and what differs stands side by side", () => {
  const days = suggest("Date|User|Credits", "01/02/2026|ana@firm.example|1", "03/03/2026|ana@firm.example|2.5");
  expect(asked(days)).toEqual([["dayOrder", "dmy", "mdy"]]);
  expect(shown(days)).toEqual([
    "2 | 2026-02-01 or 2026-01-02 | ana@firm.example | 1 credit",
    "3 | 2026-03-03 | ana@firm.example | 2.5 credits",
  ]);
  const both = suggest("Date|User|Credits", "13/02/2026|ana@firm.example|1", "03/13/2026|ana@firm.example|2");
  expect(shown(both)[0]).toBe("2 | 2026-02-13 or left out | ana@firm.example | 1 credit");
  const amounts = suggest("Date|User|Credits", `2026-03-02|ana@firm.example|1,200`, `2026-03-02|ana@firm.example|1`);
  expect(shown(amounts)).toEqual([
    "2 | 2026-03-02 | ana@firm.example | 1,200 or 1.2 credits",
    "3 | 2026-03-02 | ana@firm.example | 1 credit",
  ]);
  const columns = suggest("Date|User|Credits charged|Credits used", `${row}|7`);
  expect(shown(columns)).toEqual(["2 | 2026-03-02 | ana@firm.example | 12 or 7 credits"]);
  const units = suggest("Date|User|Tokens", row);
  expect(shown(units)).toEqual([expect.stringMatching(/12 \S.* or 12 \S/)]);
  expect(shown(suggest("Date|User|Credits", row))).toHaveLength(1);
});

test("where no answer is known, no row is shown", () => {
  const none = suggest("Date|User|Cost", row);
  expect(none.readings).toEqual([]);
  expect(shown(none)).toEqual([]);
});
