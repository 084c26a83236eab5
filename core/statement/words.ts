import { type DayNumber, toPlainDate } from "../calendar.ts";
import { show } from "../credits.ts";
import type { DecisiveKey } from "../ledger/consumption-order.ts";
import type { Ledger, PoolEvent } from "../ledger/ledger.ts";
import type { Pool } from "../roster/pool.ts";
import type { Bound } from "../roster/terms.ts";
import { type Decided, decidedOf } from "./decided.ts";
import type { Subject } from "./subject.ts";

/** How a pool is called in the statement of a subject: a person's own credits are “own credits” to themselves. */
export function poolName({ pool, source, holder }: Pool, subject: Subject): string {
  if (source !== "individual") return pool;
  return subject.kind === "person" && subject.key === holder ? "own credits" : `own credits of ${holder ?? ""}`;
}

/** Which key of the order of spending chose a pool, in words (semantics 6). */
export function whyChosen(pool: Pool, key: DecisiveKey): string {
  const words: Readonly<Record<DecisiveKey, string>> = {
    "only pool": "the only one with something left",
    "own before shared": "own credits come first",
    priority: `its priority (${pool.priority}) comes first`,
    "last day": pool.lastDay === undefined ? "it comes first" : `it ends first, ${pool.lastDay}`,
    "smallest pool": `the smallest of those that end with it, ${show(pool.granted)}`,
    "first day": pool.firstDay === undefined ? "it began first" : `it began first, ${pool.firstDay}`,
    "pool id": "equal in all else, its id comes first",
  };
  return words[key];
}

/** What the export said of who pays, as `unpaidReasons` puts it, and then which key chose among those pools. */
function whyPaid(pool: Pool, { said, key }: Decided): string {
  if (said === undefined) return whyChosen(pool, key);
  const other = said === "shared" ? "own" : "shared";
  const words = `the export says that ${said} credits pay, so ${other} ones may not`;
  if (key === "own before shared") return words;
  return `${words}; ${key === "only pool" ? "the only one of them with something left" : `among them ${whyChosen(pool, key)}`}`;
}

/** Which pool paid for a draw or settlement, and why that one. */
export function payerWords(ledger: Ledger, entry: number, subject: Subject): string {
  const { entries, balances, usage } = ledger;
  const pool = balances[entries.pool(entry)]?.pool as Pool;
  const later =
    entries.kind(entry) === "settlement" ? ` for the use of ${toPlainDate(usage.day(entries.row(entry)))}` : "";
  return `${poolName(pool, subject)} paid${later}: ${whyPaid(pool, decidedOf(ledger, entry))}`;
}

const boundWords: Readonly<Record<Bound, string>> = {
  typed: "as typed in the roster",
  validity: "when its validity ends",
  left: "when the person left",
  contract: "when the contract ends",
  setting: "by a setting",
};

/** What happened to a pool, in words. */
export function eventWords({ kind, id, reason, day }: PoolEvent, pool: Pool, subject: Subject): string {
  const name = poolName(pool, subject);
  if (kind === "adjusted") return `${name}: ${reason ?? ""} (${id ?? ""})`;
  if (kind === "granted") {
    const bound = pool.boundBy === undefined ? "" : `, ${boundWords[pool.boundBy]}`;
    const since = Number.isFinite(day) ? "" : "held since ever, ";
    return `${name}, ${since}${pool.lastDay === undefined ? "without a last day" : `until ${pool.lastDay}${bound}`}`;
  }
  const isLate = pool.lastDay !== undefined && toPlainDate((day - 1) as DayNumber) > pool.lastDay;
  return isLate
    ? `${name}: came back after its last day, ${pool.lastDay}`
    : `${name}: ${pool.lastDay ?? ""} was its last day`;
}

/** What a refund undid, in words: `target` is the draw, settlement or shortfall. */
export function refundWords(ledger: Ledger, entry: number, target: number, subject: Subject): string {
  const { entries, balances, usage } = ledger;
  const usedOn = toPlainDate(usage.day(entries.row(entry)));
  if (entries.kind(target) === "shortfall") return `of the use of ${usedOn}, which nobody had paid yet`;
  const pool = balances[entries.pool(target)]?.pool as Pool;
  const name = poolName(pool, subject);
  const paidOn = toPlainDate(entries.day(target));
  const isLater = entries.kind(target) === "settlement" && paidOn !== usedOn;
  const isOver = pool.lastDay !== undefined && pool.lastDay < toPlainDate(entries.day(entry));
  return `back into ${name}, which had paid ${isLater ? `on ${paidOn} ` : ""}for the use of ${usedOn}${isOver ? ", and is over: it lapsed at once" : ""}`;
}
