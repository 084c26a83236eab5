import { Page } from "../../parts/page.tsx";

/** The screen Findings. */
export function FindingsScreen() {
  return <Page title="Findings">{null}</Page>;
}
