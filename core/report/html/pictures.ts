import { type Unit, units } from "../../roster/words.ts";
import type { RunContract, RunFile } from "../../run-file.ts";
import { byText, byTextOrLast, counted } from "../../text.ts";
import { balancePicture } from "../charts/balance.ts";
import { expiryPicture } from "../charts/expiry.ts";
import { usePicture } from "../charts/use.ts";
import { html, type Markup, type Part } from "./escape.ts";
import { ranks } from "./ranks.ts";
import type { PageRows } from "./rows.ts";
import { section } from "./section.ts";

/** Contracts whose balance is drawn: those that must be ordered for first. */
const MOST_CONTRACTS = 6;

/** Balances over time with their forecast, what ends when, use by month, and who used most. */
export function pictures(run: RunFile, rows: PageRows): Markup {
  const drawn = [...run.contracts]
    .sort(bySoonestOrder)
    .flatMap((contract, index) => balancePicture(run, rows, contract, `balance-${index + 1}`) ?? []);
  const shown = drawn.slice(0, MOST_CONTRACTS);
  const others: readonly Part[] = [
    ...units.map((unit) => expiryPicture(run, rows, unit, `ends-${unit}`)),
    ...units.map((unit: Unit) => usePicture(run, rows, unit, `use-${unit}`)),
  ];
  const isEmpty = shown.length === 0 && others.every((one) => one === null);
  return section(
    "pictures",
    "Over time",
    "Balances are of shared credits at the end of each month. What lies ahead is an estimate from recent use.",
    isEmpty
      ? html`<p class="empty">There is nothing to draw yet: no balance, no use, and nothing that ends.</p>\n`
      : [
          html`<div class="pictures">\n${shown}${others}</div>\n`,
          drawn.length > shown.length
            ? html`<p class="left-out">${counted(drawn.length - shown.length, "more contract")}, which ${drawn.length - shown.length === 1 ? "runs" : "run"} out later or not at all, ${drawn.length - shown.length === 1 ? "is" : "are"} in the <a href="#contracts">table of contracts</a> only.</p>\n`
            : null,
          ranks(run, rows),
        ],
  );
}

function bySoonestOrder(a: RunContract, b: RunContract): number {
  return (
    byTextOrLast(a.orderBy ?? undefined, b.orderBy ?? undefined) ||
    b.remaining - a.remaining ||
    byTextOrLast(a.contract ?? undefined, b.contract ?? undefined) ||
    byText(a.unit, b.unit)
  );
}
