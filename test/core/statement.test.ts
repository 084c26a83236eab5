import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PlainDate, plusDays } from "../../core/calendar.ts";
import { readCsvGrid } from "../../core/files/csv.ts";
import type { Answer } from "../../core/reconcile.ts";
import { allocationsCsv } from "../../core/report/allocations-csv.ts";
import { statementCsv } from "../../core/report/statement/csv.ts";
import { statementHtml } from "../../core/report/statement/html.ts";
import { statementText } from "../../core/report/statement/text.ts";
import { displayWidth } from "../../core/report/terminal/layout.ts";
import { type Statement, type StatementPart, statementOf } from "../../core/statement/statement.ts";
import { type AskedSubject, findSubject } from "../../core/statement/subject.ts";
import { csvRows } from "../support/from-allocations.ts";
import { reconcileTables, reconcileWorld } from "../support/reconcile-tables.ts";
import { runs } from "../support/runs.ts";
import { worldArbitrary } from "../support/world.ts";

const micro = (credits: number) => Math.round(credits * 1e6);

function stated({ facts }: Answer, kind: AskedSubject["kind"], name: string, firstDay?: string): Statement {
  const found = findSubject(facts.ledger, { kind, name });
  if (found.kind === "unknown") throw new RangeError(found.reason);
  return statementOf(facts.ledger, found.subject, firstDay as PlainDate | undefined);
}

function text(answer: Answer, kind: AskedSubject["kind"], name: string, firstDay?: string): string {
  return statementText(answer.facts, stated(answer, kind, name, firstDay));
}

const example = fileURLToPath(new URL("../cases/worked-example/", import.meta.url));

function workedExample(asOf: string): Answer {
  const read = (path: string) => readFileSync(join(example, path), "utf8");
  const tables = ["contracts.csv", "people.csv", "pools.csv"];
  const roster = Object.fromEntries(tables.map((file) => [file, read(join("roster", file))]));
  return reconcileTables(roster, { "usage.csv": read("usage/usage.csv") }, asOf);
}

test("the worked example: what Ana used, who paid and why, why 30 were overdrawn, and what became of them", () => {
  expect(text(workedExample("2025-12-31"), "person", "ana@example.com")).toMatchInlineSnapshot(`
    "Statement of Ana Reis (ana@example.com)

    Cloud credits, from the beginning to 2025-12-31

    Day                                                                           Amount  Own left  Open
                Opening                                                                          0     0
    2025-09-01  Granted: own credits, until 2026-12-31, when the contract ends       100       100     0
    2025-10-02  Used: Rendering (usage.csv:2). Own credits paid: own credits
                  come first                                                          70        30     0
    2025-10-03  Used 80: Rendering (usage.csv:3)
                  Own credits paid: own credits come first                            30         0     0
                  P1 paid: the only one with something left                           50         0     0
    2025-11-20  Used 180: Rendering (usage.csv:4)
                  P1 paid: the only one with something left                          150         0     0
                  Nobody could pay: own credits were used up; P1 was used up; P2
                    begins only on 2025-12-01                                         30         0    30
    2025-12-01  Settled later: P2 paid for the use of 2025-11-20: the only one
                  with something left. Rendering (usage.csv:4)                        30         0     0
    2025-12-05  Refunded: back into P2, which had paid on 2025-12-01 for the use
                  of 2025-11-20. Rendering (usage.csv:4)                              20         0     0
    2025-12-31  Closing                                                                          0     0

    Use           used 330 - refunded 20 = own 100 + shared 210 + change of what is open 0
    Own credits   opening 0 + granted 100 + adjusted 0 - drawn 100 - lapsed 0 = closing 0
    Open          opening 0 + not paid 30 - settled later 30 - refunded 0 = still open 0

    Overdrawn: 10 credits could be paid by no pool on the day of use (less what was refunded of it).
    Still open at the end of 2025-12-31: 0.
    "
  `);
});

