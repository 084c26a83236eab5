import {
  type AskedBalance,
  type NotedBalance,
  notedBalances,
  type OwnBalance,
  ownBalance,
} from "../../../core/closing/balances.ts";
import type { Kept } from "../kept.ts";

/** Our balance of what somebody sees on the vendor's screen, where that is asked; the noted balances come in any case. */
export type BalanceAsked = { readonly own?: AskedBalance | undefined };

/** The balance checks of the roster beside ours, and our balance of what was asked. */
export type BalanceAnswer = { readonly noted: readonly NotedBalance[]; readonly own: OwnBalance | undefined };

/** The noted balances of each answer: to find what would mend them takes replays, and somebody types while asking. */
const known = new WeakMap<Kept, readonly NotedBalance[]>();

/** Ours against what the vendor's screen shows: what was noted, with differences split into causes, and any other on any day. */
export function balanceAnswer(kept: Kept, { own }: BalanceAsked): BalanceAnswer {
  const { facts } = kept.answer;
  const noted = known.get(kept) ?? notedBalances(facts);
  known.set(kept, noted);
  return { noted, own: own === undefined ? undefined : ownBalance(facts.ledger, own) };
}
