import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from "react";
import type { CellStyle } from "../../core/table/cell.ts";
import { formStyle, type Locale } from "./locale.ts";
import type { Session } from "./session.ts";
import type { Snapshot } from "./snapshot.ts";
import type { PaneEvent, State } from "./state.ts";
import type { Store } from "./store.ts";

/** What every part of the pane has at hand. */
export type Pane = {
  readonly session: Session;
  readonly locale: Locale;
  readonly send: (event: PaneEvent) => void;
};

const PaneContext = createContext<(Pane & { readonly store: Store }) | undefined>(undefined);

/** Gives the parts below it the pane's doings and state. */
export function PaneProvider(props: {
  readonly session: Session;
  readonly store: Store;
  readonly locale: Locale;
  readonly children: ReactNode;
}) {
  const { session, store, locale, children } = props;
  const pane = useMemo(() => ({ session, store, locale, send: store.send }), [session, store, locale]);
  return <PaneContext.Provider value={pane}>{children}</PaneContext.Provider>;
}

/** The pane's doings. Throws outside of a `PaneProvider`, which is a mistake of ours. */
export function usePane(): Pane & { readonly store: Store } {
  const pane = useContext(PaneContext);
  if (pane === undefined) throw new Error("there is no pane around this part");
  return pane;
}

/** A part of the state; the component is drawn anew when it changes. `choose` must give the same object for the same state. */
export function usePaneState<T>(choose: (state: State) => T): T {
  const { store } = usePane();
  return useSyncExternalStore(store.listen, () => choose(store.get()));
}

/** The workbook as it was read last. Screens are shown only where there is one. */
export function useSnapshot(): Snapshot {
  const snapshot = usePaneState((state) => state.snapshot);
  if (snapshot === undefined) throw new Error("nothing was read yet");
  return snapshot;
}

/** How amounts and days of forms are read: as the person's language writes them. */
export function useFormStyle(): CellStyle {
  const { locale } = usePane();
  const { policy } = useSnapshot().stored.roster;
  return useMemo(() => formStyle(locale, policy), [locale, policy]);
}