test("a period opens with what stood before it", () => {
  expect(text(workedExample("2025-12-31"), "contract", "C1", "2025-12-01")).toMatchInlineSnapshot(`
    "Statement of contract C1

    Cloud credits, from 2025-12-01 to 2025-12-31

    Day                                                                        Amount  Shared left  Open
    2025-12-01  Opening                                                                          0    30
    2025-12-01  Granted: P2, until 2026-11-27, when its validity ends             100          100    30
    2025-12-01  Settled later: P2 paid for the use of 2025-11-20: the only
                  one with something left. Rendering, Ana Reis
                  (ana@example.com) (usage.csv:4)                                  30           70     0
    2025-12-05  Refunded: back into P2, which had paid on 2025-12-01 for the
                  use of 2025-11-20. Rendering, Ana Reis (ana@example.com)
                  (usage.csv:4)                                                    20           90     0
    2025-12-31  Closing                                                                         90     0

    Shared pools  opening 0 + granted 100 + adjusted 0 - drawn 10 - lapsed 0 = closing 90
    Open          opening 30 + not paid 0 - settled later 30 - refunded 0 = still open 0
    "
  `);
});

/** Every sum of a part is what its lines and the two standings say. */
function expectSums({ subject }: Statement, { sums, opening, closing, lines }: StatementPart): void {
  const { granted, adjusted, drawn, lapsed, used, refunded, fromOwn, fromShared } = sums;
  expect(opening.balance + granted + adjusted - drawn - lapsed).toBe(closing.balance);
  expect(opening.open + sums.notPaid - sums.settled - sums.refundedUnpaid).toBe(closing.open);
  if (subject.kind === "person") {
    expect(used - refunded).toBe(fromOwn + fromShared + closing.open - opening.open);
  }
  const of = (...kinds: readonly string[]) =>
    lines.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { amount }) => sum + amount, 0);
  expect(of("granted")).toBe(granted);
  expect(of("adjusted")).toBe(adjusted);
  expect(of("lapsed")).toBe(lapsed);
  expect(of("used", "not paid")).toBe(used);
  expect(of("refunded", "refunded unpaid")).toBe(refunded);
  const last = lines.at(-1) ?? opening;
  expect([last.balance, last.open]).toEqual([closing.balance, closing.open]);
}

/** The part of a unit, or one of zeros. */
function partOf({ parts }: Statement, unit: string): { sums: Record<string, number>; closing: Record<string, number> } {
  const zeros = new Proxy({}, { get: () => 0 }) as Record<string, number>;
  return parts.find((part) => part.unit === unit) ?? { sums: zeros, closing: zeros };
}

test("statements of random worlds agree with reconciliation.json, and every sum with its lines", () => {
  fc.assert(
    fc.property(worldArbitrary(), (world) => {
      const answer = reconcileWorld(world);
      const { run } = answer;
      for (const row of run.people) {
        const statement = stated(answer, "person", row.email);
        for (const part of statement.parts) expectSums(statement, part);
        const { sums, closing } = partOf(statement, row.unit);
        const { used, fromOwn, fromShared, overdrawn, open, ownGranted, ownLapsed, ownRemaining } = row;
        expect([sums["used"], sums["fromOwn"], sums["fromShared"]]).toEqual([used, fromOwn, fromShared].map(micro));
        expect([sums["overdrawn"], closing["open"]]).toEqual([overdrawn, open].map(micro));
        expect([sums["granted"], sums["lapsed"]]).toEqual([ownGranted, ownLapsed].map(micro));
        expect(closing["balance"]).toBe(micro(ownRemaining));
      }
      for (const { pool, unit, state, granted, adjusted, drawn, lapsed, remaining } of run.pools) {
        const statement = stated(answer, "pool", pool);
        for (const part of statement.parts) expectSums(statement, part);
        const { sums, closing } = partOf(statement, unit);
        const isAhead = state === "pending" || state === "upcoming";
        const figures = isAhead ? [0, 0, 0, 0, 0] : [granted, adjusted, drawn, lapsed, remaining];
        const ours = [sums["granted"], sums["adjusted"], sums["drawn"], sums["lapsed"], closing["balance"]];
        expect(ours).toEqual(figures.map(micro));
      }
      for (const { contract, unit, granted, adjusted, drawn, lapsed, remaining, overdrawn, open } of run.contracts) {
        if (contract === null) continue;
        const statement = stated(answer, "contract", contract);
        for (const part of statement.parts) expectSums(statement, part);
        const { sums, closing } = partOf(statement, unit);
        const ours = [sums["granted"], sums["adjusted"], sums["drawn"], sums["lapsed"], closing["balance"]];
        expect(ours).toEqual([granted, adjusted, drawn, lapsed, remaining].map(micro));
        expect([sums["overdrawn"], closing["open"]]).toEqual([overdrawn, open].map(micro));
      }
    }),
    { numRuns: runs(40) },
  );
});

