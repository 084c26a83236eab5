import type fc from "fast-check";
import { byText } from "../../core/text.ts";
import { buildWorld } from "./world-build.ts";
import { type WorldOptions, worldSketch } from "./world-sketch.ts";

/** A row of a table: the text under each header. */
export type Row = Readonly<Record<string, string>>;

/** A small roster with its usage, as plain text under the headers of the roster and of a `credit-usage` file. */
export type World = {
  readonly asOf: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly contracts: readonly Row[];
  readonly people: readonly Row[];
  readonly pools: readonly Row[];
  readonly adjustments: readonly Row[];
  readonly balanceChecks: readonly Row[];
  readonly usage: readonly Row[];
};

/** Random worlds that break no rule of the roster: nothing in them is worth a diagnostic. */
export function worldArbitrary(options: WorldOptions = {}): fc.Arbitrary<World> {
  return worldSketch(options).map(buildWorld);
}

/** The roster of a world as a folder of CSV files: file name and text. */
export function toCsvFolder(world: World): Record<string, string> {
  const settings = Object.entries(world.settings).map(([name, value]) => ({ Setting: name, Value: value }));
  return {
    "contracts.csv": csv(contractHeaders, world.contracts),
    "people.csv": csv(personHeaders, world.people),
    "pools.csv": csv(poolHeaders, world.pools),
    "adjustments.csv": csv(adjustmentHeaders, world.adjustments),
    "balance-checks.csv": csv(checkHeaders, world.balanceChecks),
    "settings.csv": csv(["Setting", "Value"], settings),
  };
}

/** The usage of a world as one `credit-usage` file. */
export function usageCsv(world: World): string {
  return csv(usageHeaders, world.usage);
}

/** The same world with the rows of every table in another order; equal seeds give equal orders. */
export function shuffled(world: World, seed: number): World {
  const next = randomNumbers(seed);
  const shuffle = <T>(rows: readonly T[]): readonly T[] =>
    rows
      .map((row, index) => ({ row, index, at: next() }))
      .sort((a, b) => a.at - b.at || a.index - b.index)
      .map(({ row }) => row);
  return {
    asOf: world.asOf,
    settings: Object.fromEntries(shuffle(Object.entries(world.settings).sort(([a], [b]) => byText(a, b)))),
    contracts: shuffle(world.contracts),
    people: shuffle(world.people),
    pools: shuffle(world.pools),
    adjustments: shuffle(world.adjustments),
    balanceChecks: shuffle(world.balanceChecks),
    usage: shuffle(world.usage),
  };
}

const contractHeaders = ["Contract", "Kind", "Unit", "Starts on", "Ends on", "Individual credits"];
const personHeaders = [
  ...["Email", "Contract", "Other contracts", "Registration", "Registered on", "Left on"],
  ...["Individual credits", "Also known as"],
];
const poolHeaders = [
  ...["Pool ID", "Contract", "Credits", "Source", "Unit", "Holder", "Purchased on", "Applied on", "Expires on"],
  ...["Priority", "Unit price", "Currency"],
];
const adjustmentHeaders = ["Adjustment ID", "Pool ID", "Date", "Credits", "Reason"];
const checkHeaders = ["Check ID", "Date", "Subject", "Unit", "Reported balance", "Use as"];
const usageHeaders = ["date", "user", "credits", "contract", "service", "job", "charge id", "paid from", "unit"];

function csv(headers: readonly string[], rows: readonly Row[]): string {
  const lines = rows.map((row) => headers.map((header) => quoted(row[header] ?? "")).join(","));
  return [headers.join(","), ...lines, ""].join("\n");
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Repeatable numbers from 0 to 1 (the generator known as mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
