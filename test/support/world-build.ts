import { type PlainDate, plusDays } from "../../core/calendar.ts";
import { inForce, readRoster, type SlowPool, type SlowRoster } from "./slow-roster.ts";
import type { Row, World } from "./world.ts";
import type { ContractSketch, EventSketch, PersonSketch, PoolSketch, WorldSketch } from "./world-sketch.ts";

const start = "2025-11-01" as PlainDate;
const names = ["ana", "ben", "cem", "dora", "eli", "fay"];

/** Ties the choices of a sketch to one another and spells them as tables. */
export function buildWorld(sketch: WorldSketch): World {
  const contracts = sketch.contracts.map(contractRow);
  const people = sketch.people.map((person, index) => personRow(person, index, contracts));
  const bare: World = {
    asOf: dayText(sketch.asOf),
    settings: settingsOf(sketch),
    contracts,
    people,
    pools: sketch.pools.map((pool, index) => poolRow(pool, index, contracts, people)),
    adjustments: [],
    balanceChecks: [],
    usage: usageRows(sketch.events, contracts, people),
  };
  const world = { ...bare, pools: withLastDays(bare) };
  const roster = readRoster(world);
  return {
    ...world,
    adjustments: adjustmentRows(sketch, roster.pools),
    balanceChecks: checkRows(sketch, roster),
  };
}

function dayText(offset: number | undefined): string {
  return offset === undefined ? "" : plusDays(start, offset);
}

function pick<T>(list: readonly T[], index: number): T | undefined {
  return list[index % list.length];
}