test("the opening of a period is the closing of a run as of the day before", () => {
  fc.assert(
    fc.property(worldArbitrary(), fc.integer({ min: 1, max: 120 }), (world, days) => {
      const firstDay = plusDays("2025-11-01" as PlainDate, days);
      fc.pre(firstDay <= world.asOf);
      const answer = reconcileWorld(world);
      const before = reconcileWorld({ ...world, asOf: plusDays(firstDay, -1) });
      for (const { email } of before.run.people) {
        const closings = stated(before, "person", email).parts;
        for (const part of stated(answer, "person", email, firstDay).parts) {
          expectSums(stated(answer, "person", email, firstDay), part);
          const closing = closings.find(({ unit }) => unit === part.unit)?.closing ?? { balance: 0, open: 0 };
          expect(part.opening).toEqual(closing);
        }
      }
      for (const { contract } of before.run.contracts) {
        if (contract === null) continue;
        const closings = stated(before, "contract", contract).parts;
        for (const part of stated(answer, "contract", contract, firstDay).parts) {
          const closing = closings.find(({ unit }) => unit === part.unit)?.closing ?? { balance: 0, open: 0 };
          expect(part.opening).toEqual(closing);
        }
      }
    }),
    { numRuns: runs(40) },
  );
});

test("no line of a statement is wider than 100 columns, whatever the names and amounts", () => {
  const long = "ö".repeat(150);
  const answer = reconcileTables(
    {
      "people.csv": `Email,Name,Contract,Registered on\nana@example.com,"漢字 ${long}",C1,2026-01-01\n`,
      "pools.csv": `Pool ID,Contract,Credits,Applied on\n${long},C1,4000000000.123456,2026-01-01\n`,
    },
    {
      "usage.csv": `date,user,credits,service,job\n2026-01-02,ana@example.com,3999999999.000001,${long},\u001b[31m${long}\n`,
    },
  );
  const subjects = [
    ["person", "ana@example.com"],
    ["pool", long],
    ["contract", "C1"],
  ] as const;
  for (const [kind, name] of subjects) {
    const shown = text(answer, kind, name);
    expect(Math.max(...shown.split("\n").map(displayWidth))).toBeLessThanOrEqual(100);
    expect(shown).toMatch(/3,999,999,[89]99\.000001/);
    expect(shown).not.toContain("\u001b");
  }
});

