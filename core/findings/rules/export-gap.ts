import { type Gap, gapsByMonth } from "../../accounts/coverage.ts";
import type { Facts } from "../../accounts/facts.ts";
import { type Month, toPlainDate } from "../../calendar.ts";
import { micro } from "../../credits.ts";
import { counted, listed } from "../../text.ts";
import { defineRule, type Sighting } from "../rule.ts";
import { daysOf } from "../wording.ts";

/** Days that no export covers. */
export const exportGap = defineRule({
  code: "export-gap",
  severity: "warning",
  title: "No export covers some days of a month",
  identity: "month",
  page: {
    means:
      "Between the first usage and the as-of day there are days that lie inside no export's first to last day. What an export covers is told by its rows, never by its name, so a quiet beginning or end of a file counts as not covered.",
    matters: "Usage of those days is missing from every figure, and the vendor will charge it all the same.",
    todo: "Download the export of that month. If nothing was used on those days, say so with --covers FIRST..LAST.",
    example: "Exports for January and March are there, for February there is none.",
  },
  together: {
    heading: (findings) => `No export covers some days of ${counted(findings, "month")}`,
    next: "Download the exports of these months; if nothing was used, say so with --covers.",
  },
  find: (facts) => {
    return [...gapsByMonth(facts.gaps)].map(([month, days]) => sighting(facts, month, days));
  },
});

function sighting(facts: Facts, month: Month, days: readonly Gap[]): Sighting {
  const spans = days.map(({ firstDay, lastDay }) =>
    firstDay === lastDay ? toPlainDate(firstDay) : `${toPlainDate(firstDay)} to ${toPlainDate(lastDay)}`,
  );
  const count = days.reduce((sum, { firstDay, lastDay }) => sum + lastDay - firstDay + 1, 0);
  const first = days[0] as Gap;
  return {
    key: [month],
    subject: month,
    message: `No export covers ${daysOf(count)} of ${month}: ${spans.length > 4 ? `${spans.slice(0, 3).join(", ")} and others` : listed(spans)}.`,
    next: `Download the export of ${month}; if nothing was used on ${count === 1 ? "that day" : "those days"}, run again with --covers ${toPlainDate(first.firstDay)}..${toPlainDate((days.at(-1) as Gap).lastDay)}.`,
    amount: micro(0),
    unit: undefined,
    rows: neighbours(facts, first),
  };
}

/** The last row before a gap and the first one after it. */
function neighbours({ ledger }: Facts, { firstDay }: Gap): readonly number[] {
  const { order, usage, firstPlace, endPlace } = ledger;
  let low = firstPlace;
  let high = endPlace;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (usage.day(order.at(middle)) < firstDay) low = middle + 1;
    else high = middle;
  }
  return [low - 1, low].filter((place) => place >= firstPlace && place < endPlace).map((place) => order.at(place));
}