function settingsOf({ settings, ledgerStart }: WorldSketch): Record<string, string> {
  const all = {
    "Job splitting": settings.splitting,
    Overdraft: settings.overdraft,
    "Ledger starts on": dayText(ledgerStart),
    "Individual credits": settings.individual,
    "Individual credits end on": settings.individualEnd,
    "Shared credits end on": settings.sharedEnd,
    "Shared validity (months)": settings.validity,
    "Lead time (days)": settings.lead,
    "Forecast window (days)": settings.window,
    "Forecast cover (days)": settings.cover,
    "Block size": settings.block,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}

function contractRow(contract: ContractSketch, index: number): Row {
  return {
    Contract: `C-${index + 1}`,
    Kind: contract.kind,
    Unit: contract.unit,
    "Starts on": contract.startsOn,
    "Ends on": contract.endsOn,
    "Individual credits": contract.individual,
  };
}

function personRow(person: PersonSketch, index: number, contracts: readonly Row[]): Row {
  const name = names[index] ?? `person${index}`;
  const home = contracts[person.home]?.["Contract"] ?? (person.home === 4 ? "" : "C-1");
  const others = person.others.map((other) => contracts[other]?.["Contract"] ?? "");
  return {
    Email: `${name}@firm.example`,
    Contract: home,
    "Other contracts": [...new Set(others)].filter((id) => id !== "" && id !== home).join("; "),
    Registration: person.registration,
    "Registered on": dayText(person.registeredOn),
    "Left on": dayText(person.leftOn),
    "Individual credits": person.individual,
    "Also known as": person.hasAlias ? `${name}.before@firm.example` : "",
  };
}

function poolRow(pool: PoolSketch, index: number, contracts: readonly Row[], people: readonly Row[]): Row {
  const boughtOn = pool.boughtBefore === undefined ? "" : dayText(pool.firstDay - pool.boughtBefore);
  const holder = pool.holder === undefined ? undefined : pick(people, pool.holder);
  return {
    "Pool ID": `P${index + 1}`,
    Contract: pick(contracts, pool.contract)?.["Contract"] ?? "",
    Credits: pool.credits,
    Source: pool.source,
    Unit: pool.unit,
    Holder: holder?.["Email"] ?? "",
    "Purchased on": boughtOn,
    "Applied on": pool.isPending ? "" : dayText(pool.firstDay),
    "Expires on": pool.expiresAfter === undefined ? "" : dayText(pool.firstDay + pool.expiresAfter),
    Priority: pool.priority,
    "Unit price": pool.price,
    Currency: pool.price === "" ? "" : "EUR",
  };
}

/** Types a last day where there is none, or where it would stand before the first: such rows are trouble of their own. */
function withLastDays(world: World): readonly Row[] {
  const pools = readRoster(world).pools;
  return world.pools.map((row) => {
    const lastDay = pools.find(({ id }) => id === row["Pool ID"])?.lastDay ?? null;
    const firstDay = row["Applied on"] || row["Purchased on"] || "";
    const isSound = firstDay === "" || (lastDay !== null && firstDay <= lastDay);
    return isSound ? row : { ...row, "Expires on": plusDays(firstDay as PlainDate, 100) };
  });
}

function adjustmentRows({ adjustments }: WorldSketch, pools: readonly SlowPool[]): readonly Row[] {
  return adjustments.flatMap(({ pool, day, credits }, index) => {
    const adjusted = pick(pools, pool);
    if (adjusted === undefined) return [];
    return {
      "Adjustment ID": `A${index + 1}`,
      "Pool ID": adjusted.id,
      Date: dayText(day),
      Credits: credits,
      Reason: "corrected by the vendor",
    };
  });
}

/** Opening balances, one a pool at most, of pools in force the day before the ledger starts. */
function checkRows({ openings, ledgerStart }: WorldSketch, { pools }: SlowRoster): readonly Row[] {
  if (ledgerStart === undefined) return [];
  const day = plusDays(start, ledgerStart - 1);
  const open = pools.filter((pool) => inForce(pool, day));
  const chosen = new Map(
    openings.flatMap((opening) => {
      const pool = pick(open, opening.pool);
      return pool === undefined ? [] : [[pool, opening] as const];
    }),
  );
  return [...chosen].map(([pool, { balance, byEmail }], index) => {
    const isOnlyOwn = pool.holder !== null && pools.filter(({ holder }) => holder === pool.holder).length === 1;
    const isByEmail = byEmail && isOnlyOwn && pool.unit === "cloud-credit";
    return {
      "Check ID": `B${index + 1}`,
      Date: day,
      Subject: isByEmail ? (pool.holder ?? "") : pool.id,
      Unit: pool.unit === "cloud-credit" ? "" : pool.unit,
      "Reported balance": balance,
      "Use as": "opening",
    };
  });
}

/** Usage and refunds; a refund looks back at a usage before it, and goes without one. */
function usageRows(events: readonly EventSketch[], contracts: readonly Row[], people: readonly Row[]): readonly Row[] {
  const rows: Row[] = [];
  const used: Row[] = [];
  for (const [index, event] of events.entries()) {
    const undone = event.kind === "refund" ? pick(used, event.of) : undefined;
    if (event.kind === "refund" && undone === undefined) continue;
    const row = {
      ...(event.kind === "refund" ? refundOf(undone ?? {}, event) : usageOf(event, people)),
      contract: contractText(event, contracts) || (undone?.["contract"] ?? ""),
      "charge id": event.hasChargeId ? `T-${index + 1}` : "",
      "paid from": event.paidFrom,
    };
    rows.push(row);
    if (event.isTwice && !event.hasChargeId) rows.push({ ...row });
    if (event.kind === "usage") used.push(row);
  }
  return rows;
}

function usageOf(usage: Extract<EventSketch, { kind: "usage" }>, people: readonly Row[]): Row {
  const { day, credits, service, job, unit } = usage;
  return { date: dayText(day), user: userText(usage, people), credits, service, job, unit };
}

function refundOf(undone: Row, refund: Extract<EventSketch, { kind: "refund" }>): Row {
  const factor = { whole: 1, some: 0.25, more: 1.5 }[refund.share];
  const millionths = Math.ceil(Number(undone["credits"]) * factor * 1e6);
  return {
    ...undone,
    date: plusDays(undone["date"] as PlainDate, refund.daysLater),
    credits: millionths === 0 ? "-1" : `-${decimal(millionths)}`,
    job: refund.withJob ? (undone["job"] ?? "") : "",
  };
}

function decimal(millionths: number): string {
  const fraction = String(millionths % 1e6)
    .padStart(6, "0")
    .replace(/0+$/, "");
  return `${Math.floor(millionths / 1e6)}${fraction === "" ? "" : `.${fraction}`}`;
}

function contractText(event: EventSketch, contracts: readonly Row[]): string {
  const texts: Readonly<Record<string, string | undefined>> = {
    first: contracts[0]?.["Contract"],
    second: contracts[1]?.["Contract"],
    third: contracts[2]?.["Contract"],
    loosely: " c 1 ",
    unknown: "X-9",
  };
  return texts[event.contract] ?? "";
}

/** The e-mail of somebody on the roster, in one of their spellings, or of a stranger. */
function userText(event: EventSketch, people: readonly Row[]): string {
  const person = event.user >= 28 ? undefined : pick(people, event.user);
  if (person === undefined) return event.user % 2 === 0 ? "stranger@elsewhere.example" : "Visitor@Elsewhere.example";
  const email = person["Email"] ?? "";
  if (event.spelling === 1) return email.toUpperCase();
  return event.spelling === 2 && person["Also known as"] ? person["Also known as"] : email;
}