describe("why nobody paid", () => {
  const contracts = "Contract,Unit,Starts on,Ends on\nC1,cloud-credit,2025-01-01,2026-12-31\nC2,flex-token,,\n";
  const people = "Email,Contract,Registered on\nana@example.com,C1,2026-01-01\nben@example.com,C2,\n";
  const pools = [
    "P1,C1,10,2026-01-05,2026-01-31,",
    "P2,C1,10,2026-02-15,2026-12-31,",
    "P3,C1,10,,,",
    "F1,C2,10,2026-01-05,2026-12-31,",
  ];
  const said = (row: string, settings = "", chosen = pools) => {
    const answer = reconcileTables(
      {
        "contracts.csv": contracts,
        "people.csv": people,
        "pools.csv": `Pool ID,Contract,Credits,Applied on,Expires on,Holder\n${chosen.join("\n")}\n`,
        "settings.csv": `Setting,Value\nIndividual credits,5\n${settings}\n`,
      },
      { "usage.csv": `date,user,credits,contract,paid from\n${row}\n` },
      "2026-02-20",
    );
    const [part] = stated(answer, "person", row.split(",")[1] ?? "").parts;
    return part?.lines.find(({ kind }) => kind === "not paid")?.words;
  };

  test.each([
    ["2026-01-10,ana@example.com,20,,", "own credits were used up; P1 was used up; P2 begins only on 2026-02-15"],
    [
      "2026-02-10,ana@example.com,20,,",
      "own credits were used up; P1 ended on 2026-01-31; P2 begins only on 2026-02-15",
    ],
    ["2026-02-16,ana@example.com,20,,", "own credits were used up; P2 was used up; P3 is not applied yet"],
    [
      "2026-01-10,ana@example.com,20,,individual",
      "own credits were used up; the export says that individual credits pay, so shared ones may not",
    ],
    [
      "2026-01-10,ana@example.com,20,,shared",
      "the export says that shared credits pay, so own ones may not; P1 was used up; P2 begins only on 2026-02-15",
    ],
    [
      "2026-01-10,ana@example.com,20,X9,",
      "own credits were used up; the export names X9, which is no contract of the roster, so no shared pool may pay",
    ],
    ["2026-01-10,ben@example.com,20,,", "no own credits; C2 has no shared credits"],
    ["2026-01-10,eve@elsewhere.example,20,,", "no own credits; P1 was used up; P2 begins only on 2026-02-15"],
  ])("%s", (row, why) => {
    expect(said(row)).toBe(`nobody could pay: ${why}`);
  });

  test("of a job that is not split, own credits that do not hold all of it", () => {
    expect(said("2026-01-10,ana@example.com,11,,", "Job splitting,whole", pools)).toBe(
      "nobody could pay: own credits did not hold all of it, and a job is not split; P1 was used up; P2 begins only on 2026-02-15",
    );
    expect(said("2026-01-10,ana@example.com,10,,", "Job splitting,whole", pools)).toBeUndefined();
  });
});

describe("which key of the order decided", () => {
  const words = (pools: readonly string[]) => {
    const answer = reconcileTables(
      {
        "contracts.csv": "Contract,Unit\nC1,flex-token\n",
        "people.csv": "Email,Contract,Registered on\nana@example.com,C1,\n",
        "pools.csv": `Pool ID,Contract,Credits,Applied on,Expires on,Priority\n${pools.join("\n")}\n`,
      },
      { "usage.csv": "date,user,credits,unit\n2026-02-01,ana@example.com,1,flex-token\n" },
    );
    return stated(answer, "person", "ana@example.com").parts[0]?.lines[0]?.words;
  };

  test.each([
    [["A,C1,9,2026-01-01,2026-07-09,", "B,C1,9,2026-01-01,2026-08-01,"], "A paid: it ends first, 2026-07-09"],
    [["A,C1,9,2026-01-01,2026-07-09,2", "B,C1,9,2026-01-01,2026-08-01,1"], "B paid: its priority (1) comes first"],
    [
      ["A,C1,9,2026-01-01,2026-07-09,", "B,C1,8,2026-01-01,2026-07-09,"],
      "B paid: the smallest of those that end with it, 8",
    ],
    [["A,C1,9,2026-01-02,2026-07-09,", "B,C1,9,2026-01-01,2026-07-09,"], "B paid: it began first, 2026-01-01"],
    [
      ["B,C1,9,2026-01-01,2026-07-09,", "A,C1,9,2026-01-01,2026-07-09,"],
      "A paid: equal in all else, its id comes first",
    ],
    [["A,C1,9,2026-01-01,2026-07-09,"], "A paid: the only one with something left"],
  ])("%j", (pools, expected) => {
    expect(words(pools)).toBe(expected);
  });
});

