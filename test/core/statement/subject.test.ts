import { describe, expect, test } from "vitest";
import { type AskedSubject, findSubject } from "../../../core/statement/subject.ts";
import { reconcileTables } from "../../support/reconcile-tables.ts";

describe("whose statement", () => {
  const answer = reconcileTables(
    {
      "contracts.csv": "Contract,Name,Also known as\nCN-1,Main,Team North\nCN-2,Main two,\n",
      "people.csv":
        "Email,Name,Contract,Registered on,Also known as\nana@example.com,Ana Sousa,CN-1,2026-01-01,ana.old@example.com; hash:abc\n",
      "pools.csv": "Pool ID,Contract,Credits,Applied on\nP-1,CN-1,100,2026-01-01\n",
    },
    {
      "usage.csv":
        "date,user,credits,contract\n2026-01-02,ana.old@example.com,7,\n2026-01-03,eve@elsewhere.example,1,X-9\n",
    },
  );
  const find = (kind: AskedSubject["kind"], name: string) => findSubject(answer.facts.ledger, { kind, name });
  const keyOf = (kind: AskedSubject["kind"], name: string) => {
    const found = find(kind, name);
    return found.kind === "found" ? found.subject.key : found.reason;
  };

  test.each([
    ["person", " ANA.old@example.com", "ana@example.com"],
    ["person", "hash:ABC", "ana@example.com"],
    ["person", "eve@elsewhere.example", "eve@elsewhere.example"],
    ["pool", "P-1", "P-1"],
    ["pool", "Individual:ana.old@example.com", "individual:ana@example.com"],
    ["contract", "team north", "CN-1"],
    ["contract", "Main two", "CN-2"],
    ["contract", "X-9", "X-9"],
  ] as const)("the %s “%s” is %s", (kind, name, key) => {
    expect(keyOf(kind, name)).toBe(key);
  });

  test.each([
    ["person", "anna@example.com", "Did you mean ana@example.com?"],
    ["person", "ana  sousa", "“ana  sousa” is a name. Type the e-mail: ana@example.com."],
    ["person", "", "Type the e-mail as it stands in People"],
    ["person", "zzzzzz", "Type the e-mail as it stands in People"],
    ["pool", "P-2", "Did you mean P-1?"],
    ["pool", "individual:eve@elsewhere.example", "There is no pool “individual:eve@elsewhere.example”."],
    ["contract", "CN-3", "Did you mean CN-1?"],
    ["contract", "", "There is no contract “”."],
  ] as const)("the %s “%s” is not known: %s", (kind, name, hint) => {
    expect(keyOf(kind, name)).toContain(hint);
  });
});
