import { columnLetters } from "../../core/files/workbook-sketch.ts";
import type { Box } from "./book.ts";

/** The numbers of events on the wire. */
export const eventTypes = {
  sheetChanged: 10,
  sheetSelection: 14,
  tableAdded: 102,
  tableDeleted: 103,
} as const;

/** One event as it is pushed: category, type, target, JSON, number, whether it came from elsewhere. */
export type Pushed = readonly [65536, number, string, string, number, boolean];

/** Who listens to what, and what has happened since it was last pushed. */
export type Events = {
  readonly register: (type: number, isOn: boolean) => void;
  readonly changed: (
    box: Box,
    how: string,
    said?: { readonly before?: unknown; readonly isRemote?: boolean; readonly isPerson?: boolean },
  ) => void;
  readonly emit: (type: number, payload: Readonly<Record<string, unknown>>, isRemote: boolean) => void;
  readonly drain: () => readonly Pushed[];
  readonly registered: () => readonly number[];
};

/** The events of a book; all are registered for the whole workbook, as the add-in does. */
export function bookEvents(): Events {
  const counts = new Map<number, number>();
  let waiting: Pushed[] = [];
  let number = 0;
  const emit: Events["emit"] = (type, payload, isRemote) => {
    if ((counts.get(type) ?? 0) === 0) return;
    number += 1;
    waiting.push([65536, type, "Workbook", JSON.stringify(payload), number, isRemote]);
  };
  return {
    register: (type, isOn) => {
      counts.set(type, Math.max(0, (counts.get(type) ?? 0) + (isOn ? 1 : -1)));
    },
    registered: () => [...counts].filter(([, count]) => count > 0).map(([type]) => type),
    emit,
    changed: (box, changeType, { before, isRemote = false, isPerson = false } = {}) => {
      const last = `${columnLetters(box.left + box.columns - 1)}${box.top + box.rows}`;
      const first = `${columnLetters(box.left)}${box.top + 1}`;
      const address = first === last ? first : `${first}:${last}`;
      const source = isRemote ? "Remote" : "Local";
      const triggerSource = isPerson || isRemote ? "Unknown" : "ThisLocalAddin";
      const details = before === undefined ? {} : { valueBefore: before };
      const payload = { changeType, source, triggerSource, worksheetId: box.sheet.id, address, ...details };
      emit(eventTypes.sheetChanged, payload, isRemote);
    },
    drain: () => {
      const all = waiting;
      waiting = [];
      return all;
    },
  };
}
