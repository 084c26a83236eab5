import fc from "fast-check";
import { expect, test } from "vitest";
import { gatherSuggestions } from "../../../../core/exports/mapping/gather.ts";
import { type Suggestion, suggestMapping } from "../../../../core/exports/mapping/suggest.ts";
import { mappingName } from "../../../../core/exports/mapping/wording.ts";
import { readCsvGrid } from "../../../../core/files/csv.ts";
import { terminalSuggestion } from "../../../../core/report/terminal/suggested-mapping.ts";
import { mappingJson } from "../../../../core/roster/mapping.ts";
import { readMappingFile } from "../../../../core/roster/mapping-file.ts";
import { readRoster } from "../../../../core/roster/roster.ts";
import { runs } from "../../../support/runs.ts";

function rosterWith(settings = "", contracts = "") {
  return readRoster(
    {
      settings: readCsvGrid(`Setting,Value\n${settings}`, "settings.csv"),
      contracts: readCsvGrid(`Contract,Unit\n${contracts}`, "contracts.csv"),
    },
    "roster",
    () => {},
  );
}

const bare = rosterWith();

/** The suggestion for a file given as lines of cells between `|`. */
function suggest(header: string, ...lines: readonly string[]) {
  return suggestIn(bare, header, ...lines);
}

function suggestIn(roster: typeof bare, header: string, ...lines: readonly string[]): Suggestion {
  const cells = (line: string) => line.split("|");
  const found = suggestMapping("test", cells(header), lines.map(cells), roster);
  if (found === undefined) throw new Error("nothing is suggested");
  return found;
}

/** What is asked: the part that it is about, and what may be answered. */
function asked({ questions }: Suggestion) {
  return questions.map(({ about, answers }) => [about.kind === "column" ? about.column : about.option, ...answers]);
}

const row = "2026-03-02|ana@firm.example|12";

test.each([
  ["Usage date", "User email", "Cloud credits"],
  ["Date", "User", "Credits"],
  ["Start time", "E-mail", "Credits consumed"],
  ["day_used", "EMAIL", "Units"],
  ["Transaction Date*", "Used by", "Quantity"],
  ["Datum", "Benutzer-E-Mail", "Verbrauchte Credits"],
  ["Nutzungsdatum", "E-Mail-Adresse", "Verbrauch"],
  ["Tag", "Anmeldename", "Menge"],
  ["Date d’utilisation", "Adresse e-mail", "Crédits consommés"],
  ["Jour", "Courriel", "Quantité"],
  ["Fecha de uso", "Correo electrónico", "Créditos consumidos"],
  ["Fecha", "Usuario", "Unidades"],
  ["Data di utilizzo", "E-mail utente", "Crediti consumati"],
  ["Data", "Utente", "Unità"],
])("%s, %s, %s are the date, the user and the credits, in any order", (date, user, credits) => {
  const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });
  fc.assert(
    fc.property(order, (places) => {
      const pick = (cells: readonly string[]) => places.map((place) => cells[place]).join("|");
      const found = suggest(pick([date, user, credits]), pick(row.split("|")));
      expect(found.draft.columns).toEqual({ date, user, credits });
      expect(found.questions).toEqual([]);
      expect(found.remarks).toEqual([]);
    }),
    { numRuns: runs(6) },
  );
});

test.each([
  [
    "contract",
    [
      "Contract number",
      "Agreement",
      "Team",
      "Vertragsnummer",
      "N° de contrat",
      "Número de contrato",
      "Numero di contratto",
    ],
  ],
  ["service", ["Service", "Product", "Activity", "Dienst", "Produkt", "Produit", "Servicio", "Servizio"]],
  ["job", ["Job", "Job ID", "Auftrag", "Projet", "Trabajo", "Lavoro"]],
  ["chargeId", ["Charge ID", "Transaction number", "Transaktionsnummer"]],
  ["name", ["Name", "Full name", "Nom complet", "Nombre completo"]],
] as const)("the %s is known by each of its headers", (column, headers) => {
  for (const header of headers) {
    expect(suggest(`Date|User|Credits|${header}`, `${row}|X-1`).draft.columns?.[column]).toBe(header);
  }
});

