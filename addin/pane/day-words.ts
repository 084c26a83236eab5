import { daysBetween, plainDate } from "../../core/calendar.ts";
import { counted } from "../../core/text.ts";

/** How far a day is from another in words: `today`, `in 23 days`, `12 days ago`; nothing for what is no day. */
export function daysWords(day: string, today: string): string {
  const [from, to] = [plainDate(today), plainDate(day)];
  if (from === undefined || to === undefined) return "";
  const days = daysBetween(from, to);
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  if (days === -1) return "yesterday";
  return days > 0 ? `in ${counted(days, "day")}` : `${counted(-days, "day")} ago`;
}
