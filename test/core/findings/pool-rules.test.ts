import { expect, test } from "vitest";
import { amounts, findingsOf, usageOf } from "../../support/findings-of.ts";

const asOf = "2025-06-30";
const quiet = usageOf("2025-02-10,ana@example.com,1,C-1,Rendering,");

function ofPools(code: string, header: string, rows: readonly string[], files: Readonly<Record<string, string>> = {}) {
  return findingsOf(code, { ...files, "pools.csv": `${header}\n${rows.join("\n")}\n` }, quiet, asOf);
}

test("an order booked three times counts all but the largest, and has a cost only where every price is known", () => {
  const header = "Pool ID,Contract,Credits,Purchased on,Applied on,Order reference,Unit price,Currency";
  const day = "2025-01-08,2025-01-10";
  const three = [`P1,C-1,100,${day},PO-1,2,EUR`, `P2,C-1,300,${day},PO-1,2,EUR`, `P3,C-1,200,${day},PO-1,,`];
  const [found] = ofPools("purchase-repeated", header, three);
  expect(found).toMatchObject({ finding: "purchase-repeated/PO-1/C-1/cloud-credit", amount: 300, cost: null });
  expect(found?.message).toContain("booked as 3 pools: P1, P2 and P3");
  expect(ofPools("purchase-repeated", header, [`P1,C-1,100,${day},PO-1,,`, `P2,C-1,0,${day},PO-1,,`])).toEqual([]);
  expect(ofPools("purchase-repeated", header, [`P1,C-1,100,${day},,,`, `P2,C-1,100,${day}, ,,`])).toEqual([]);
});

test("a slash in an order reference does not make two parts of the identity", () => {
  const header = "Pool ID,Contract,Credits,Applied on,Order reference";
  const rows = ["P1,C-1,100,2025-01-10,PO/1%", "P2,C-1,100,2025-01-10,PO/1%"];
  expect(amounts(ofPools("purchase-repeated", header, rows))).toEqual([
    ["purchase-repeated/PO%2F1%25/C-1/cloud-credit", 100],
  ]);
});

test("a purchase waits for the first step after the last that is done; a step planned for later is not done", () => {
  const header = "Pool ID,Contract,Credits,Requested on,Quoted on,Approved on,Purchased on,Applied on";
  const next = (row: string) => ofPools("purchase-overdue", header, [row])[0]?.message.replace(/^.*It waits /, "");
  expect(next("P1,C-1,100,2025-06-01,,,,")).toBe("for a quote.");
  expect(next("P1,C-1,100,2025-06-01,2025-06-02,,,")).toBe("for approval.");
  expect(next("P1,C-1,100,2025-06-01,,2025-06-03,,")).toBe("to be bought.");
  expect(next("P1,C-1,100,2025-06-01,,,2025-06-04,")).toBe("for Autodesk to apply it.");
  expect(next("P1,C-1,100,2025-06-01,2025-06-02,2025-07-01,,")).toBe("for approval.");
  expect(next("P1,C-1,100,,,,,")).toBeUndefined();
  expect(next("P1,C-1,0,2025-06-01,,,,")).toBeUndefined();
});

test("the lead time and the apply time are the settings'", () => {
  const header = "Pool ID,Contract,Credits,Requested on,Purchased on,Applied on";
  const rows = ["P1,C-1,100,2025-06-10,,", "P2,C-1,100,,2025-06-25,"];
  const settings = (lead: number, apply: number) => ({
    "settings.csv": `Setting,Value\nLead time (days),${lead}\nApply time (days),${apply}\n`,
  });
  const found = (lead: number, apply: number) =>
    amounts(ofPools("purchase-overdue", header, rows, settings(lead, apply))).map(([finding]) => finding);
  expect(found(20, 5)).toEqual([]);
  expect(found(19, 5)).toEqual(["purchase-overdue/P1/cloud-credit"]);
  expect(found(20, 4)).toEqual(["purchase-overdue/P2/cloud-credit"]);
});

test("a pool is outside its contract from the day before the first and the day after the last, by either day", () => {
  const header = "Pool ID,Contract,Credits,Purchased on,Applied on";
  const contract = { "contracts.csv": "Contract,Starts on,Ends on\nC-1,2025-03-01,2025-04-30\n" };
  const found = (days: string) => ofPools("pool-outside-contract", header, [`P1,C-1,100,${days}`], contract).length;
  expect(found("2025-03-01,2025-03-01")).toBe(0);
  expect(found("2025-04-30,2025-04-30")).toBe(0);
  expect(found("2025-02-28,2025-03-01")).toBe(1);
  expect(found("2025-03-01,2025-02-28")).toBe(1);
  expect(found("2025-04-30,2025-05-01")).toBe(1);
  expect(found("2025-05-01,")).toBe(1);
  const [both] = ofPools("pool-outside-contract", header, ["P1,C-1,100,2025-02-01,2025-05-02"], contract);
  expect(both?.message).toContain(
    "bought on 2025-02-01, before the contract begins and applied on 2025-05-02, after the contract has ended",
  );
  expect(both?.evidence).toEqual([
    { table: "Pools", row: 2, column: "Applied on" },
    { table: "Pools", row: 2, column: "Purchased on" },
  ]);
});

test("a typed last day differs from the day after what the rule gives, whichever bound it is", () => {
  const header = "Pool ID,Contract,Credits,Source,Purchased on,Applied on,Expires on";
  const found = (row: string, files = {}) => ofPools("expiry-differs", header, [row], files)[0]?.message ?? "";
  expect(found("P1,C-1,100,,2025-01-08,2025-01-10,2026-01-07")).toBe("");
  expect(found("P1,C-1,100,,2025-01-08,2025-01-10,2026-01-08")).toContain("Shared validity it would end on 2026-01-07");
  expect(found("P1,C-1,100,cloud service,,2025-01-10,2027-06-30")).toBe("");
  expect(found("P1,C-1,100,cloud service,,2025-01-10,2027-07-01")).toContain("the contract's end it would end on");
  const ended = { "settings.csv": "Setting,Value\nShared credits end on,2025-12-31\n" };
  expect(found("P1,C-1,100,,2025-01-08,2025-01-10,2026-01-01", ended)).toContain("Shared credits end on");
});

test("the block is the setting's, and 0 credits are a multiple of any", () => {
  const header = "Pool ID,Contract,Credits,Purchased on,Applied on";
  const found = (credits: string, block: string) =>
    ofPools("not-in-blocks", header, [`P1,C-1,${credits},2025-01-08,2025-01-10`], {
      "settings.csv": `Setting,Value\nBlock size,${block}\n`,
    }).length;
  expect([
    found("500", "250"),
    found("501", "250"),
    found("0", "250"),
    found("0.5", "0.25"),
    found("100", "250"),
  ]).toEqual([0, 1, 0, 0, 1]);
});
