import { monthOf, type PlainDate } from "../../core/calendar.ts";
import { byText } from "../../core/text.ts";
import { slowForecast } from "./slow-forecast.ts";
import { slowMonths } from "./slow-months.ts";
import { overdrawnOf, type PoolState, type SlowLedger, slowReplay, type UsageState } from "./slow-replay.ts";
import type {
  PoolSums,
  SlowContractRow,
  SlowExcess,
  SlowOverdraft,
  SlowPersonRow,
  SlowPoolRow,
  SlowResult,
  SlowState,
  SlowTotal,
} from "./slow-result.ts";
import { readRoster, type SlowRoster } from "./slow-roster.ts";
import { readUsage } from "./slow-usage.ts";
import type { World } from "./world.ts";

/** The second model: every calendar day in turn, written straight from the rules, for comparison with the fast one. */
export function slowModel(world: World): SlowResult {
  const roster = readRoster(world);
  return resultOf(roster, slowReplay(roster, readUsage(world, roster)));
}

/** The tables of what the days left behind. */
export function resultOf(roster: SlowRoster, ledger: SlowLedger): SlowResult {
  return {
    pools: ledger.pools.map((state) => poolRow(state, roster.asOf)).sort((a, b) => byText(a.id, b.id)),
    totals: totalsOf(ledger),
    contracts: contractsOf(roster, ledger),
    people: peopleOf(ledger),
    overdrafts: ledger.usages.filter((state) => overdrawnOf(state) > 0n).map(overdraftOf),
    months: slowMonths(ledger),
    excesses: excessesOf(ledger),
    adjustmentsLeftOut: ledger.leftOut.toSorted((a, b) => byText(a.id, b.id)),
  };
}

function poolRow({ pool, started, ...figures }: PoolState, asOf: PlainDate): SlowPoolRow {
  let state: SlowState = "active";
  if (pool.pending) state = "pending";
  else if (!started) state = "upcoming";
  else if (pool.lastDay !== null && pool.lastDay < asOf) state = "lapsed";
  else if (figures.remaining === 0n) state = "used";
  const { id, contract, unit, holder, firstDay, lastDay, boundBy } = pool;
  const remaining = started ? figures.remaining : pool.credits;
  return {
    ...{ id, contract, unit, holder, granted: pool.credits, ...figures, remaining },
    ...{ firstDay, lastDay, boundBy, state },
  };
}

function total(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

function poolSums(pools: readonly PoolState[]): PoolSums {
  const started = pools.filter((state) => state.started);
  return {
    granted: total(started.map(({ pool }) => pool.credits)),
    adjusted: total(started.map(({ adjusted }) => adjusted)),
    drawn: total(started.map(({ drawn }) => drawn)),
    lapsed: total(started.map(({ lapsed }) => lapsed)),
    remaining: total(started.map(({ remaining }) => remaining)),
    pending: total(pools.filter((state) => !state.started).map(({ pool }) => pool.credits)),
  };
}

function totalsOf(ledger: SlowLedger): readonly SlowTotal[] {
  const units = new Set([
    ...ledger.pools.map(({ pool }) => pool.unit),
    ...ledger.usages.map(({ usage }) => usage.unit),
  ]);
  return [...units].sort(byText).map((unit) => {
    const usages = ledger.usages.filter(({ usage }) => usage.unit === unit);
    return {
      unit,
      used: total(usages.map(({ usage }) => usage.amount)),
      refunded: total(usages.map(({ refunded }) => refunded)),
      overdrawn: total(usages.map(overdrawnOf)),
      open: total(usages.map(({ open }) => open)),
      ...poolSums(ledger.pools.filter(({ pool }) => pool.unit === unit)),
    };
  });
}

function contractsOf(roster: SlowRoster, ledger: SlowLedger): readonly SlowContractRow[] {
  const shared = ledger.pools.filter(({ pool }) => pool.holder === null);
  const keys = [
    ...roster.contracts.map(({ id, unit }) => ({ contract: id, unit })),
    ...shared.map(({ pool }) => ({ contract: pool.contract, unit: pool.unit })),
    ...ledger.usages.map(({ usage }) => ({ contract: usage.shortfallContract, unit: usage.unit })),
  ];
  return distinct(keys).map(({ contract, unit }) => {
    const usages = ledger.usages.filter(({ usage }) => usage.shortfallContract === contract && usage.unit === unit);
    return {
      contract,
      unit,
      ...poolSums(shared.filter(({ pool }) => pool.contract === contract && pool.unit === unit)),
      overdrawn: total(usages.map(overdrawnOf)),
      open: total(usages.map(({ open }) => open)),
      ...slowForecast(roster, ledger, contract, unit),
    };
  });
}

function peopleOf(ledger: SlowLedger): readonly SlowPersonRow[] {
  const keys = distinct(ledger.usages.map(({ usage }) => ({ person: usage.person, unit: usage.unit })));
  return keys.map(({ person, unit }) => {
    const usages = ledger.usages.filter(({ usage }) => usage.person === person && usage.unit === unit);
    const draws = usages.flatMap((state) => state.draws);
    return {
      person,
      unit,
      used: total(usages.map(({ usage }) => usage.amount)),
      fromOwn: total(draws.filter(({ from }) => from.pool.holder !== null).map(({ amount }) => amount)),
      fromShared: total(draws.filter(({ from }) => from.pool.holder === null).map(({ amount }) => amount)),
      overdrawn: total(usages.map(overdrawnOf)),
      open: total(usages.map(({ open }) => open)),
    };
  });
}

function overdraftOf(state: UsageState): SlowOverdraft {
  const { person, shortfallContract, unit, day, service } = state.usage;
  const later = state.draws.filter((draw) => draw.day > day && draw.amount > 0n);
  const keys = distinct(later.map((draw) => ({ pool: draw.from.pool.id, day: draw.day })));
  const settled = keys.map((key) => ({
    ...key,
    amount: total(later.filter((d) => d.from.pool.id === key.pool && d.day === key.day).map(({ amount }) => amount)),
  }));
  const amount = overdrawnOf(state);
  return { person, contract: shortfallContract, unit, day, service, amount, open: state.open, settled };
}

function excessesOf(ledger: SlowLedger): readonly SlowExcess[] {
  const rows = ledger.excesses.map(({ refund, amount }) => ({
    key: { person: refund.person, service: refund.service, month: monthOf(refund.day), unit: refund.unit },
    amount,
  }));
  return distinct(rows.map(({ key }) => key)).map((key) => ({
    ...key,
    amount: total(rows.filter((row) => keyText(row.key) === keyText(key)).map(({ amount }) => amount)),
  }));
}

/** One of each key, in the order of their texts. */
function distinct<Key extends object>(keys: readonly Key[]): readonly Key[] {
  const byKey = new Map(keys.map((key) => [keyText(key), key]));
  return [...byKey].sort(([a], [b]) => byText(a, b)).map(([, key]) => key);
}

function keyText(key: object): string {
  return JSON.stringify(key);
}
