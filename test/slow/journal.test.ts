import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answer } from "../../core/reconcile.ts";
import { accountPart } from "../../core/report/journal/spelling.ts";
import { ledgerJournal } from "../../core/report/journal.ts";
import { hasHledger, hledgerBalances, hledgerCheck } from "../support/hledger.ts";
import { answeredSample, sample } from "../support/reconcile-sample.ts";
import { reconcileTables, reconcileWorld } from "../support/reconcile-tables.ts";
import { runs } from "../support/runs.ts";
import { worldArbitrary } from "../support/world.ts";

// hledger (hledger.org) is the judge. Where it is not installed, these tests are skipped and say so.

const title = hasHledger ? "hledger" : "hledger (skipped: it is not installed)";

const micro = (credits: number) => Math.round(credits * 1e6);

/** What hledger makes of an answer's journal, by account and unit; zeros left out. */
function byHledger(answer: Answer): ReadonlyMap<string, number> {
  const balances = hledgerBalances([...ledgerJournal(answer.facts)].join(""));
  return new Map(
    balances.filter(({ amount }) => amount !== 0).map(({ account, unit, amount }) => [`${account} ${unit}`, amount]),
  );
}

/** What the run says that the same accounts hold. */
function byRun({ run }: Answer): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const add = (account: string, unit: string, amount: number) => {
    if (amount !== 0) found.set(`${account} ${unit}`, (found.get(`${account} ${unit}`) ?? 0) + amount);
  };
  for (const { pool, contract, unit, state, granted, adjusted, lapsed, remaining } of run.pools) {
    if (state === "pending" || state === "upcoming") continue;
    const path = `${accountPart(contract ?? undefined)}:${accountPart(pool)}`;
    add(`assets:${path}`, unit, micro(remaining));
    add(`income:granted:${path}`, unit, -micro(granted));
    add(`income:adjusted:${path}`, unit, -micro(adjusted));
    add(`lapsed:${path}`, unit, micro(lapsed));
  }
  for (const { contract, unit, open } of run.contracts) {
    add(`liabilities:open:${accountPart(contract ?? undefined)}`, unit, -micro(open));
  }
  return found;
}

/** What each person used of a unit, net of refunds, under whatever contract. */
function usedByPerson(accounts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [account, amount] of accounts) {
    const person = /^expenses:[^:]*:(.*)$/.exec(account)?.[1];
    if (person !== undefined) found.set(person, (found.get(person) ?? 0) + amount);
  }
  return found;
}

function expectAgreement(answer: Answer): void {
  const found = byHledger(answer);
  const own = new Map([...found].filter(([account]) => !account.startsWith("expenses:")));
  expect(Object.fromEntries(own)).toEqual(Object.fromEntries(byRun(answer)));
  const people = answer.run.people
    .map(({ email, unit, fromOwn, fromShared, open }) => {
      return [`${accountPart(email)} ${unit}`, micro(fromOwn) + micro(fromShared) + micro(open)] as const;
    })
    .filter(([, used]) => used !== 0);
  const used = [...usedByPerson(found)].filter(([, amount]) => amount !== 0);
  expect(Object.fromEntries(used)).toEqual(Object.fromEntries(people));
}

describe.skipIf(!hasHledger)(title, () => {
  test("agrees with every figure of the sample, and finds its journal sound by its strict checks", async () => {
    const answer = await answeredSample(`${sample}roster.xlsx`);
    expect(hledgerCheck([...ledgerJournal(answer.facts)].join(""))).toBe("");
    expectAgreement(answer);
  });

  test("agrees with every figure of 300 random worlds, by its strict checks", () => {
    fc.assert(
      fc.property(worldArbitrary(), (world) => expectAgreement(reconcileWorld(world))),
      { numRuns: runs(300) },
    );
  }, 240_000);

  test("finds a journal unsound in which one figure is changed", () => {
    const journal = [...ledgerJournal(oddNames().facts)].join("");
    expect(hledgerCheck(journal)).toBe("");
    const changed = journal.replace(/(assets:.*) {2}-(\d+) /, "$1  -1$2 ");
    expect(changed).not.toBe(journal);
    expect(hledgerCheck(changed)).toContain("could not balance");
    const asserted = journal.replace(/== (\d+) "cloud-credit"\n(?![\s\S]*==)/, '== 1$1 "cloud-credit"\n');
    expect(asserted).not.toBe(journal);
    expect(hledgerCheck(asserted)).toContain("assertion");
    const undeclared = journal.replace(/^account assets:.*\n/m, "");
    expect(hledgerCheck(undeclared)).toContain("account");
  });

  test("keeps names apart that look like marks of its own", () => {
    const answer = oddNames();
    expectAgreement(answer);
    expect(new Set(answer.run.pools.map(({ pool }) => accountPart(pool))).size).toBe(oddPools.length);
  });
});

/** Names with everything that has a meaning in a journal. */
const oddPools = [
  ..."A:B|A;B|A  B|A B|A%3AB|A\tB|*A|!A|(A)|[A]|=A|\"A\"|'A'|A{1}|A@1|@A|-A|+1|1 EUR|2025-10-01".split("|"),
  ...[
    "A|B",
    "Ä",
    "\u05d0\u05d1",
    "A\u202eBA",
    "A\u200fA",
    "漢字",
    "🙂",
    "~A",
    "A  ; date:2020-01-01",
    "[2020-01-01]",
    "#",
    "%none",
  ],
];

function oddNames(): Answer {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const pools = oddPools.map((pool, index) => `${cell(pool)},${cell("C:1; x")},${100 + index},2025-10-01`);
  const rows = oddPools.map(
    (odd) => `2025-10-02,zoe@example.com,7.5,${cell(odd)},${cell(`${odd}  ; date:2020-01-01 | x`)}`,
  );
  return reconcileTables(
    {
      "contracts.csv": `Contract,Unit\n${cell("C:1; x")},cloud-credit\n`,
      "people.csv": `Email,Contract,Registered on\nzoe@example.com,${cell("C:1; x")},\n`,
      "pools.csv": `Pool ID,Contract,Credits,Applied on\n${pools.join("\n")}\n`,
    },
    { "date:2020-01-01; [2020-01-02] |.csv": `date,user,credits,service,job\n${rows.join("\n")}\n` },
    "2026-01-31",
  );
}
