import fc from "fast-check";
import { expect, test } from "vitest";
import { accountPart, remark } from "../../../core/report/journal/spelling.ts";
import { ledgerJournal } from "../../../core/report/journal.ts";
import { reconcileWorld } from "../../support/reconcile-tables.ts";
import { long, runs } from "../../support/runs.ts";
import { workedExample } from "../../support/worked-example.ts";
import { worldArbitrary } from "../../support/world.ts";

// That hledger finds these journals sound, and its sums ours, is tested in slow/journal.test.ts.

test("the worked example as a journal: every entry balanced, every month's end asserted", () => {
  const journal = [...ledgerJournal(workedExample().facts)].join("");
  expect(journal).toContain('commodity 1000.000000 "cloud-credit"\naccount assets:C1:P1\naccount assets:C1:P2\n');
  const body = journal.slice(journal.indexOf("\n2025-11-20"));
  expect(body.replaceAll(' "cloud-credit"', "")).toBe(`
2025-11-20 used Rendering  ; usage.csv line 4
    expenses:C1:ana@example.com  180
    assets:C1:P1  -150
    liabilities:open:C1  -30

2025-11-30 balances
    assets:C1:P1  0 == 0
    assets:C1:individual%3Aana@example.com  0 == 0
    liabilities:open:C1  0 = -30

2025-12-01 granted
    assets:C1:P2  100
    income:granted:C1:P2  -100

2025-12-01 settled Rendering  ; usage.csv line 4
    liabilities:open:C1  30
    assets:C1:P2  -30

2025-12-05 refunded Rendering  ; usage.csv line 4
    assets:C1:P2  20
    expenses:C1:ana@example.com  -20

2025-12-31 balances
    assets:C1:P1  0 == 0
    assets:C1:P2  0 == 90
    assets:C1:individual%3Aana@example.com  0 == 0
    liabilities:open:C1  0 = 0
`);
});

long("different names stay different accounts, and none holds a mark of the format", () => {
  const odd = ["", "%none", "A", "A ", " A", "A  B", "A B", "A:B", "A%3AB", "A;B", "A\tB", "A\u00a0B", "A|B", '"A"'];
  const more = ["Ä", "A\u0308", "אב", "\u202eA", "\u200fA", "\ud800", "\ufffd", "(not reported)", "*****", "🙂", "😀"];
  const names = [...odd, ...more];
  expect(new Set(names.map(accountPart)).size).toBe(names.length);
  expect(names.map(accountPart).filter((part) => /[:;|"()*\t]| {2}|^ | $|^$/.test(part))).toEqual([]);
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
      expect(accountPart(a) === accountPart(b)).toBe(a === b);
      expect(accountPart(a)).toMatch(/^(?! )(?!.* {2})[\p{L}\p{M}\p{N}@._+\-% ]+(?<! )$/u);
    }),
  );
});

test("letters, figures and addresses stay as they are", () => {
  expect(["CN-4821", "łukasz.żółć@example.com", "P 2025_01+", "אב"].map(accountPart)).toEqual([
    "CN-4821",
    "łukasz.żółć@example.com",
    "P 2025_01+",
    "אב",
  ]);
  expect(accountPart("🙂")).toBe("%F0%9F%99%82");
});

test("no comment, note, tag, date or new line begins in a remark", () => {
  expect(remark("a; date:2020-01-01 [2020-01-02] | b\nc")).toBe("a%3B date%3A2020-01-01 %5B2020-01-02%5D %7C b%0Ac");
});

test("equal inputs give equal bytes", () => {
  fc.assert(
    fc.property(worldArbitrary(), (world) => {
      const journal = () => [...ledgerJournal(reconcileWorld(world).facts)].join("");
      expect(journal()).toBe(journal());
    }),
    { numRuns: runs(20) },
  );
});
