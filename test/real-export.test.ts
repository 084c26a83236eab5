import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import type { RunFile } from "../core/run-file.ts";
import { reconcileTables } from "./support/reconcile-tables.ts";

const path = fileURLToPath(new URL("../../shared/data/real/tokenflex-myyear1.csv", import.meta.url));

/** What another program finds in the file; amounts in millionths. */
type Independent = {
  readonly rows: number;
  readonly zero: number;
  readonly millionths: number;
  readonly lastDay: string;
};

const roster = {
  "contracts.csv": "Contract,Kind,Unit,Starts on,Ends on\nEN-1,enterprise,eba-token,2011-01-01,2011-12-31\n",
  "people.csv": "Email,Contract\n",
  "pools.csv": "Pool ID,Contract,Credits,Applied on,Expires on\nE1,EN-1,2000000,2011-01-01,2999-12-31\n",
};

describe.skipIf(!existsSync(path))("a real enterprise export of 23,900 rows", () => {
  let run: RunFile;
  let independent: Independent;

  beforeAll(() => {
    const text = readFileSync(path, "utf8");
    run = reconcileTables(roster, { "tokenflex.csv": text }).run;
    independent = countedByPython() ?? countedByHand(text);
  });

  test("every row is read and counted, the zeros too", () => {
    expect(independent.rows).toBe(23_900);
    expect(independent.zero).toBeGreaterThan(15_900);
    expect(run.rows).toEqual({
      read: independent.rows,
      counted: independent.rows,
      duplicate: 0,
      earlier: 0,
      later: 0,
      leftOut: 0,
      zero: independent.zero,
    });
  });

  test("the total is the one that another program finds", () => {
    expect(run.totals.map(({ unit, used }) => [unit, Math.round(used * 1_000_000)])).toEqual([
      ["eba-token", independent.millionths],
    ]);
  });

  test("every token is drawn from the pool of the only enterprise contract, or open", () => {
    const [total] = run.totals;
    const [contract] = run.contracts;
    expect(contract).toMatchObject({ contract: "EN-1", drawn: total?.drawn, open: total?.open });
    expect((total?.drawn ?? 0) + (total?.open ?? 0)).toBe(total?.used);
  });

  test("nothing is wrong with the file, and nobody is unknown", () => {
    expect(run.complete).toBe(true);
    expect(run.diagnostics).toEqual([]);
    expect(run.findings.filter(({ code }) => code === "unknown-person" || code === "person-masked")).toEqual([]);
  });

  test("without a day given, the report is of the last day in the file", () => {
    expect(run.asOf).toBe(independent.lastDay);
  });
});

const subscriptions = fileURLToPath(new URL("../../shared/data/real/subscriptions.csv", import.meta.url));

describe.skipIf(!existsSync(subscriptions))("a real export of subscriptions", () => {
  const text = () => readFileSync(subscriptions, "utf8");
  const run = (contracts = "") =>
    reconcileTables(
      { ...roster, "contracts.csv": `Contract,Kind,Unit,Starts on,Ends on\n${contracts}` },
      { "subscriptions.csv": text() },
      "2022-12-31",
    );

  test("every row is read, and nothing is wrong with any", () => {
    const { run: file, facts } = run();
    const rows = text().trimEnd().split("\n").length - 1;
    expect(file.diagnostics.filter(({ at }) => "file" in at && at.file === "subscriptions.csv")).toEqual([]);
    expect(file.inputs).toMatchObject([{ format: "subscriptions", rows, leftOut: 0, counted: 0 }]);
    expect(file.rows.read).toBe(0);
    const entries = facts.lists.flatMap((list) => (list.kind === "subscriptions" ? list.entries : []));
    expect(entries).toHaveLength(rows);
    expect(entries.find(({ service }) => service === "Flex")?.seats).toBe("Unlimited Seats");
    expect(entries.filter(({ startsOn, endsOn }) => startsOn === undefined || endsOn === undefined)).toEqual([]);
  });

  test("its contracts are checked against the roster", () => {
    const differing = (contracts?: string) =>
      run(contracts)
        .run.findings.filter(({ code }) => code === "contract-differs")
        .map(({ finding }) => finding);
    const numbers = [
      ...new Set([...text().matchAll(/,(11\d{10}),/g)].map(([, number]) => `contract-differs/${number}`)),
    ];
    expect(differing()).toEqual(numbers.sort());
    expect(differing("110003926253,flex,flex-token,2022-03-09,2023-03-08\n")).toEqual(
      numbers.filter((number) => !number.endsWith("110003926253")),
    );
  });
});

const program = `
import csv, decimal, json, sys
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8", newline="")))
amounts = [decimal.Decimal(row["tokensConsumed"]) for row in rows]
print(json.dumps({
    "rows": len(rows),
    "zero": sum(1 for amount in amounts if amount == 0),
    "millionths": int(sum(amounts) * 1000000),
    "lastDay": max(row["usageDate"][:10] for row in rows),
}))
`;

/** The figures by Python's own CSV reader and decimals; nothing where there is no Python. */
function countedByPython(): Independent | undefined {
  const { status, stdout } = spawnSync("python3", ["-c", program, path], { encoding: "utf8" });
  return status === 0 ? (JSON.parse(stdout) as Independent) : undefined;
}

/** The same without a CSV reader: the amount stands before the last comma of a line, the day is the first one in it. */
function countedByHand(text: string): Independent {
  const lines = text.trimEnd().split("\n").slice(1);
  const amounts = lines
    .map((line) => /,(-?)(\d+)(?:\.(\d{1,6}))?,$/.exec(line))
    .map((found) => {
      const [, sign, whole = "", part = ""] = found ?? [];
      return (sign === "-" ? -1 : 1) * (Number(whole) * 1_000_000 + Number(part.padEnd(6, "0")));
    });
  return {
    rows: lines.length,
    zero: amounts.filter((amount) => amount === 0).length,
    millionths: amounts.reduce((sum, amount) => sum + amount, 0),
    lastDay:
      lines
        .map((line) => /\d{4}-\d{2}-\d{2}/.exec(line)?.[0] ?? "")
        .sort()
        .at(-1) ?? "",
  };
}
