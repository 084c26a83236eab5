import { makeStyles, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import { useFormStyle, usePane } from "../../context.tsx";
import type { Draft } from "../../state.ts";
import { useQuestion } from "../../use-question.ts";
import { againstOurs, ownQuestion } from "./own-question.ts";

const useStyles = makeStyles({
  box: {
    paddingInlineStart: tokens.spacingHorizontalM,
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    overflowWrap: "anywhere",
    "& p": { margin: 0 },
  },
});

/** So long nothing must have been typed before the ledger is asked, in milliseconds. */
const PAUSE = 300;

/** Our balance of what is being noted, and by how much the two differ. */
export function OwnBalancePart({ texts }: { readonly texts: Draft }) {
  const styles = useStyles();
  const { locale } = usePane();
  const style = useFormStyle();
  const { subject = "", date = "", unit = "" } = texts;
  const question = useMemo(() => ownQuestion({ subject, date, unit }, style), [subject, date, unit, style]);
  const asked = useQuestion("balance", question, PAUSE);
  const own = asked.kind === "answered" ? asked.answer.own : undefined;
  if (own === undefined) return null;
  const against = own.kind === "known" ? againstOurs(texts, own, style, locale) : undefined;
  return (
    <div className={styles.box} role="status">
      <p>{locale.words(own.kind === "known" ? own.words : own.reason)}</p>
      {against === undefined ? null : <p>{against}</p>}
    </div>
  );
}
