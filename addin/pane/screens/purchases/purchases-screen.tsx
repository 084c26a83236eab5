import { Page } from "../../parts/page.tsx";

/** The screen Purchases. */
export function PurchasesScreen() {
  return <Page title="Purchases">{null}</Page>;
}
