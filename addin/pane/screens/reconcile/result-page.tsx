import { Button, MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import { changesSince } from "../../../../core/report/since.ts";
import { summarise } from "../../../../core/report/summary.ts";
import type { ReconcileResult } from "../../../reconcile/protocol.ts";
import { usePane, useSnapshot } from "../../context.tsx";
import { Page, Section } from "../../parts/page.tsx";
import { ChangedMessage } from "./changed-message.tsx";
import { DecisionsPart } from "./decisions-part.tsx";
import { FindingCounts } from "./finding-counts.tsx";
import { InputList } from "./input-list.tsx";
import { lastStruck } from "./last-struck.ts";
import { missingDays } from "./missing-days.ts";
import { runDesk } from "./run-again.ts";
import { RunProblems } from "./run-problems.tsx";
import { SavePart } from "./save-part.tsx";
import { SplittingPart } from "./splitting-part.tsx";
import { TotalsTable } from "./totals-table.tsx";
import { UnknownFiles } from "./unknown-files.tsx";
import { useRosterChanged } from "./use-roster-changed.ts";
import { FILES } from "./views.ts";
import { WritePart } from "./write-part.tsx";

const useStyles = makeStyles({
  text: { margin: 0 },
  verdict: { margin: 0, fontWeight: tokens.fontWeightSemibold },
});

type Props = { readonly result: Extract<ReconcileResult, { readonly kind: "answered" }> };

/** What a run came to: first whether it is whole, then what can be done with it, then everything that it rests on. */
export function ResultPage({ result }: Props) {
  const styles = useStyles();
  const { session, send, locale } = usePane();
  const snapshot = useSnapshot();
  const { run, asOfNote, since, covers, suggestions, files, otherSplitting, decisions } = result;
  const isChanged = useRosterChanged();
  const { ledgerStartsOn } = snapshot.stored.roster.policy;
  const struckOn = useMemo(() => lastStruck(snapshot.stored), [snapshot]);
  const missing = useMemo(
    () => missingDays({ run, since, covers, ledgerStartsOn, struckOn }),
    [run, since, covers, ledgerStartsOn, struckOn],
  );
  const { verdict, incomplete } = summarise(run);
  const errors = run.diagnostics.filter(({ severity }) => severity === "error").length;
  return (
    <Page
      title="Result"
      actions={
        <>
          {missing.length > 0 && !isChanged ? null : (
            <Button onClick={() => send({ kind: "opened", screen: "reconcile", key: FILES })}>Change the files</Button>
          )}
          {isChanged ? null : <Button onClick={() => void runDesk(session, send)}>Reconcile again</Button>}
        </>
      }
    >
      <p className={styles.text}>{locale.words(asOfNote)}</p>
      <p className={styles.verdict}>{locale.words(verdict)}</p>
      {incomplete === null ? (
        <p className={styles.text}>
          {missing.length === 0
            ? "The result is complete: nothing of what was given was left out."
            : "Nothing of what was given was left out, but exports seem to be missing."}
        </p>
      ) : (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{incomplete}</MessageBarTitle>
            {errors === 1 ? "It is told below, with what to do." : "They are told below, each with what to do."} Figures
            may change once that is mended.
          </MessageBarBody>
        </MessageBar>
      )}
      <UnknownFiles suggestions={suggestions} isSecondary={isChanged} />
      {otherSplitting === undefined ? null : <SplittingPart difference={otherSplitting} />}
      {isChanged ? <ChangedMessage /> : <WritePart run={run} missing={missing} isSecondary={suggestions.length > 0} />}
      <DecisionsPart decisions={decisions} />
      <SavePart />
      <Section title="Findings">
        <FindingCounts run={run} changes={since === undefined ? undefined : changesSince(run, since)} />
      </Section>
      <Section title="Credits">
        <TotalsTable run={run} />
      </Section>
      <Section title="Files and rows">
        <InputList run={run} files={files} />
      </Section>
      <RunProblems diagnostics={run.diagnostics} open={snapshot.open} />
    </Page>
  );
}
