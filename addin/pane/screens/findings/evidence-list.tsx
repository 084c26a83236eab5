import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import type { RunFinding } from "../../../../core/run-file.ts";
import { usePane } from "../../context.tsx";
import { Empty } from "../../parts/empty.tsx";
import { Quiet } from "../../parts/quiet.tsx";
import type { HeldRun } from "../../state.ts";
import { evidenceOf } from "./evidence.ts";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none", display: "grid", rowGap: tokens.spacingVerticalXS },
  line: { overflowWrap: "anywhere", fontVariantNumeric: "tabular-nums" },
  cell: { maxWidth: "100%", minWidth: 0, overflowWrap: "anywhere", textAlign: "start" },
});

type Props = { readonly finding: RunFinding; readonly held: HeldRun | undefined };

/** What shows a finding: lines of exports by file and number, cells of the roster as buttons that select them. */
export function EvidenceList({ finding, held }: Props) {
  const styles = useStyles();
  const { session, locale } = usePane();
  const evidence = useMemo(() => evidenceOf(finding, held?.of), [finding, held]);
  if (evidence.length === 0) {
    const isOfRun = held?.run.findings.some((one) => one.finding === finding.finding) === true;
    return isOfRun ? (
      <Quiet>It is about no single line: the figures as a whole show it.</Quiet>
    ) : (
      <Empty actions={<Button onClick={() => session.go("reconcile")}>Reconcile</Button>}>
        {held === undefined
          ? "The lines that show it are known while a run is in the pane: reconcile the exports to see them."
          : `The run as of ${locale.day(held.run.asOf)} does not have this finding.`}
      </Empty>
    );
  }
  const more = finding.evidenceCount - evidence.length;
  return (
    <>
      <ul className={styles.list}>
        {evidence.map((one) => (
          <li key={one.words} className={styles.line}>
            {one.kind === "line" || one.place === undefined ? (
              one.words
            ) : (
              <Button
                size="small"
                className={styles.cell}
                onClick={() => one.place && session.show(one.place)}
              >{`Show ${one.words}`}</Button>
            )}
          </li>
        ))}
      </ul>
      {more > 0 ? <Quiet>{`${locale.number(more)} more.`}</Quiet> : null}
    </>
  );
}
