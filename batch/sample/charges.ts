import { type Month, monthOf, type PlainDate, plainDate, plusDays, toDayNumber } from "../../core/calendar.ts";
import { credits, type MicroCredits, micro } from "../../core/credits.ts";

/** The subscription whose cloud credits the story is about. */
export const CLOUD = "CN-4821";
/** The contract that brings Flex tokens. */
export const FLEX = "FX-0907";

/** Something that is charged for: in steps of an amount for a cloud job, at one price for a day of a product. */
export type Service = {
  readonly name: string;
  readonly contract: typeof CLOUD | typeof FLEX;
  readonly unit: "cloud-credit" | "flex-token";
  /** The smallest charge; for a product, the price of a day. */
  readonly least: MicroCredits;
  readonly step: MicroCredits;
  /** What the names of its jobs begin with; a day of a product is no job. */
  readonly jobs?: string;
};

/** The day as a branded text; a day that does not exist is a mistake of this script. */
export function day(text: string): PlainDate {
  const found = plainDate(text);
  if (found === undefined) throw new RangeError(`not a day: ${text}`);
  return found;
}

/** The first day of usage in the exports. */
export const FIRST_DAY = day("2025-01-01");
/** The last day of usage, and the day as of which the story is told. */
export const LAST_DAY = day("2026-03-31");

const HALF = micro(500_000);

/** The cloud services and Flex products that the firm uses; their figures agree with the roster's rates. */
export const services = {
  rendering: cloudService("Rendering", "RND", credits(1), HALF),
  structure: cloudService("Structural analysis", "STR", credits(5), credits(5)),
  energy: cloudService("Energy analysis", "ENG", credits(2), HALF),
  optimization: cloudService("Optimization", "OPT", credits(5), credits(5)),
  photo: cloudService("ReCap Photo", "RCP", credits(1), credits(1)),
  autocad: product("AutoCAD", credits(7)),
  revit: product("Revit", credits(10)),
  fusion: product("Fusion", credits(7)),
} satisfies Readonly<Record<string, Service>>;

function cloudService(name: string, jobs: string, least: MicroCredits, step: MicroCredits): Service {
  return { name, contract: CLOUD, unit: "cloud-credit", least, step, jobs };
}

function product(name: string, price: MicroCredits): Service {
  return { name, contract: FLEX, unit: "flex-token", least: price, step: price };
}

/** One line of an export before it has its charge id. */
export type Charge = {
  readonly date: PlainDate;
  readonly user: string;
  readonly name: string;
  readonly service: Service;
  readonly amount: MicroCredits;
  /** Named only where the story needs the same job twice. */
  readonly job?: string;
};

/** Days on which nobody follows habits: the week of the competition, and both turns of the year. */
const quietTimes: readonly (readonly [firstDay: PlainDate, lastDay: PlainDate])[] = [
  [day("2025-01-01"), day("2025-01-03")],
  [day("2025-06-09"), day("2025-06-17")],
  [day("2025-12-24"), day("2026-01-02")],
];

/** Monday to Friday of a month, between two days (both included), without the quiet times. */
export function workingDays(month: Month, firstDay: PlainDate, lastDay: PlainDate): readonly PlainDate[] {
  const days: PlainDate[] = [];
  for (let at = day(`${month}-01`); monthOf(at) === month; at = plusDays(at, 1)) {
    const isQuiet = quietTimes.some(([first, last]) => first <= at && at <= last);
    if (firstDay <= at && at <= lastDay && !isQuiet && !isWeekend(at)) days.push(at);
  }
  return days;
}

function isWeekend(at: PlainDate): boolean {
  const sinceSunday = (toDayNumber(at) + 4) % 7;
  return sinceSunday === 0 || sinceSunday === 6;
}
