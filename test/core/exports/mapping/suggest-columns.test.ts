import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../support/runs.ts";
import { asked, row, suggest } from "./suggested.ts";

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
