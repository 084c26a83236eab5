import { Page } from "../../parts/page.tsx";

/** The screen Balances. */
export function BalancesScreen() {
  return <Page title="Balances">{null}</Page>;
}
