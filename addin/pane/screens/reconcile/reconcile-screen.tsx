import { Page } from "../../parts/page.tsx";

/** The screen Reconcile. */
export function ReconcileScreen() {
  return <Page title="Reconcile">{null}</Page>;
}
