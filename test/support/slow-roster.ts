import { earliest, type PlainDate, plainDate, plusDays, plusMonths } from "../../core/calendar.ts";
import { byText, loose } from "../../core/text.ts";
import type { Row, World } from "./world.ts";

/** A contract as the slow model reads it. */
export type SlowContract = {
  readonly id: string;
  readonly unit: string;
  readonly bringsIndividual: boolean;
  readonly startsOn: PlainDate | null;
  readonly endsOn: PlainDate | null;
  readonly individualCredits: bigint | null;
};

/** A person with every contract, the home contract first. */
export type SlowPerson = { readonly email: string; readonly contracts: readonly string[]; readonly names: Set<string> };

/** Which rule sets a pool's last day. */
export type SlowBound = "typed" | "validity" | "left" | "contract" | "setting";

/** A pool before anything has happened to it; `firstDay` is null while pending, or when held since ever. */
export type SlowPool = {
  readonly id: string;
  readonly contract: string | null;
  readonly unit: string;
  readonly holder: string | null;
  readonly credits: bigint;
  readonly priority: number;
  readonly pending: boolean;
  readonly firstDay: PlainDate | null;
  readonly lastDay: PlainDate | null;
  readonly boundBy: SlowBound | null;
};

/** A change of a pool's amount. */
export type SlowAdjustment = {
  readonly id: string;
  readonly pool: string;
  readonly day: PlainDate;
  readonly amount: bigint;
};

/** What a pool held at the end of the day before the ledger starts. */
export type SlowOpening = { readonly pool: string; readonly day: PlainDate; readonly amount: bigint };

/** The roster of a world, read. */
export type SlowRoster = {
  readonly asOf: PlainDate;
  readonly ledgerStart: PlainDate | null;
  readonly whole: boolean;
  readonly carry: boolean;
  readonly setting: (name: string, otherwise: string) => string;
  readonly contracts: readonly SlowContract[];
  readonly people: readonly SlowPerson[];
  readonly pools: readonly SlowPool[];
  readonly adjustments: readonly SlowAdjustment[];
  readonly openings: readonly SlowOpening[];
};

/** Reads the tables of a world, with every pool's first and last day (semantics 3 and 4). */
export function readRoster(world: World): SlowRoster {
  const setting = (name: string, otherwise: string) => world.settings[name] || otherwise;
  const contracts = world.contracts.map(readContract);
  const people = world.people.map(readPerson);
  const individual = world.people.flatMap((row) => individualPool(row, contracts, setting));
  const pools = [...individual, ...world.pools.map((row) => rosterPool(row, contracts, setting))];
  return {
    asOf: dayIn({ asOf: world.asOf }, "asOf") as PlainDate,
    ledgerStart: dayIn(world.settings, "Ledger starts on"),
    whole: setting("Job splitting", "split") === "whole",
    carry: setting("Overdraft", "carry") === "carry",
    setting,
    contracts,
    people,
    pools,
    adjustments: world.adjustments.map((row) => ({
      id: cell(row, "Adjustment ID"),
      pool: cell(row, "Pool ID"),
      day: dayIn(row, "Date") as PlainDate,
      amount: millionths(cell(row, "Credits")),
    })),
    openings: world.balanceChecks
      .filter((row) => cell(row, "Use as") === "opening")
      .map((row) => ({
        pool: openingPool(row, pools, people),
        day: dayIn(row, "Date") as PlainDate,
        amount: millionths(cell(row, "Reported balance")),
      })),
  };
}

/** The trimmed text of a cell; a missing column is blank. */
export function cell(row: Row, header: string): string {
  return (row[header] ?? "").trim();
}

/** Decimal text as whole millionths. */
export function millionths(text: string): bigint {
  const parts = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(text);
  if (parts === null) throw new RangeError(`not an amount: ${text}`);
  const size = BigInt(`${parts[2]}${(parts[3] ?? "").padEnd(6, "0")}`);
  return parts[1] === "-" ? -size : size;
}

/** The e-mail in the form under which it is compared. */
export function emailForm(text: string): string {
  return text.trim().toLowerCase();
}

/** The person whom an e-mail or one of the aliases means. */
export function personOf(people: readonly SlowPerson[], user: string): SlowPerson | undefined {
  return people.find((person) => person.names.has(emailForm(user)));
}

/** The roster's contract that a reported one means. */
export function contractOf(contracts: readonly SlowContract[], reported: string): SlowContract | undefined {
  return contracts.find((contract) => loose(contract.id) === loose(reported));
}

/** Whether usage on this day may draw on the pool. */
export function inForce(pool: SlowPool, day: PlainDate): boolean {
  if (pool.pending) return false;
  return (pool.firstDay === null || pool.firstDay <= day) && (pool.lastDay === null || day <= pool.lastDay);
}

/** The order of consumption within one rank (semantics 6). */
export function byOrder(a: SlowPool, b: SlowPool): number {
  if (a.priority !== b.priority) return a.priority - b.priority;
  if (a.lastDay !== b.lastDay) return byText(a.lastDay ?? "for ever", b.lastDay ?? "for ever");
  if (a.unit === "flex-token" && b.unit === "flex-token" && a.credits !== b.credits)
    return a.credits < b.credits ? -1 : 1;
  if (a.firstDay !== b.firstDay) return byText(a.firstDay ?? "", b.firstDay ?? "");
  return byText(a.id, b.id);
}