test("a column is taken for who paid or for the unit only where its cells say so", () => {
  const found = suggest("Date|User|Credits|Credit type|Unit", `${row}|shared|flex-token`);
  expect(found.draft.columns).toMatchObject({ paidFrom: "Credit type", unit: "Unit" });
  const other = suggest("Date|User|Credits|Credit type|Unit", `${row}|gold|hours`);
  expect(Object.keys(other.draft.columns ?? {})).toEqual(["date", "user", "credits"]);
});

test("of headers that say more and less, the one that says more is taken", () => {
  const found = suggest("Date|Start time|User|Email|Credits|Units", "2026-03-02|2026-03-01|Ana|ana@firm.example|5|60");
  expect(found.draft.columns).toMatchObject({ date: "Date", user: "Email", credits: "Credits" });
  expect(found.questions).toEqual([]);
});

test("two columns that could be the credits are asked about, and neither is guessed", () => {
  const found = suggest("Date|User|Credits charged|Credits used", `${row}|7`);
  expect(asked(found)).toEqual([["credits", "Credits charged", "Credits used"]]);
  expect(found.questions[0]?.sentence).toContain("“Credits charged” and “Credits used”");
  expect(found.draft.columns?.credits).toBe("");
  expect(found.preview).toEqual([]);
});

test("two columns that hold the same in every row are one to us", () => {
  const found = suggest("Date|User|Credits charged|Credits used", `${row}|12`, "2026-03-03|ben@firm.example|4|4");
  expect(found.draft.columns?.credits).toBe("Credits charged");
  expect(found.questions).toEqual([]);
});

test("two columns of one header are told to be renamed", () => {
  const found = suggest("Date|User|Credits|Credits", `${row}|7`);
  expect(asked(found)).toEqual([["credits"]]);
  expect(found.questions[0]?.sentence).toContain("Rename one of them in the file");
});

test("several columns for something that may be missing are left out, and it is said", () => {
  const found = suggest("Date|User|Credits|Service|Cloud service", `${row}|A|B`);
  expect(found.draft.columns?.service).toBeUndefined();
  expect(found.remarks).toEqual([expect.stringContaining("“Service” and “Cloud service”")]);
  expect(found.questions).toEqual([]);
});

test("without a header that says so, cells do: days, e-mails, numbers; and it is said", () => {
  const found = suggest("A|B|C|D", "x|ana@firm.example|2026-03-02|12", "y|hash:1a2b|2026-03-03|-4");
  expect(found.draft.columns).toEqual({ date: "C", user: "B", credits: "D" });
  expect(found.remarks).toHaveLength(3);
  expect(found.questions).toEqual([]);
});

test("two columns of numbers without a header that says so are asked about", () => {
  const found = suggest("A|B|C|D", "5|ana@firm.example|2026-03-02|12");
  expect(asked(found)).toEqual([["credits", "A", "D"]]);
});

test("numbers under a header that says something else are no credits", () => {
  for (const header of [
    "Cost",
    "Credits remaining",
    "Restguthaben (Saldo)",
    "Unit price",
    "Year",
    "Job ID",
    "Contract",
  ]) {
    const found = suggest(`Date|User|${header}`, row);
    expect([header, asked(found)]).toEqual([header, [["credits"]]]);
  }
});

test("a header that says so over cells that do not is said, with what stands there", () => {
  const found = suggest("Date|User|Credits", "2026-03-02|ana|12");
  expect(asked(found)).toEqual([["user"]]);
  expect(found.questions[0]?.sentence).toContain("“User” is called so, but holds “ana”");
});

test("nothing is suggested for what is no list of usage", () => {
  for (const [header, line] of [
    ["Colour|Size", "red|large"],
    ["Email|Role", "ana@firm.example|admin"],
    ["", ""],
  ]) {
    expect(suggestMapping("test", (header ?? "").split("|"), [(line ?? "").split("|")], bare)).toBeUndefined();
  }
});

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
