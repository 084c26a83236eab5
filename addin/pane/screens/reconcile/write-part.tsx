import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import type { RunFile } from "../../../../core/run-file.ts";
import { usePane, usePaneState, useSnapshot } from "../../context.tsx";
import { Section } from "../../parts/page.tsx";
import { tableWords, writePlan } from "./writing.ts";

const useStyles = makeStyles({
  text: { margin: 0 },
  actions: { display: "flex", gap: tokens.spacingHorizontalS, flexWrap: "wrap" },
});

/** The run as rows of the workbook: what would be written is said before, and the ways to it are there afterwards. */
export function WritePart({ run }: { readonly run: RunFile }) {
  const styles = useStyles();
  const { session, locale } = usePane();
  const { stored } = useSnapshot();
  const isWriting = usePaneState((state) => state.writing !== undefined);
  const plan = useMemo(() => writePlan(stored, run), [stored, run]);
  if (plan.kind === "written") {
    return (
      <Section title="In the workbook">
        <p className={styles.text}>Balances and Findings say what this run says.</p>
        <div className={styles.actions}>
          <Button onClick={() => session.go("findings")}>Look at the findings</Button>
          <Button onClick={() => session.go("balances")}>Balances</Button>
        </div>
      </Section>
    );
  }
  if (plan.kind === "refused") {
    return (
      <Section title="In the workbook">
        <p className={styles.text}>{plan.reason}</p>
        <p className={styles.text}>{plan.help}</p>
      </Section>
    );
  }
  const { done, tables } = plan;
  return (
    <Section title="In the workbook">
      <p className={styles.text}>{tableWords(tables, locale)}</p>
      <div className={styles.actions}>
        <Button
          appearance="primary"
          disabled={isWriting}
          onClick={() => void session.carryOut("Write Balances and Findings", done)}
        >
          Write Balances and Findings
        </Button>
      </div>
    </Section>
  );
}
