import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type PlainDate, plusDays } from "../../core/calendar.ts";

/** A roster folder and the export that belongs to it. */
export type BenchFiles = { readonly roster: string; readonly usage: string };

const FIRST_DAY = "2025-01-01" as PlainDate;
/** Fifteen months. */
const DAYS = 455;
/** A firm of 13,000 people makes a million rows in that time. */
const ROWS_A_PERSON = 77;
const PIECE = 1 << 18;

const contracts = ["110000000001", "110000000002", "110000000003", "110000000004", "110000000005", "110000000006"];
const services = [
  "Cloud rendering",
  "Structural analysis",
  "Energy analysis",
  "Point cloud processing",
  "Simulation",
  "Generative design",
  "Fabrication, nesting",
];
const firstNames = ["Ana", "Bruno", "Chloé", "Dmitri", "Elif", "Farah", "Göran", "Hana", "Ivo", "Jun"];
const lastNames = ["Almeida", "Becker", "Costa", "Dvořák", "Eriksen", "Fischer", "Garcia", "Hughes", "Ito", "Jansen"];

/** Makes a roster and a `credit-usage` export of so many rows in a folder; the same seed gives the same bytes. */
export function makeUsage(folder: string, rows: number, seed = 1): BenchFiles {
  const people = Math.max(20, Math.round(rows / ROWS_A_PERSON));
  const roster = join(folder, "roster");
  const usage = join(folder, "usage.csv");
  mkdirSync(roster, { recursive: true });
  writeRoster(roster, people);
  writePieces(usage, usageLines(rows, people, seed));
  return { roster, usage };
}

/** Windows of three months each that end a month apart, and the months that they reach over. */
const WINDOWS = 12;
const MONTHS_A_WINDOW = 3;

/** Makes twelve exports of three months each, one for each month, with so many rows in all: most of them stand in three. */
export function makeWindows(folder: string, rows: number, seed = 1): BenchFiles {
  const people = Math.max(20, Math.round(rows / ROWS_A_PERSON));
  const roster = join(folder, "roster");
  const usage = join(folder, "usage");
  mkdirSync(roster, { recursive: true });
  mkdirSync(usage, { recursive: true });
  writeRoster(roster, people);
  const months = [...new Set(days.map((day) => day.slice(0, 7)))];
  const distinct = Math.round((rows * months.length) / (WINDOWS * MONTHS_A_WINDOW));
  const [header = "", ...lines] = usageLines(distinct, people, seed);
  for (let window = 0; window < WINDOWS; window += 1) {
    const within = new Set(months.slice(window, window + MONTHS_A_WINDOW));
    const shown = lines.filter((line) => within.has(line.slice(0, 7)));
    writePieces(join(usage, `${months[window + MONTHS_A_WINDOW - 1]}.csv`), [header, ...shown]);
  }
  return { roster, usage };
}

/** Makes a file like the vendor's enterprise export, two thirds of its rows zero, and a roster with one pool for it. */
export function makeTokenFlex(folder: string, rows: number, seed = 1): BenchFiles {
  const roster = join(folder, "roster");
  const usage = join(folder, "usage.csv");
  mkdirSync(roster, { recursive: true });
  writeFileSync(join(roster, "people.csv"), "Email\nana@example.com\n");
  writeFileSync(join(roster, "contracts.csv"), "Contract,Kind,Unit\nEBA,enterprise,eba-token\n");
  const pool = "E-1,EBA,90000000,2025-01-01,2025-01-01,2026-12-31";
  writeFileSync(join(roster, "pools.csv"), `Pool ID,Contract,Credits,Purchased on,Applied on,Expires on\n${pool}\n`);
  writePieces(usage, tokenFlexLines(rows, seed));
  return { roster, usage };
}

