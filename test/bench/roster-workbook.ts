// How long a large roster workbook takes, and how much memory: npx tsx test/bench/roster-workbook.ts [people] [pools]
// The workbook is made in this process first and read in one of its own, so that the memory is the reader's alone.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type PlainDate, plusDays } from "../../core/calendar.ts";
import type { CellSketch, WorkbookSketch } from "../support/workbook.ts";

const [first = "50000", second = "5000"] = process.argv.slice(2);
if (first === "read") await readAndSay(second);
else await makeAndRead(Number(first), Number(second));

async function makeAndRead(people: number, pools: number): Promise<void> {
  const { makeWorkbook } = await import("../support/workbook.ts");
  const folder = mkdtempSync(join(tmpdir(), "credit-roster-bench-"));
  const path = join(folder, "roster.xlsx");
  writeFileSync(path, makeWorkbook(largeRoster(people, pools)));
  for (let run = 0; run < 3; run += 1) {
    spawnSync("npx", ["tsx", fileURLToPath(import.meta.url), "read", path], { stdio: "inherit" });
  }
  rmSync(folder, { recursive: true });
}

async function readAndSay(path: string): Promise<void> {
  const { readRosterWorkbook } = await import("../../core/roster/from-workbook.ts");
  const { describeRoster } = await import("../../core/roster/roster.ts");
  const { readWorkbook } = await import("../../core/files/xlsx/read-workbook.ts");
  const bytes = readFileSync(path);
  const started = performance.now();
  if (process.env["ONLY_GRIDS"] === undefined) {
    console.log(describeRoster(readRosterWorkbook(bytes, path, console.error)));
  } else readWorkbook(bytes, path, ["People", "Pools"], console.error);
  const seconds = (performance.now() - started) / 1000;
  const megabytes = process.resourceUsage().maxRSS / 1024;
  console.log(`${(bytes.length / 1e6).toFixed(1)} MB in ${seconds.toFixed(2)} s, ${megabytes.toFixed(0)} MB of memory`);
}

function largeRoster(people: number, pools: number): WorkbookSketch {
  const day = (index: number): CellSketch => ({ day: plusDays("2023-01-01" as PlainDate, index % 1000) });
  const peopleRows = Array.from({ length: people }, (_, index): CellSketch[] => [
    `person.${index}@example.com`,
    `Person Number ${index}`,
    ["Porto", "Leeds", "Basel"][index % 3] ?? "",
    4000 + (index % 90) * 10,
    `CN-${index % 40}`,
    "registered",
    day(index),
    day(index + 3),
    day(index + 9),
    index % 10 === 0 ? day(index + 400) : null,
    index % 7 === 0 ? 120.5 : null,
    index % 5 === 0 ? `p${index}@old.example.com; hash:${index.toString(16)}` : null,
    `A remark about person ${index}`,
    { formula: "1+1", value: index },
  ]);
  const poolRows = Array.from({ length: pools }, (_, index): CellSketch[] => [
    `P-${index}`,
    `CN-${index % 40}`,
    100 * (1 + (index % 30)),
    day(index),
    day(index + 2),
    `PO-${index}`,
    0.95,
    "EUR",
  ]);
  const contracts = Array.from({ length: 40 }, (_, index): CellSketch[] => [
    `CN-${index}`,
    { day: "2023-01-01" },
    { day: "2027-12-31" },
  ]);
  return {
    sheets: [
      {
        name: "Contracts",
        tables: [{ name: "Contracts", headers: ["Contract", "Starts on", "Ends on"], rows: contracts }],
      },
      {
        name: "People",
        tables: [
          {
            name: "People",
            headers: [
              ...["Email", "Name", "Office", "Cost centre", "Contract", "Registration", "Requested on", "Invited on"],
              ...["Registered on", "Left on", "Individual credits", "Also known as", "Note", "Our number"],
            ],
            rows: peopleRows,
          },
        ],
      },
      {
        name: "Pools",
        tables: [
          {
            name: "Pools",
            headers: [
              "Pool ID",
              "Contract",
              "Credits",
              "Purchased on",
              "Applied on",
              "Order reference",
              "Unit price",
              "Currency",
            ],
            rows: poolRows,
          },
        ],
      },
    ],
  };
}
