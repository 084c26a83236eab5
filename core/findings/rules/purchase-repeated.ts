import { type MicroCredits, micro } from "../../credits.ts";
import { pools } from "../../roster/tables.ts";
import { headerOf } from "../../table/define.ts";
import { byText, counted, listed } from "../../text.ts";
import { type BookedPool, bookedPools, priceOf } from "../booked-pools.ts";
import { defineRule } from "../rule.ts";
import { amountOf, contractLabel } from "../wording.ts";

/** One order that stands in the roster as two pools of a contract. */
export const purchaseRepeated = defineRule({
  code: "purchase-repeated",
  severity: "error",
  title: "One order is booked as two pools",
  identity: "order reference, contract, unit",
  page: {
    means:
      "Two rows of Pools have the same Order reference, contract and unit. The amount is all but the largest of them: what is there twice, if it is one order. Rows without a reference are never compared.",
    matters: "Credits that were never bought pay usage in the ledger: it looks better than the account is.",
    todo: "Compare with the vendor's screen. Delete the row that is there twice; if the order had two lines, accept the finding, or add the line's number to each reference.",
    example: "PO-7 is booked as P1 and as P2, 100 credits each: 100 may not exist.",
  },
  together: {
    heading: (findings) => `${counted(findings, "order is", "orders are")} booked as more than one pool`,
    next: "Compare each order with the vendor's screen, and delete the rows that are there twice.",
  },
  find: (facts) => {
    const orders = new Map<string, BookedPool[]>();
    for (const booked of bookedPools(facts)) {
      const { orderReference } = booked.values;
      if (orderReference === undefined) continue;
      const name = [orderReference, booked.pool.contract, booked.pool.unit].join("\u0000");
      orders.set(name, [...(orders.get(name) ?? []), booked]);
    }
    return [...orders.values()].flatMap((booked) => {
      const [largest, ...rest] = [...booked].sort(
        (a, b) => b.pool.granted - a.pool.granted || byText(a.pool.pool, b.pool.pool),
      );
      const amount = micro(rest.reduce((sum, { pool }) => sum + pool.granted, 0));
      if (largest === undefined || amount === 0) return [];
      const { contract, unit } = largest.pool;
      const order = largest.values.orderReference as string;
      const ids = booked.map(({ pool }) => pool.pool).sort(byText);
      return [
        {
          key: [order, contract ?? "", unit],
          subject: `order ${order}, ${contractLabel(contract)}`,
          message: `The order ${order} of ${contractLabel(contract)} is booked as ${counted(booked.length, "pool")}: ${listed(ids)}. If it is one order, ${amountOf(amount, unit)} are there twice.`,
          next: "Compare with the vendor's screen, and delete the row that is there twice; if the order had several lines, accept this.",
          amount,
          unit,
          ...costOfAll(rest),
          cells: booked.map(({ pool }) => ({ ...pool.at, column: headerOf(pools, "orderReference") })),
        },
      ];
    });
  },
});

/** What the pools cost together, where all have a price in one currency. */
function costOfAll(booked: readonly BookedPool[]): {
  readonly cost: MicroCredits | undefined;
  readonly currency: string | undefined;
} {
  const prices = booked.map(({ pool }) => priceOf(pool, pool.granted));
  const currency = prices[0]?.currency;
  const known = prices.every(({ cost, currency: other }) => cost !== undefined && other === currency);
  if (!known) return { cost: undefined, currency: undefined };
  return { cost: micro(prices.reduce((sum, { cost }) => sum + (cost ?? 0), 0)), currency };
}
