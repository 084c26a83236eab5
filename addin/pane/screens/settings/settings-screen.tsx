import { Page } from "../../parts/page.tsx";

/** The screen Settings. */
export function SettingsScreen() {
  return <Page title="Settings">{null}</Page>;
}
