import { expect, test } from "vitest";
import { addContract } from "../../../core/commands/contracts/add-contract.ts";
import { extendContract } from "../../../core/commands/contracts/extend-contract.ts";
import { after, day, desk, isDone } from "../../support/command-desk.ts";
import { contracts } from "../../support/command-firm.ts";

test("an extension says what moves and what stays", () => {
  const stored = desk({
    contracts,
    settings: "Setting,Value\nIndividual credits end on,2027-03-29",
    people:
      "Email,Contract,Registered on,Left on\nana@example.com,C1,2025-09-01,\nben@example.com,C1,2025-09-01,\ncem@example.com,C1,2025-09-01,2026-01-31\ndora@example.com,C1,2027-01-01,",
    pools:
      "Pool ID,Contract,Credits,Source,Purchased on,Applied on\nP-1,C1,100,,2025-08-01,2025-08-02\nP-2,Design,100,,2026-06-01,2026-06-02\nP-3,F7,100,,2026-06-01,2026-06-02",
  });
  const extended = isDone(extendContract.apply(stored, { contract: "design", endsOn: day("2027-12-31") }));
  expect(extended.said).toBe("Contract C1 ends on 2027-12-31 (it was 2026-12-31).");
  expect(extended.notes).toEqual([
    "P-1 stays: 2026-07-31, the end of 12 months from the purchase.",
    "P-2 moves from 2026-12-31 to 2027-05-31, the end of 12 months from the purchase.",
    "The individual credits of ana@example.com and ben@example.com move from 2026-12-31 to 2027-03-29, the setting Individual credits end on.",
    "The individual credits of cem@example.com stay: 2026-01-31, the person's last day.",
    "The individual credits of dora@example.com are held now: 2027-03-29, the setting Individual credits end on.",
  ]);
  expect(isDone(extendContract.apply(stored, { contract: "F7", endsOn: day("2027-12-31") })).said).toContain(
    "(no last day was known before)",
  );
});

test("the first row of Contracts keeps the contracts that only People and Pools named", () => {
  const stored = desk({
    people: "Email,Contract\nana@example.com,K1",
    pools: "Pool ID,Contract,Credits,Unit\nP-1,K2,100,flex-token",
  });
  const added = isDone(addContract.apply(stored, { contract: "K2", kind: "flex", endsOn: day("2026-12-31") }));
  expect(added.said).toBe("Contract K2 is added, counted in Flex tokens, until 2026-12-31.");
  const now = after(stored, added);
  expect(now.diagnostics).toEqual([]);
  expect([...now.roster.contracts.values()].map(({ contract, unit }) => [contract, unit])).toEqual([
    ["K2", "flex-token"],
    ["K1", "cloud-credit"],
  ]);
  const flex = isDone(addContract.apply(desk(), { contract: "F1", kind: "flex" }));
  expect(flex.notes).toEqual([
    "A Flex contract is usually counted in Flex tokens: the unit is left blank, which means cloud credits.",
    "Without a last day, the contract ends no credits.",
  ]);
});
