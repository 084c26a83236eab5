import { Button, MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { usePane, useSnapshot } from "../../context.tsx";
import { formName } from "../../form-name.ts";
import { LetterPart } from "../../parts/letter.tsx";
import { Page, Section } from "../../parts/page.tsx";
import { type Doing, doingsOf, quoteLetterOf } from "./doings.ts";
import { PoolAdjustments } from "./pool-adjustments.tsx";
import { PoolFacts } from "./pool-facts.tsx";
import { POOL, PoolForm } from "./pool-form.tsx";
import type { PoolLine } from "./pool-lines.ts";
import { shownSteps } from "./pool-steps.ts";
import { standingWords } from "./pool-words.ts";
import { StepList } from "./step-list.tsx";

const useStyles = makeStyles({
  standing: { margin: 0, overflowWrap: "anywhere" },
  actions: { display: "flex", gap: tokens.spacingHorizontalS, flexWrap: "wrap" },
});

type Props = { readonly line: PoolLine; readonly onBack: () => void };

/** One pool: what it is, how far its purchase has come, and what comes next. */
export function PoolPage({ line, onBack }: Props) {
  const styles = useStyles();
  const { session, locale, store } = usePane();
  const { stored } = useSnapshot();
  const today = session.today();
  const doings = doingsOf(stored, line, today);
  // a form that was begun is open again when somebody comes back to it
  const [doing, setDoing] = useState<Doing | undefined>(() => {
    const { drafts } = store.get();
    return doings.find(({ command }) => formName(command, { poolId: line.id }, POOL) in drafts);
  });
  if (doing !== undefined) {
    return <PoolForm key={doing.command.name} line={line} doing={doing} onBack={() => setDoing(undefined)} />;
  }
  const next = doings.find(({ isNext }) => isNext);
  const letter = quoteLetterOf(stored, line, today);
  return (
    <Page key="pool" title={line.id} onBack={onBack}>
      {line.problem === undefined ? (
        <p className={styles.standing}>{standingWords(line, today, locale)}</p>
      ) : (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{line.problem.message}</MessageBarTitle>
            {line.problem.help}
          </MessageBarBody>
        </MessageBar>
      )}
      <PoolFacts line={line} />
      {line.row.values.source === "cloud service" ? null : (
        <Section title="From request to application">
          <StepList steps={shownSteps(stored, line.row.values)} />
        </Section>
      )}
      <div className={styles.actions}>
        {next === undefined ? null : (
          <Button appearance="primary" onClick={() => setDoing(next)}>
            {next.label}
          </Button>
        )}
        {doings
          .filter((one) => one !== next)
          .map((one) => (
            <Button key={one.command.name} onClick={() => setDoing(one)}>
              {one.label}
            </Button>
          ))}
        <Button onClick={() => session.show({ table: "Pools", key: [line.id] })}>Show in the sheet</Button>
      </div>
      {letter === undefined ? null : (
        <Section title="Request for a quote, to send to the reseller">
          <LetterPart letter={letter} title="The request for a quote" />
        </Section>
      )}
      <PoolAdjustments id={line.id} unit={line.unit} />
    </Page>
  );
}
