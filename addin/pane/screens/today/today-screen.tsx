import { Page } from "../../parts/page.tsx";

/** The screen Today. */
export function TodayScreen() {
  return <Page title="Today">{null}</Page>;
}
