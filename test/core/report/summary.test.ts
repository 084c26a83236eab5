import { expect, test } from "vitest";
import { figure, total } from "../../../core/report/figures.ts";
import { rowAccount, summarise, verdictOf } from "../../../core/report/summary.ts";
import { runFileSchema } from "../../../core/run-file.ts";
import { sampleFinding } from "../../support/run-file-parts.ts";
import { emptyRun, sampleRun } from "../../support/run-file-sample.ts";

test("the sample is a valid run, and its sums hold", () => {
  const run = runFileSchema.parse(sampleRun());
  for (const row of [...run.totals, ...run.contracts, ...run.pools]) {
    expect(total([row.granted, row.adjusted])).toBe(total([row.drawn, row.lapsed, row.remaining]));
  }
  const { read, counted, duplicate, earlier, later, leftOut } = run.rows;
  expect(read).toBe(counted + duplicate + earlier + later + leftOut);
});

test("the verdict counts what needs somebody and says what it is about", () => {
  expect(verdictOf(sampleRun())).toBe(
    "2 errors and 3 warnings need somebody: 130 credits overdrawn, 30 still open; 250 credits expire by 2026-06-20; order by 2026-04-02.",
  );
});

test("nothing needs anybody when every finding is accepted, gone or a note", () => {
  const findings = [
    sampleFinding({ standing: "accepted", severity: "error" }),
    sampleFinding({ standing: "gone" }),
    sampleFinding({ severity: "note" }),
  ];
  expect(verdictOf(sampleRun({ findings, complete: true }))).toBe("Nothing needs anybody.");
});

test("an incomplete run without findings does not claim that nothing needs anybody", () => {
  expect(verdictOf(sampleRun({ findings: [] }))).toBe("Nothing found needs anybody, but the result is incomplete.");
});

test("a single warning needs somebody, in the singular", () => {
  expect(verdictOf(sampleRun({ findings: [sampleFinding({})], totals: [] }))).toBe("1 warning needs somebody.");
});

test("grown and expired findings need somebody again", () => {
  const findings = [sampleFinding({ standing: "grown" }), sampleFinding({ standing: "expired" })];
  expect(verdictOf(sampleRun({ findings, totals: [] }))).toBe("2 warnings need somebody.");
});

test("units are never added across", () => {
  const expiring = { code: "pool-expiring", dueOn: "2026-05-01" } as const;
  const findings = [
    sampleFinding({ ...expiring, finding: "pool-expiring/A", amount: 0.1 }),
    sampleFinding({ ...expiring, finding: "pool-expiring/B", amount: 0.2, dueOn: "2026-05-31" }),
    sampleFinding({ ...expiring, finding: "pool-expiring/C", amount: 1_000, unit: "flex-token" }),
  ];
  expect(verdictOf(sampleRun({ findings, totals: [] }))).toBe(
    "3 warnings need somebody: 0.3 credits and 1,000 Flex tokens expire by 2026-05-31.",
  );
});

test("an order day that has passed is said to have passed", () => {
  expect(verdictOf(sampleRun({ asOf: "2026-04-03" }))).toContain("an order was due by 2026-04-02");
  expect(verdictOf(sampleRun({ asOf: "2026-04-02" }))).toContain("; order by 2026-04-02");
});

test("the order day is that of the contract that runs out, not of every contract", () => {
  const run = sampleRun();
  const contracts = run.contracts.map((contract) =>
    contract.contract === "F7" ? { ...contract, orderBy: "2026-04-01" } : contract,
  );
  expect(verdictOf({ ...run, contracts })).toContain("order by 2026-04-02");
});

test("what expires is listed soonest first, accepted or not, but not what is gone", () => {
  const findings = [
    sampleFinding({ code: "pool-expiring", finding: "b", subject: "later", dueOn: "2026-05-02" }),
    sampleFinding({
      code: "pool-expiring",
      finding: "a",
      subject: "sooner",
      dueOn: "2026-05-01",
      standing: "accepted",
    }),
    sampleFinding({ code: "pool-expiring", finding: "c", subject: "gone", dueOn: "2026-04-01", standing: "gone" }),
  ];
  const { expiring, expiryTitle } = summarise(sampleRun({ findings }));
  expect(expiring.map(({ subject }) => subject)).toEqual(["sooner", "later"]);
  expect(expiryTitle).toBe("Expires within 90 days");
});

test("findings are counted by severity, those settled apart", () => {
  expect(summarise(sampleRun()).findings).toBe("2 errors, 3 warnings and 1 note; 1 more accepted.");
});

test("the row account says where every row went", () => {
  expect(summarise(sampleRun()).rows).toBe(
    "23,900 rows read = 23,200 counted (12,000 rows of zero among them) + 300 duplicates + 100 before the ledger starts + 200 after the as-of day + 100 left out.",
  );
  expect(rowAccount(emptyRun().rows)).toBe("0 rows read = 0 counted.");
});

test("figures have thousands set apart and no float dust", () => {
  expect(figure(1_234_567.5)).toBe("1,234,567.5");
  expect(figure(0.1 + 0.2)).toBe("0.3");
  expect(figure(-1_000)).toBe("-1,000");
});