test("a refund says which draw it undid, and what lapses of it at once", () => {
  const answer = reconcileTables(
    {
      "people.csv": "Email,Contract,Registered on\nana@example.com,C1,\n",
      "pools.csv":
        "Pool ID,Contract,Credits,Applied on,Expires on\nP1,C1,30,2026-01-01,2026-01-31\nP2,C1,20,2026-01-20,2026-12-31\n",
    },
    {
      "usage.csv":
        "date,user,credits,service\n2026-01-10,ana@example.com,60,Rendering\n2026-02-05,ana@example.com,-35,Rendering\n2026-02-06,ana@example.com,-30,Rendering\n",
    },
    "2026-02-28",
  );
  const lines = stated(answer, "person", "ana@example.com").parts[0]?.lines.map(
    ({ day, kind, amount, words }) => `${day} ${kind} ${amount / 1e6}: ${words}`,
  );
  expect(lines?.slice(2)).toEqual([
    "2026-01-20 settled 20: P2 paid for the use of 2026-01-10: it ends first, 2026-12-31".replace(
      "it ends first, 2026-12-31",
      "the only one with something left",
    ),
    "2026-02-05 refunded unpaid 10: of the use of 2026-01-10, which nobody had paid yet",
    "2026-02-05 refunded 20: back into P2, which had paid on 2026-01-20 for the use of 2026-01-10",
    "2026-02-05 refunded 5: back into P1, which had paid for the use of 2026-01-10, and is over: it lapsed at once",
    "2026-02-06 refunded 25: back into P1, which had paid for the use of 2026-01-10, and is over: it lapsed at once",
  ]);
  expect(stated(answer, "person", "ana@example.com").parts[0]?.notes).toEqual([
    "A refund of 5 for Rendering on 2026-02-06 found no use to undo: not counted.",
  ]);
  const pool = stated(answer, "pool", "P1").parts[0]?.lines.map(({ kind, words }) => `${kind}: ${words}`);
  expect(pool?.slice(2, 4)).toEqual([
    "refunded: back into P1, which had paid for the use of 2026-01-10, and is over: it lapsed at once",
    "lapsed: P1: came back after its last day, 2026-01-31",
  ]);
});

