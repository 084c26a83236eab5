import { InvalidArgumentError } from "commander";
import { type PlainDate, plainDate } from "../../core/calendar.ts";

/** A day as an argument, `2026-03-31`; anything else is refused with what to type. */
export function day(text: string): PlainDate {
  const found = plainDate(text);
  if (found === undefined) throw new InvalidArgumentError("Type a day as YYYY-MM-DD, such as 2026-03-31.");
  return found;
}
