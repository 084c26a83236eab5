import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { PlainDate } from "../../core/calendar.ts";
import { spell } from "../../core/credits.ts";
import { writeWorkbook } from "../../core/files/workbook-write.ts";
import { byText } from "../../core/text.ts";
import { type Charge, CLOUD, day, FLEX, services } from "./charges.ts";
import { habitCharges, previews } from "./habits.ts";
import { people } from "./people.ts";
import { readme } from "./readme.ts";
import { roster } from "./roster.ts";
import { csv, type Row } from "./row.ts";
import { stories } from "./stories.ts";
import { workbookOf } from "./workbook.ts";

/** The exports that the firm downloaded: one contract each, one after the other. */
const exports: readonly { readonly file: string; readonly contract: string; readonly lastDay: PlainDate }[] = [
  { file: "cloud-2025-q1.csv", contract: CLOUD, lastDay: day("2025-03-31") },
  { file: "cloud-2025-q2.csv", contract: CLOUD, lastDay: day("2025-06-30") },
  { file: "cloud-2025-q3.csv", contract: CLOUD, lastDay: day("2025-09-30") },
  { file: "cloud-2025-q4.csv", contract: CLOUD, lastDay: day("2025-12-31") },
  { file: "cloud-2026-q1.csv", contract: CLOUD, lastDay: day("2026-03-31") },
  { file: "flex-2025-h1.csv", contract: FLEX, lastDay: day("2025-06-30") },
  { file: "flex-2025-h2.csv", contract: FLEX, lastDay: day("2025-12-31") },
  { file: "flex-2026-q1.csv", contract: FLEX, lastDay: day("2026-03-31") },
];

await main();

/** Writes the sample beside this script, or into the folder that is named: the same bytes on every machine and every day. */
async function main(): Promise<void> {
  const out = resolve(process.argv[2] ?? fileURLToPath(new URL(".", import.meta.url)));
  const tables = new Map(Object.entries(roster).map(([table, rows]) => [`${table}.csv`, csv(rows)]));
  const files = new Map<string, string | Uint8Array>([
    ...[...tables].map(([name, text]) => [`roster/${name}`, text] as const),
    ...usageFiles(allCharges()),
    ["roster.xlsx", await writeWorkbook(workbookOf(tables))] as const,
    ["README.md", readme(stories)] as const,
  ]);
  for (const folder of ["roster", "usage"]) {
    await rm(join(out, folder), { recursive: true, force: true });
    await mkdir(join(out, folder), { recursive: true });
  }
  for (const [file, content] of files) await writeFile(join(out, file), content);
}

function allCharges(): readonly Charge[] {
  const lastDaysOf = (contract: string) =>
    exports.filter((each) => each.contract === contract).map((each) => each.lastDay);
  return [
    ...people.flatMap(habitCharges),
    ...stories.flatMap((story) => story.charges),
    ...previews(services.rendering, "Dimitri Vasko", lastDaysOf(CLOUD)),
    ...previews(services.autocad, "Ida Maurer", lastDaysOf(FLEX)),
  ];
}

function usageFiles(charges: readonly Charge[]): readonly (readonly [string, string])[] {
  const rows = new Map<string, Row[]>(exports.map(({ file }) => [file, []]));
  const counts = new Map<string, number>();
  for (const charge of [...charges].sort(byDay)) {
    const { contract } = charge.service;
    const found = exports.find((each) => each.contract === contract && charge.date <= each.lastDay);
    if (found === undefined) throw new RangeError(`no export holds ${charge.date}`);
    const count = (counts.get(contract) ?? 0) + 1;
    counts.set(contract, count);
    rows.get(found.file)?.push(usageRow(charge, String(count).padStart(5, "0")));
  }
  return [...rows].map(([file, each]) => [`usage/${file}`, csv(each)] as const);
}

/** By day, then what tells two charges of a day apart; equal ones are the same line twice, whose order nobody can see. */
function byDay(a: Charge, b: Charge): number {
  return (
    byText(a.date, b.date) ||
    byText(a.user, b.user) ||
    byText(a.service.name, b.service.name) ||
    a.amount - b.amount ||
    byText(a.job ?? "", b.job ?? "")
  );
}

function usageRow({ date, user, name, service, amount, job }: Charge, number: string): Row {
  return {
    date,
    user,
    credits: spell(amount),
    contract: service.contract,
    service: service.name,
    job: job ?? (service.jobs === undefined ? "" : `${service.jobs}-${number}`),
    "charge id": `${service.contract}-${number}`,
    quantity: amount > 0 ? "1" : "",
    "paid from": "",
    unit: service.unit,
    name,
  };
}
