import { useSyncExternalStore } from "react";
import { type Desk, emptyDesk } from "./desk.ts";

// The files themselves cannot be part of a plain state: they are kept here, for as long as the pane is open.

let desk: Desk = emptyDesk;
const listeners = new Set<() => void>();

/** The desk as it is now, for what is done outside of drawing. */
export function deskNow(): Desk {
  return desk;
}

/** Changes the desk, and draws anew what shows it. */
export function changeDesk(change: (before: Desk) => Desk): void {
  desk = change(desk);
  for (const listener of listeners) listener();
}

/** The desk, drawn anew when it changes. */
export function useDesk(): Desk {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, deskNow);
}
