import { useMemo } from "react";
import { usePane, usePaneState, useSnapshot } from "../../context.tsx";
import { useQuestion } from "../../use-question.ts";
import { AdjustPage } from "./adjust-page.tsx";
import { CheckPage } from "./check-page.tsx";
import { checkLines, notedSince } from "./checks.ts";
import { ClosePage } from "./close-page.tsx";
import { NotePage } from "./note-page.tsx";
import { OpeningPage } from "./opening-page.tsx";
import { OverviewPage } from "./overview-page.tsx";
import { type BalancesPage, keyOfPage, pageOfKey } from "./pages.ts";
import { useOwnBalances } from "./use-own-balances.ts";

const EVERYTHING = {};
const NOTHING: ReturnType<typeof notedSince> = [];

/** The screen Balances: what is left, ours against what the vendor's screen shows, and closing a month. */
export function BalancesScreen() {
  const { send } = usePane();
  const { roster } = useSnapshot().stored;
  const key = usePaneState((state) => state.opened.balances);
  const asked = useQuestion("balance", EVERYTHING);
  const noted = asked.kind === "answered" ? asked.answer.noted : undefined;
  const asOf = usePaneState((state) => state.held?.run.asOf);
  const since = useMemo(
    () => (noted === undefined || asOf === undefined ? NOTHING : notedSince(roster, checkLines(roster, noted), asOf)),
    [roster, noted, asOf],
  );
  const own = useOwnBalances(since);
  const lines = useMemo(() => checkLines(roster, noted, own), [roster, noted, own]);
  const go = (page: BalancesPage) => send({ kind: "opened", screen: "balances", key: keyOfPage(page) });
  const opened = pageOfKey(key);
  const overview = <OverviewPage lines={lines} asked={asked} go={go} />;
  if (opened.page === "note") return <NotePage subject={opened.subject} unit={opened.unit} go={go} />;
  if (opened.page === "close") return <ClosePage go={go} />;
  if (opened.page === "overview") return overview;
  // what was opened may be gone from the workbook
  const line = lines.find(({ checkId }) => checkId === opened.checkId);
  if (line === undefined) return overview;
  if (opened.page === "adjust") return <AdjustPage line={line} part={opened.part} go={go} />;
  if (opened.page === "open with") return <OpeningPage line={line} go={go} />;
  return <CheckPage line={line} isAsking={asked.kind === "asking"} go={go} />;
}