describe("whose statement", () => {
  const answer = reconcileTables(
    {
      "contracts.csv": "Contract,Name,Also known as\nCN-1,Main,Team North\nCN-2,Main two,\n",
      "people.csv":
        "Email,Contract,Registered on,Also known as\nana@example.com,CN-1,2026-01-01,ana.old@example.com; hash:abc\n",
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

describe("what a file says is never run", () => {
  const answer = reconcileTables(
    {
      "people.csv": 'Email,Name,Contract,Registered on\nana@example.com,"<script>alert(1)</script>",C1,2026-01-01\n',
      "pools.csv": "Pool ID,Contract,Credits,Applied on\n=P1,C1,100,2026-01-01\n",
      "adjustments.csv": "Adjustment ID,Pool ID,Date,Credits,Reason\n+A,=P1,2026-01-02,-3.5,<b>why</b>\n",
    },
    { "usage.csv": 'date,user,credits,service,job\n2026-01-03,ana@example.com,150,"=HYPERLINK(""x"")",@SUM(1)\n' },
  );
  const statement = stated(answer, "contract", "C1");

  test("CSV: text is no formula, amounts below zero are numbers", () => {
    const csv = statementCsv(answer.facts, statement);
    const { headers, rows } = readCsvGrid(csv, "statement.csv");
    const cells = rows.map((row) => Object.fromEntries(headers.map((header, at) => [header, row.cells[at]])));
    expect(cells.flatMap((row) => Object.values(row)).filter((cell) => /^[=+@|%]/.test(String(cell)))).toEqual([]);
    expect(cells.filter((row) => String(row["amount"]).startsWith("-")).map((row) => row["amount"])).toEqual(["-3.5"]);
    expect(cells.map((row) => row["kind"])).toEqual(["opening", "granted", "adjusted", "used", "closing"]);
    expect(cells[3]).toMatchObject({ pool: "'=P1", service: '\'=HYPERLINK("x")', job: "'@SUM(1)", balance: "46.5" });
  });

  test("HTML: text is no markup; the page loads nothing and has a real table", () => {
    const page = statementHtml(answer.facts, stated(answer, "person", "ana@example.com"), answer.run.fingerprint);
    expect(page).not.toMatch(/<script|<b>why/);
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/\b(?:src|href)="(?!#)/);
    for (const part of ["<caption", 'scope="col"', 'scope="row"', "@media print", '<html lang="en">', "<h1>", "<h2 "]) {
      expect(page).toContain(part);
    }
  });

  test("HTML shows every line, however many", () => {
    const rows = Array.from({ length: 400 }, () => "2026-01-03,ana@example.com,0.1").join("\n");
    const many = reconcileTables(
      {
        "people.csv": "Email,Contract,Registered on\nana@example.com,C1,2026-01-01\n",
        "pools.csv": "Pool ID,Contract,Credits,Applied on\n",
      },
      { "usage.csv": `date,user,credits\n${rows}\n` },
    );
    const page = statementHtml(many.facts, stated(many, "person", "ana@example.com"), many.run.fingerprint);
    expect(page.match(/<tr>/g)?.length).toBe(1 + 1 + 1 + 400 + 1);
  });
});

describe("where the export says who paid", () => {
  const roster = {
    "contracts.csv": "Contract,Starts on,Ends on\nC1,2025-01-01,2026-12-31\n",
    "people.csv": "Email,Contract,Registered on,Individual credits\nana@example.com,C1,2025-01-02,100\n",
    "pools.csv": "Pool ID,Contract,Credits,Applied on\nP1,C1,50,2025-01-10\nP2,C1,50,2025-02-10\n",
  };
  const use = (paidFrom: string) =>
    reconcileTables(
      roster,
      { "usage.csv": `date,user,credits,paid from\n2025-03-01,ana@example.com,60,${paidFrom}\n` },
      "2025-03-01",
    );
  /** Who paid and why, in the statement and in its columns `decided by`, of the statement and the allocations. */
  const told = (paidFrom: string) => {
    const answer = use(paidFrom);
    const statement = stated(answer, "person", "ana@example.com");
    const lines = statement.parts.flatMap(({ lines: all }) => all.filter(({ kind }) => kind === "used"));
    const cells = (csv: string) => csvRows(csv).flatMap((row) => (row["decided by"] === "" ? [] : [row["decided by"]]));
    return [
      lines.map(({ words }) => words),
      cells(statementCsv(answer.facts, statement)),
      cells([...allocationsCsv(answer.facts)].join("")),
    ];
  };

  test("shared credits pay because it says so, and the usual key chooses among them", () => {
    const says = "the export says that shared credits pay, so own ones may not";
    expect(told("shared")).toEqual([
      [
        `P1 paid: ${says}; among them it ends first, 2026-01-09`,
        `P2 paid: ${says}; the only one of them with something left`,
      ],
      ["export says shared; last day", "export says shared; only pool"],
      ["export says shared; last day", "export says shared; only pool"],
    ]);
  });

  test("individual credits pay because it says so; without a word of it they come first", () => {
    expect(told("individual")).toEqual([
      ["own credits paid: the export says that individual credits pay, so shared ones may not"],
      ["export says individual"],
      ["export says individual"],
    ]);
    expect(told("")).toEqual([
      ["own credits paid: own credits come first"],
      ["own before shared"],
      ["own before shared"],
    ]);
  });
});
