import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { withdrawDecision } from "../../../../core/commands/findings/withdraw-decision.ts";
import { titleOf } from "../../../../core/findings/finding-label.ts";
import { usePane, usePaneState, useSnapshot } from "../../context.tsx";
import { paneHelp } from "../../pane-help.ts";
import { Facts } from "../../parts/facts.tsx";
import { Page, Section } from "../../parts/page.tsx";
import { Quiet } from "../../parts/quiet.tsx";
import { ChoiceButtons } from "./choice-buttons.tsx";
import { EvidenceList } from "./evidence-list.tsx";
import type { FindingItem } from "./finding-item.ts";
import { peopleText, peopleToAdd } from "./finding-list.ts";
import { decisionFacts, explanationOf, severityWords, standingWords } from "./finding-words.ts";
import { roughly } from "./group-words.ts";
import { SeverityMark } from "./severity-mark.tsx";
import { useAddPeople, useView } from "./use-view.ts";

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: "anywhere" },
  next: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  sections: { display: "grid", rowGap: tokens.spacingVerticalS, "& p": { margin: 0 } },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

/** One finding: what is so, what to do, what shows it, and what was decided. */
export function FindingPage({ item }: { readonly item: FindingItem }) {
  const styles = useStyles();
  const { session, locale, send } = usePane();
  const { decide } = useView();
  const addPeople = useAddPeople();
  const held = usePaneState((state) => state.held);
  const { stored } = useSnapshot();
  const { finding, next, row } = item;
  const { code, subject, severity, message, amount, unit, cost, currency, dueOn } = finding;
  const people = peopleToAdd([finding.finding]);
  const back = () => send({ kind: "opened", screen: "findings", key: undefined });
  const withdraw = () => {
    const outcome = withdrawDecision.apply(stored, {}, [finding.finding]);
    if (outcome.kind === "done") void session.carryOut(withdrawDecision.title, outcome);
  };
  return (
    <Page title={subject} onBack={back}>
      <Quiet>
        <SeverityMark severity={severity} />
        {`${severityWords[severity]}: ${titleOf(code)}`}
      </Quiet>
      <p className={styles.text}>{locale.words(message)}</p>
      {next === "" ? null : <p className={styles.next}>{locale.words(paneHelp(next))}</p>}
      <div className={styles.actions}>
        {people.length === 0 ? null : (
          <Button onClick={() => addPeople(peopleText(people))}>Add this person to People</Button>
        )}
        <Button onClick={() => session.show({ table: "Findings", key: [finding.finding] })}>
          Show its row in the sheet
        </Button>
      </div>
      <Facts
        facts={[
          ["Amount", unit === null ? undefined : roughly(amount, unit, locale)],
          ["Cost", cost === null ? undefined : locale.money(cost, currency)],
          ["Due on", locale.day(dueOn)],
          ["Standing", standingWords(item, locale)],
        ]}
      />
      <Section title="Decide">
        <ChoiceButtons onChoose={(choice) => decide(choice, [finding.finding])} />
        <Facts facts={decisionFacts(item, locale)} />
        {row.values.decision === undefined ? null : (
          <div className={styles.actions}>
            <Button onClick={withdraw}>Take the decision back</Button>
          </div>
        )}
      </Section>
      <Section title="What shows it">
        <EvidenceList finding={finding} held={held} />
      </Section>
      <Section title={titleOf(code)}>
        <div className={styles.sections}>
          {explanationOf(code).map(({ heading, text }) => (
            <div key={heading}>
              <h3 className={styles.heading}>{heading}</h3>
              <p>{text}</p>
            </div>
          ))}
        </div>
      </Section>
    </Page>
  );
}
