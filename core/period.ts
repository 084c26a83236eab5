import { type PlainDate, plainDate } from "./calendar.ts";

/** First and last day, both included. */
export type Period = { readonly first: PlainDate; readonly last: PlainDate };

/** The period that `FIRST..LAST` names, or nothing where it is none or ends before it begins. */
export function readPeriod(text: string): Period | undefined {
  const [first, last, ...more] = text.split("..").map((day) => plainDate(day.trim()));
  return first === undefined || last === undefined || more.length > 0 || last < first ? undefined : { first, last };
}
