import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { Copy20Regular } from "@fluentui/react-icons";
import { useEffect, useState } from "react";
import type { StatementAnswer } from "../../../reconcile/questions/statement.ts";
import { usePane } from "../../context.tsx";
import { ItemLine } from "../../parts/item-line.tsx";
import { MoreLines } from "./more-lines.tsx";
import { statementLines } from "./statement-lines.ts";

const useStyles = makeStyles({
  heading: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  small: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
  note: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

type Props = {
  readonly email: string;
  /** Of the run that the worker keeps: another run has another statement. */
  readonly fingerprint: string;
};

/** What happened to a person's credits, the latest first: what was used, who paid and why. The worker is asked for it. */
export function StatementPart({ email, fingerprint }: Props) {
  const styles = useStyles();
  const { session, locale } = usePane();
  const [answer, setAnswer] = useState<StatementAnswer>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run is another answer to the same question
  useEffect(() => {
    let isOver = false;
    const take = (found: StatementAnswer) => isOver || setAnswer(found);
    setAnswer(undefined);
    session
      .ask("statement", { person: email })
      .then(take, () =>
        take({ kind: "unknown", reason: "The run is not at hand any more. Reconcile again to see what was used." }),
      );
    return () => {
      isOver = true;
    };
  }, [session, email, fingerprint]);
  if (answer === undefined) return <Spinner size="tiny" label="Looking up what was used …" />;
  if (answer.kind === "unknown") return <p className={styles.note}>{answer.reason}</p>;
  const { lines, accounts, notes } = statementLines(answer, locale);
  return (
    <>
      {notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
      {lines.length === 0 ? null : <p className={styles.heading}>What happened, the latest first</p>}
      {lines.length === 0 ? <p className={styles.note}>Nothing was used, and nothing else happened.</p> : null}
      <MoreLines lines={lines} label="What happened, the latest first">
        {({ title, detail, figure, figureDetail }) => (
          <ItemLine
            title={locale.words(title)}
            detail={detail === undefined ? undefined : locale.words(detail)}
            figure={figure}
            figureDetail={figureDetail}
          />
        )}
      </MoreLines>
      {accounts.map(({ title, equation }) => (
        <p key={title} className={styles.small}>{`${title}: ${equation}`}</p>
      ))}
      <div>
        <Button icon={<Copy20Regular />} onClick={() => session.copy(answer.text, "The statement")}>
          Copy the statement
        </Button>
      </div>
    </>
  );
}
