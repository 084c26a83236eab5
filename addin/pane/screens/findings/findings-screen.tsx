import { useMemo } from "react";
import { usePane, usePaneState, useSnapshot } from "../../context.tsx";
import { DecidePage } from "./decide-page.tsx";
import { findingItems } from "./finding-item.ts";
import { FindingPage } from "./finding-page.tsx";
import { FindingsPage } from "./findings-page.tsx";

/** The screen Findings: the list by cause, a finding, and the form that decides on those that were picked. */
export function FindingsScreen() {
  const { session } = usePane();
  const { roster } = useSnapshot().stored;
  const run = usePaneState((state) => state.held?.run);
  const opened = usePaneState((state) => state.opened.findings);
  const deciding = usePaneState((state) => state.findingsView.deciding);
  const today = session.today();
  const items = useMemo(() => findingItems(roster.findings, run, today), [roster.findings, run, today]);
  const item = opened === undefined ? undefined : items.find(({ finding }) => finding.finding === opened);
  if (deciding !== undefined) return <DecidePage items={items} {...deciding} />;
  // what was opened may be gone from the workbook
  if (item !== undefined) return <FindingPage item={item} />;
  return <FindingsPage items={items} />;
}