type Setting = SlowRoster["setting"];
type Bounds = readonly (readonly [SlowBound, PlainDate | null])[];

function dayIn(row: Row, header: string): PlainDate | null {
  const text = cell(row, header);
  if (text === "") return null;
  const day = plainDate(text);
  if (day === undefined) throw new RangeError(`not a day: ${text}`);
  return day;
}

function amountIn(row: Row, header: string): bigint | null {
  const text = cell(row, header);
  return text === "" ? null : millionths(text);
}

function listIn(row: Row, header: string): readonly string[] {
  return cell(row, header)
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function readContract(row: Row): SlowContract {
  return {
    id: cell(row, "Contract"),
    unit: cell(row, "Unit") || "cloud-credit",
    bringsIndividual: !["flex", "enterprise"].includes(cell(row, "Kind")),
    startsOn: dayIn(row, "Starts on"),
    endsOn: dayIn(row, "Ends on"),
    individualCredits: amountIn(row, "Individual credits"),
  };
}

function readPerson(row: Row): SlowPerson {
  const email = emailForm(cell(row, "Email"));
  return {
    email,
    contracts: [...listIn(row, "Contract"), ...listIn(row, "Other contracts")],
    names: new Set([email, ...listIn(row, "Also known as").map(emailForm)]),
  };
}

/** The one individual pool of a person, or none (semantics 3). */
function individualPool(row: Row, contracts: readonly SlowContract[], setting: Setting): readonly SlowPool[] {
  const person = readPerson(row);
  const theirs = person.contracts.map((id) => contractOf(contracts, id));
  const contract = theirs.find((one) => one?.bringsIndividual) ?? null;
  if (theirs.length > 0 && contract === null) return [];

  const registeredOn = dayIn(row, "Registered on");
  if (registeredOn === null && cell(row, "Registration") !== "registered") return [];
  const firstDay = registeredOn ?? contract?.startsOn ?? null;

  const credits =
    amountIn(row, "Individual credits") ??
    contract?.individualCredits ??
    millionths(setting("Individual credits", "100"));
  if (credits === 0n) return [];

  const bound = soonest([
    ["left", dayIn(row, "Left on")],
    ["contract", contract?.endsOn ?? null],
    ["setting", dayIn({ day: setting("Individual credits end on", "") }, "day")],
  ]);
  if (firstDay !== null && bound.lastDay !== null && bound.lastDay < firstDay) return [];
  return [
    {
      id: `individual:${person.email}`,
      contract: contract?.id ?? null,
      unit: "cloud-credit",
      holder: person.email,
      credits,
      priority: 0,
      pending: false,
      firstDay,
      ...bound,
    },
  ];
}

/** A row of the Pools table (semantics 4). */
function rosterPool(row: Row, contracts: readonly SlowContract[], setting: Setting): SlowPool {
  const contract = contractOf(contracts, cell(row, "Contract"));
  if (contract === undefined) throw new RangeError(`no such contract: ${cell(row, "Contract")}`);
  const firstDay = dayIn(row, "Applied on");
  const typed = dayIn(row, "Expires on");

  const boughtOn = dayIn(row, "Purchased on") ?? firstDay;
  const isPurchase = (cell(row, "Source") || "purchase") === "purchase";
  const months = Number(setting("Shared validity (months)", "12"));
  const validity = isPurchase && boughtOn !== null ? plusDays(plusMonths(boughtOn, months), -1) : null;

  const startsAfterContract = firstDay !== null && contract.endsOn !== null && firstDay > contract.endsOn;
  const bounds: Bounds = [
    ["validity", validity],
    ["contract", startsAfterContract ? null : contract.endsOn],
    ["setting", dayIn({ day: setting("Shared credits end on", "") }, "day")],
  ];
  return {
    id: cell(row, "Pool ID"),
    contract: contract.id,
    unit: cell(row, "Unit") || contract.unit,
    holder: cell(row, "Holder") === "" ? null : emailForm(cell(row, "Holder")),
    credits: millionths(cell(row, "Credits")),
    priority: Number(cell(row, "Priority") || "0"),
    pending: firstDay === null,
    firstDay,
    ...soonest(typed === null ? bounds : [["typed", typed]]),
  };
}

/** The earliest bound; of equal ones the first of the list. */
function soonest(bounds: Bounds): { readonly lastDay: PlainDate | null; readonly boundBy: SlowBound | null } {
  const lastDay = earliest(bounds.flatMap(([, day]) => (day === null ? [] : [day]))) ?? null;
  const binding = lastDay === null ? undefined : bounds.find(([, day]) => day === lastDay);
  return { lastDay, boundBy: binding?.[0] ?? null };
}

function openingPool(row: Row, pools: readonly SlowPool[], people: readonly SlowPerson[]): string {
  const subject = cell(row, "Subject");
  if (pools.some((pool) => pool.id === subject)) return subject;
  const person = personOf(people, subject);
  const unit = cell(row, "Unit") || "cloud-credit";
  const own = pools.filter((pool) => pool.holder === person?.email && pool.unit === unit);
  if (person === undefined || own.length !== 1) throw new RangeError(`not one own pool: ${subject}`);
  return own[0]?.id ?? "";
}
