import { type Gap, gapsByMonth } from "../../accounts/coverage.ts";
import type { Facts } from "../../accounts/facts.ts";
import { type Month, monthOf, toPlainDate } from "../../calendar.ts";
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
    todo: "Download the export of those days. If nothing was used on them, say so with --covers FIRST..LAST; months that are not covered one after the other need it once.",
    example: "Exports for January and March are there, for February there is none.",
  },
  together: {
    heading: (findings) => `No export covers some days of ${counted(findings, "month")}`,
    next: "Download the exports of these days; if nothing was used on them, run again with --covers FIRST..LAST, each from the first to the last day of its finding.",
  },
  find: (facts) => {
    const months = gapsByMonth(facts.gaps);
    const ranges = rangesOf(months);
    return [...months].map(([month, days]) => sighting(facts, month, days, ranges.get(month) as Gap));
  },
});

/** Of each month the days to declare: from its first gap to its last, and on through the months that a gap joins to it. */
function rangesOf(months: ReadonlyMap<Month, readonly Gap[]>): ReadonlyMap<Month, Gap> {
  const ranges = new Map<Month, Gap>();
  let joined: Month[] = [];
  let range: Gap | undefined;
  for (const [month, days] of months) {
    const [{ firstDay }, { lastDay }] = [days[0] as Gap, days.at(-1) as Gap];
    const isJoined = range !== undefined && range.lastDay + 1 === firstDay;
    joined = isJoined ? [...joined, month] : [month];
    range = { firstDay: isJoined && range !== undefined ? range.firstDay : firstDay, lastDay };
    for (const one of joined) ranges.set(one, range);
  }
  return ranges;
}

function sighting(facts: Facts, month: Month, days: readonly Gap[], range: Gap): Sighting {
  const spans = days.map(({ firstDay, lastDay }) =>
    firstDay === lastDay ? toPlainDate(firstDay) : `${toPlainDate(firstDay)} to ${toPlainDate(lastDay)}`,
  );
  const count = days.reduce((sum, { firstDay, lastDay }) => sum + lastDay - firstDay + 1, 0);
  const first = days[0] as Gap;
  return {
    key: [month],
    subject: month,
    message: `No export covers ${daysOf(count)} of ${month}: ${spans.length > 4 ? `${spans.slice(0, 3).join(", ")} and others` : listed(spans)}.`,
    next: nextStep(month, count, range),
    amount: micro(0),
    unit: undefined,
    rows: neighbours(facts, first),
  };
}

/** The same sentence for all months that one range joins, so that it is said and done once. */
function nextStep(month: Month, count: number, { firstDay, lastDay }: Gap): string {
  const [from, to] = [toPlainDate(firstDay), toPlainDate(lastDay)];
  const isOneMonth = monthOf(from) === month && monthOf(to) === month;
  const what = isOneMonth ? `the export of ${month}` : `the exports of ${monthOf(from)} to ${monthOf(to)}`;
  const those = isOneMonth && count === 1 ? "that day" : "those days";
  return `Download ${what}; if nothing was used on ${those}, run again with --covers ${from}..${to}.`;
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
