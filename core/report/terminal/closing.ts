import type { Month } from "../../calendar.ts";
import type { Check } from "../../closing/checklist.ts";
import type { ClosingFigures } from "../../closing/closing.ts";
import type { CheckedMonth } from "../../closing/month.ts";
import { listed } from "../../text.ts";
import { amountOf, figure } from "../figures.ts";
import { visible } from "../visible.ts";
import { wrapped } from "./layout.ts";

const WIDTH = 100;

/** The checklist of a month, its figures, and where the rows are that sign it off; without a path, why there are none. */
export function closeText(
  { month, checks, fresh, before, stops }: Omit<CheckedMonth, "recorded">,
  path: string | undefined,
): string {
  const lines = checks.flatMap(({ holds, words, details = [] }) => [
    ...wrapped(visible(`${holds ? "[x]" : "[ ]"} ${words}`), WIDTH, "  "),
    ...details.flatMap((detail) => wrapped(visible(detail), WIDTH, "      ", "        ")),
  ]);
  const again =
    before.length === 0
      ? []
      : wrapped(
          visible(`Closed before, and not written again: ${listed(before.map(({ closingId }) => closingId))}.`),
          WIDTH,
        );
  return [
    `Closing ${month}`,
    "",
    ...lines,
    "",
    ...fresh.flatMap((row) => wrapped(visible(figuresOf(row)), WIDTH, "  ")),
    ...(fresh.length === 0 ? [] : [""]),
    ...again,
    ...wrapped(visible(ending(month, fresh, stops, path)), WIDTH),
    "",
  ].join("\n");
}

function figuresOf({ contract, unit, used, lapsed, stillOpen, balance }: ClosingFigures): string {
  return `${contract}: used ${amountOf(used, unit)}, lapsed ${figure(lapsed)}, still open ${figure(stillOpen)}, balance ${figure(balance)}`;
}

function ending(
  month: Month,
  fresh: readonly ClosingFigures[],
  stops: readonly Check[],
  path: string | undefined,
): string {
  if (path !== undefined) {
    return `The rows are in ${path}. Paste them below the last row of the table Closings, or add them to closings.csv of the roster folder; never edit them afterwards.`;
  }
  if (stops.some(({ unless }) => unless === "never")) return `${month} is not closed: two people have to sign.`;
  if (stops.length > 0) {
    return `${month} is not closed. Mend what is not ticked, or close it all the same with --anyway, which is recorded.`;
  }
  return fresh.length === 0 ? `Nothing of ${month} is left to close.` : `${month} is not closed.`;
}
