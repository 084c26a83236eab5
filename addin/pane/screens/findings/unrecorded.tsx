import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { useMemo } from "react";
import { recordFindings } from "../../../../core/commands/findings/record-findings.ts";
import { usePane, usePaneState, useSnapshot } from "../../context.tsx";

/** Says that the run in the pane has findings that the workbook has not, and writes them. */
export function Unrecorded() {
  const { session, locale } = usePane();
  const { stored } = useSnapshot();
  const run = usePaneState((state) => state.held?.run);
  const missing = useMemo(() => {
    const known = new Set(stored.roster.findings.map(({ values }) => values.finding));
    return run?.findings.filter(({ finding }) => !known.has(finding)).length ?? 0;
  }, [stored, run]);
  const outcome = useMemo(
    () => (run === undefined || missing === 0 ? undefined : recordFindings.apply(stored, {}, run)),
    [stored, run, missing],
  );
  // an older run than the one that is recorded is not written over it
  if (outcome === undefined || outcome.kind === "refused") return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        {missing === 1
          ? "One finding of the last run is not in the workbook yet."
          : `${locale.number(missing)} findings of the last run are not in the workbook yet.`}
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={() => session.carryOut(recordFindings.title, outcome)}>Record them</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
