import { firstState, type PaneEvent, reduce, type State } from "./state.ts";

/** Holds the state of the pane, and tells who listens that it has changed. */
export type Store = {
  readonly get: () => State;
  readonly send: (event: PaneEvent) => void;
  /** Answers how to stop listening. */
  readonly listen: (listener: () => void) => () => void;
};

/** A store with the first state of the pane. */
export function createStore(first: State = firstState): Store {
  let state = first;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    send: (event) => {
      state = reduce(state, event);
      for (const listener of listeners) listener();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
