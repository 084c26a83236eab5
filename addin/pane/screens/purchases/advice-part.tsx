import { Button, MessageBar, MessageBarBody, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import { usePane, usePaneState, useSnapshot } from "../../context.tsx";
import { Empty } from "../../parts/empty.tsx";
import { letterText } from "../../parts/letter.tsx";
import { Section } from "../../parts/page.tsx";
import { Quiet } from "../../parts/quiet.tsx";
import { type Advice, adviceOfPlan, adviceOfRun, estimateWords } from "./advice.ts";
import type { PoolLine } from "./pool-lines.ts";
import { usePlan } from "./use-plan.ts";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none", display: "grid", rowGap: tokens.spacingVerticalM },
  item: {
    display: "grid",
    rowGap: tokens.spacingVerticalXS,
    paddingLeft: tokens.spacingHorizontalM,
    overflowWrap: "anywhere",
    "& p": { margin: 0 },
  },
  quiet: { borderLeft: `3px solid ${tokens.colorNeutralStroke2}` },
  pressing: { borderLeft: `3px solid ${tokens.colorBrandStroke1}` },
  title: { fontWeight: tokens.fontWeightSemibold },
  late: { color: tokens.colorStatusDangerForeground1 },
  actions: { display: "flex", gap: tokens.spacingHorizontalS, flexWrap: "wrap", paddingTop: tokens.spacingVerticalXS },
});

/** What to order by when, for each contract, by the plan where the last answer is kept, else by what the run says. */
export function AdvicePart({ lines }: { readonly lines: readonly PoolLine[] }) {
  const styles = useStyles();
  const { session, locale } = usePane();
  const { roster } = useSnapshot().stored;
  const held = usePaneState((state) => state.held);
  const plan = usePlan();
  const today = session.today();
  const advice = useMemo(() => {
    const given = { roster, lines, today, locale };
    if (plan !== undefined) return adviceOfPlan(plan, given);
    return held === undefined ? undefined : adviceOfRun(held.run, given);
  }, [plan, held, roster, lines, today, locale]);
  if (advice === undefined) {
    return (
      <Section title="What to order">
        <Empty actions={<Button onClick={() => session.go("reconcile")}>Reconcile</Button>}>
          Reconcile first: what to order, by when and for how much follows from what was used.
        </Empty>
      </Section>
    );
  }
  const asOf = plan?.asOf ?? held?.run.asOf ?? "";
  return (
    <Section title="What to order">
      <Quiet>{estimateWords(asOf, today, locale)}</Quiet>
      {held?.run.complete === false ? (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            That run is incomplete: something was left out of it, so these figures may be wrong.
          </MessageBarBody>
        </MessageBar>
      ) : null}
      <ul className={styles.list} aria-label="What to order">
        {advice.map((one) => (
          <AdviceItem key={one.key} advice={one} />
        ))}
      </ul>
    </Section>
  );
}

function AdviceItem({ advice: { title, said, why, order, isLate } }: { readonly advice: Advice }) {
  const styles = useStyles();
  const { session, send } = usePane();
  const begin = (opens: string) => {
    // what was typed into another request would stand in the place of these figures
    send({ kind: "draft", form: "requestPurchase", draft: undefined });
    session.go("purchases", opens);
  };
  return (
    <li className={mergeClasses(styles.item, order === undefined ? styles.quiet : styles.pressing)}>
      <p className={styles.title}>{title}</p>
      <p className={isLate ? styles.late : undefined}>{said}</p>
      {why.map((sentence) => (
        <Quiet key={sentence}>{sentence}</Quiet>
      ))}
      {order === undefined ? null : (
        <div className={styles.actions}>
          <Button size="small" onClick={() => begin(order.opens)}>
            Begin this request
          </Button>
          <Button size="small" onClick={() => session.copy(letterText(order.letter), "The request for a quote")}>
            Copy the request for a quote
          </Button>
        </div>
      )}
    </li>
  );
}
