import { Button, makeStyles } from "@fluentui/react-components";
import { useMemo } from "react";
import type { FindingRow } from "../../../../core/roster/roster.ts";
import { usePane, usePaneState, useSnapshot } from "../../context.tsx";
import { Section } from "../../parts/page.tsx";
import { decisionsPlan } from "./decisions.ts";

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: "anywhere" },
  list: { margin: 0, paddingInlineStart: "1.2em", overflowWrap: "anywhere" },
});

/** So many conflicts are told; the others are counted. */
const SHOWN = 10;

/** The decisions of a dropped review, on their way into the workbook; nothing is shown where no review was dropped. */
export function DecisionsPart({ decisions }: { readonly decisions: readonly FindingRow[] }) {
  const styles = useStyles();
  const { session, locale } = usePane();
  const { stored } = useSnapshot();
  const isWriting = usePaneState((state) => state.writing !== undefined);
  const plan = useMemo(() => decisionsPlan(stored, decisions), [stored, decisions]);
  if (plan === undefined) return null;
  const { words, notes, done, count } = plan;
  return (
    <Section title="Decisions of the review">
      <p className={styles.text}>{words}</p>
      {notes.length === 0 ? null : (
        <ul className={styles.list}>
          {notes.slice(0, SHOWN).map((note) => (
            <li key={note}>{note}</li>
          ))}
          {notes.length > SHOWN ? <li>{`${locale.number(notes.length - SHOWN)} more.`}</li> : null}
        </ul>
      )}
      {done === undefined ? null : (
        <div>
          <Button disabled={isWriting} onClick={() => void session.carryOut("Take over decisions", done)}>
            {count === 1 ? "Take over 1 decision" : `Take over ${locale.number(count)} decisions`}
          </Button>
        </div>
      )}
    </Section>
  );
}
