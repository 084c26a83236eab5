import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { Copy20Regular } from "@fluentui/react-icons";
import { useMemo } from "react";
import { usePane } from "../../context.tsx";
import { ItemLine } from "../../parts/item-line.tsx";
import { Quiet } from "../../parts/quiet.tsx";
import { useQuestion } from "../../use-question.ts";
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
});

/** What happened to a person's credits, the latest first: what was used, who paid and why. The worker is asked for it. */
export function StatementPart({ email }: { readonly email: string }) {
  const styles = useStyles();
  const { session, locale } = usePane();
  const asked = useQuestion(
    "statement",
    useMemo(() => ({ person: email }), [email]),
  );
  if (asked.kind === "none" || asked.kind === "asking") {
    return <Spinner size="tiny" label="Looking up what was used …" />;
  }
  if (asked.kind === "failed") {
    return <Quiet>The run is not at hand any more. Reconcile again to see what was used.</Quiet>;
  }
  const { answer } = asked;
  if (answer.kind === "unknown") return <Quiet>{answer.reason}</Quiet>;
  const { lines, accounts, notes } = statementLines(answer, locale);
  return (
    <>
      {notes.map((note) => (
        <Quiet key={note}>{note}</Quiet>
      ))}
      {lines.length === 0 ? null : <p className={styles.heading}>What happened, the latest first</p>}
      {lines.length === 0 ? <Quiet>Nothing was used, and nothing else happened.</Quiet> : null}
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