function writeRoster(folder: string, people: number): void {
  const staff = Array.from({ length: people }, (_, index) => {
    const registered = plusDays("2024-06-01" as PlainDate, index % 200);
    return `${emailOf(index)},${quotedName(index)},Office ${index % 9},CC-${index % 40},${contractOf(index)},registered,${registered}`;
  });
  const pools = contracts.flatMap((contract, index) =>
    ["2025-01-01", "2025-04-01", "2025-07-01", "2025-10-01", "2026-01-01"].map((day, quarter) => {
      const credits = Math.ceil((people / contracts.length) * 0.2) * 100;
      return `P-${index}-${quarter},${contract},${credits},${day},${day},1.25,EUR`;
    }),
  );
  const table = (header: string, lines: readonly string[]) => `${[header, ...lines].join("\n")}\n`;
  writeFileSync(
    join(folder, "people.csv"),
    table("Email,Name,Office,Cost centre,Contract,Registration,Registered on", staff),
  );
  writeFileSync(
    join(folder, "contracts.csv"),
    table(
      "Contract,Starts on,Ends on",
      contracts.map((contract) => `${contract},2024-01-01,2026-12-31`),
    ),
  );
  writeFileSync(
    join(folder, "pools.csv"),
    table("Pool ID,Contract,Credits,Purchased on,Applied on,Unit price,Currency", pools),
  );
}

function* usageLines(rows: number, people: number, seed: number): Generator<string> {
  const random = randomNumbers(seed);
  yield "date,user,name,contract,service,job,quantity,credits,paid from\n";
  let last = { person: 0, service: 0, job: 0 };
  for (let row = 0; row < rows; row += 1) {
    const day = dayOf(Math.floor((row / rows) * DAYS));
    // one row in a hundred credits the job before it back
    const isRefund = row > 0 && random() < 0.01;
    if (!isRefund) {
      last = {
        person: Math.floor(random() * people),
        service: Math.floor(random() * services.length),
        job: row,
      };
    }
    const { person, service, job } = last;
    const quantity = 1 + Math.floor(random() * 4);
    const credits = Math.ceil(random() * 20) / 4;
    const name = random() < 0.5 ? quotedName(person) : plainName(person);
    const text = services[service] as string;
    yield `${day},${emailOf(person)},${name},${contractOf(person)},${text.includes(",") ? `"${text}"` : text},J-${String(job).padStart(8, "0")},${quantity},${isRefund ? "-0.25" : credits},\n`;
  }
}

function* tokenFlexLines(rows: number, seed: number): Generator<string> {
  const random = randomNumbers(seed);
  yield "contractYear,tokenPool,usageCategory,usageDate,productLineCode,productName,tokensConsumed,\n";
  for (let row = 0; row < rows; row += 1) {
    const product = Math.floor(random() * 60);
    const day = dayOf(Math.floor((row / rows) * DAYS));
    const tokens = random() < 2 / 3 ? "0.0" : `${Math.ceil(random() * 60)}.0`;
    yield `1,"Pool ${product % 3}","${product % 2 === 0 ? "Desktop" : "Cloud"}",${day} 00:00:00,"P${product}","Product № ${product}",${tokens},\n`;
  }
}

function writePieces(path: string, lines: Iterable<string>): void {
  const file = openSync(path, "w");
  let piece = "";
  for (const line of lines) {
    piece += line;
    if (piece.length < PIECE) continue;
    writeSync(file, piece);
    piece = "";
  }
  writeSync(file, piece);
  closeSync(file);
}

const days = Array.from({ length: DAYS }, (_, index) => plusDays(FIRST_DAY, index));

function dayOf(index: number): PlainDate {
  return days[index] ?? FIRST_DAY;
}

function emailOf(person: number): string {
  return `user.${String(person).padStart(5, "0")}@example.com`;
}

function contractOf(person: number): string {
  return contracts[person % contracts.length] as string;
}

function plainName(person: number): string {
  return `${firstNames[person % 10]} ${lastNames[Math.floor(person / 10) % 10]}`;
}

function quotedName(person: number): string {
  return `"${lastNames[Math.floor(person / 10) % 10]}, ${firstNames[person % 10]}"`;
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const [, script, folder, rows = "10000", kind = "credit-usage"] = process.argv;
if (folder !== undefined && script === fileURLToPath(import.meta.url)) {
  const make = { "token-flex": makeTokenFlex, windows: makeWindows }[kind] ?? makeUsage;
  make(folder, Number(rows));
}
