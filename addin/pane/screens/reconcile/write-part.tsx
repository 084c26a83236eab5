import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { RunFile } from "../../../../core/run-file.ts";
import { usePane, usePaneState, useSnapshot } from "../../context.tsx";
import { Section } from "../../parts/page.tsx";
import type { MissingDays } from "./missing-days.ts";
import { MissingMessage } from "./missing-message.tsx";
import { useWritePlan } from "./use-write-plan.ts";
import { FILES } from "./views.ts";
import { tableWords } from "./writing.ts";

const useStyles = makeStyles({
  text: { margin: 0 },
  actions: { display: "flex", gap: tokens.spacingHorizontalS, flexWrap: "wrap" },
});

type Props = {
  readonly run: RunFile;
  /** Days that no export holds: then writing is not what is to be done first. */
  readonly missing: readonly MissingDays[];
  /** Another button is the page's first one, such as to read a file that was not recognised. */
  readonly isSecondary: boolean;
};

/** The run as rows of the workbook: what would be written is said before, and the ways to it are there afterwards. */
export function WritePart({ run, missing, isSecondary }: Props) {
  const styles = useStyles();
  const { session, send, locale } = usePane();
  const { stored } = useSnapshot();
  const isWriting = usePaneState((state) => state.writing !== undefined);
  const plan = useWritePlan(stored, run);
  const isMissing = missing.length > 0;
  return (
    <Section title="In the workbook">
      <MissingMessage missing={missing} />
      {plan.kind === "asking" ? (
        <p className={styles.text} role="status">
          Looking at what would be written …
        </p>
      ) : plan.kind === "lost" ? (
        <p className={styles.text}>The run is not kept any more. Reconcile again, and write it then.</p>
      ) : plan.kind === "refused" ? (
        <>
          <p className={styles.text}>{locale.words(plan.reason)}</p>
          <p className={styles.text}>{locale.words(plan.help)}</p>
        </>
      ) : plan.kind === "written" ? (
        <p className={styles.text}>Balances and Findings say what this run says.</p>
      ) : (
        <p className={styles.text}>{tableWords(plan.tables, locale)}</p>
      )}
      <div className={styles.actions}>
        {isMissing ? (
          <Button
            appearance={isSecondary ? "secondary" : "primary"}
            onClick={() => send({ kind: "opened", screen: "reconcile", key: FILES })}
          >
            Change the files
          </Button>
        ) : null}
        {plan.kind === "ready" ? (
          <Button
            appearance={isMissing || isSecondary ? "secondary" : "primary"}
            disabled={isWriting}
            onClick={() => void session.carryOut("Write Balances and Findings", plan.done)}
          >
            {isMissing ? "Write all the same" : "Write Balances and Findings"}
          </Button>
        ) : null}
        {plan.kind === "written" ? (
          <>
            <Button onClick={() => session.go("findings")}>Look at the findings</Button>
            <Button onClick={() => session.go("balances")}>Balances</Button>
          </>
        ) : null}
      </div>
    </Section>
  );
}
