import type { PlainDate } from "../../calendar.ts";
import type { Ledger, PoolEvent } from "../../ledger/ledger.ts";
import { type Unit, units } from "../../roster/words.ts";
import { byText } from "../../text.ts";
import type { Accounts } from "./accounts.ts";
import { amountOf } from "./spelling.ts";

/** What pools hold and what is open while the journal is written, to be asserted. */
export type Stocks = {
  readonly moveEvent: (event: PoolEvent) => void;
  readonly moveEntry: (entry: number) => void;
  /** A transaction of nothing that asserts every pool that has begun, and every open account, at the end of a day. */
  readonly asserted: (day: PlainDate) => string;
  /** The same on the as-of day, with the figures that the ledger itself came to. */
  readonly struck: () => string;
};

type Stock = { readonly account: string; readonly unit: Unit; amount: number };

/** Nothing held and nothing open. */
export function createStocks(ledger: Ledger, accounts: Accounts): Stocks {
  const { usage, entries, balances } = ledger;
  const held = new Map<number, number>();
  /** By account and unit: below zero while something is open. */
  const open = new Map<string, Stock>();
  const add = (pool: number, amount: number) => held.set(pool, (held.get(pool) ?? 0) + amount);
  const addOpen = (row: number, amount: number) => {
    const account = accounts.open(row);
    const unit = units[usage.unit(row)] as Unit;
    const stock = open.get(`${account} ${unit}`) ?? { account, unit, amount: 0 };
    stock.amount += amount;
    open.set(`${account} ${unit}`, stock);
  };
  return {
    moveEvent: ({ kind, pool, amount }) => add(pool, kind === "lapsed" ? -amount : amount),
    moveEntry: (entry) => {
      const kind = entries.kind(entry);
      const amount = entries.amount(entry);
      if (kind === "return") add(entries.pool(entry), amount);
      if (kind === "draw" || kind === "settlement") add(entries.pool(entry), -amount);
      if (kind === "shortfall") addOpen(entries.row(entry), -amount);
      if (kind === "settlement" || kind === "release") addOpen(entries.row(entry), amount);
    },
    asserted: (day) => assertion(day, held, open.values()),
    struck: () => {
      const remaining = new Map(
        balances.flatMap(({ started, remaining }, pool) => (started ? [[pool, remaining] as const] : [])),
      );
      for (const stock of open.values()) stock.amount = 0;
      for (const row of ledger.shortfalls) addOpen(row, -ledger.openOf(row));
      return assertion(ledger.asOf, remaining, open.values());
    },
  };

  function assertion(day: PlainDate, pools: ReadonlyMap<number, number>, owed: Iterable<Stock>): string {
    const held = [...pools]
      .sort(([a], [b]) => a - b)
      .map(([pool, amount]) => {
        const unit = balances[pool]?.pool.unit as Unit;
        return `    ${accounts.held(pool)}  ${amountOf(0, unit)} == ${amountOf(amount, unit)}\n`;
      });
    const open = [...owed]
      .sort((a, b) => byText(a.account, b.account) || byText(a.unit, b.unit))
      .map(({ account, unit, amount }) => `    ${account}  ${amountOf(0, unit)} = ${amountOf(amount, unit)}\n`);
    return held.length + open.length === 0 ? "" : `\n${day} balances\n${[...held, ...open].join("")}`;
  }
}
