import { Button, MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from "@fluentui/react-components";
import type { ReconcileResult } from "../../../reconcile/protocol.ts";
import { usePane, useSnapshot } from "../../context.tsx";
import { Page } from "../../parts/page.tsx";
import { runDesk } from "./run-again.ts";
import { RunProblems } from "./run-problems.tsx";
import { UnknownFiles } from "./unknown-files.tsx";
import { FILES } from "./views.ts";

const useStyles = makeStyles({
  text: { margin: 0 },
  actions: { display: "flex", gap: tokens.spacingHorizontalS, flexWrap: "wrap" },
});

type Props = { readonly result: Exclude<ReconcileResult, { readonly kind: "answered" }> };

/** Why there is no result, and what to do: the files are still chosen, and the workbook is as it was. */
export function NoResultPage({ result }: Props) {
  const styles = useStyles();
  const { session, send } = usePane();
  const { open } = useSnapshot();
  const isImpossible = result.kind === "impossible";
  const message =
    result.kind === "failed"
      ? result.message
      : isImpossible
        ? "There is nothing to reconcile in these files."
        : "The run was cancelled.";
  const help =
    result.kind === "failed"
      ? result.help
      : isImpossible
        ? "What is wrong with each is told below."
        : "Reconcile again when you are ready.";
  return (
    <Page title="Reconcile">
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{message}</MessageBarTitle>
          {help} The files are still chosen, and nothing was written.
        </MessageBarBody>
      </MessageBar>
      {isImpossible ? <UnknownFiles suggestions={result.suggestions} /> : null}
      <div className={styles.actions}>
        <Button
          appearance={isImpossible && result.suggestions.length > 0 ? "secondary" : "primary"}
          onClick={() => send({ kind: "opened", screen: "reconcile", key: FILES })}
        >
          Change the files
        </Button>
        <Button onClick={() => void runDesk(session, send)}>Try again</Button>
        {result.kind === "failed" && result.detail !== "" ? (
          <Button onClick={() => session.copy(`${result.message}\n${result.detail}`, "The details")}>
            Copy the details
          </Button>
        ) : null}
      </div>
      {isImpossible ? <RunProblems diagnostics={result.diagnostics} open={open} /> : null}
    </Page>
  );
}
