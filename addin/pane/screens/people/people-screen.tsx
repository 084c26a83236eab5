import { Page } from "../../parts/page.tsx";

/** The screen People. */
export function PeopleScreen() {
  return <Page title="People">{null}</Page>;
}
