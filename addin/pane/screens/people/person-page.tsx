import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { addAlias } from "../../../../core/commands/people/alias.ts";
import { changePerson } from "../../../../core/commands/people/change-person.ts";
import { recordLeaving } from "../../../../core/commands/people/leaving.ts";
import type { Person } from "../../../../core/roster/people.ts";
import { usePane, useSnapshot } from "../../context.tsx";
import { CommandForm } from "../../parts/command-form.tsx";
import { Facts } from "../../parts/facts.tsx";
import { Page, Section } from "../../parts/page.tsx";
import { ProblemList } from "../../parts/problem-list.tsx";
import type { OpenForm } from "./open-form.ts";
import { OwnCreditsSection } from "./own-credits-section.tsx";
import { changePreset, personFacts, personProblems } from "./person-facts.ts";
import { RegistrationSection } from "./registration-section.tsx";
import { stageOf } from "./stage.ts";

const useStyles = makeStyles({
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** One person: what is known, the registration step by step, what is left of the credits, and what else can be recorded. */
export function PersonPage({ person, onBack }: { readonly person: Person; readonly onBack: () => void }) {
  const styles = useStyles();
  const { session, locale } = usePane();
  const snapshot = useSnapshot();
  const [form, setForm] = useState<OpenForm>();
  const problems = useMemo(() => personProblems(snapshot.diagnostics, person), [snapshot, person]);
  const { email, name } = person;
  const close = () => setForm(undefined);
  const isChange = form?.command === changePerson;
  const preset = useMemo(
    () => (isChange ? changePreset(snapshot.stored, person) : { email: person.email }),
    [isChange, snapshot, person],
  );
  if (form !== undefined) {
    const { command, dayField } = form;
    return (
      <Page title={command.title} onBack={close}>
        <Facts facts={[["Person", name === undefined ? email : `${name} (${email})`]]} />
        <CommandForm
          command={command}
          preset={{ ...preset, ...(dayField === undefined ? {} : { [dayField]: session.today() }) }}
          locked={locked}
          onDone={close}
          onCancel={close}
        />
      </Page>
    );
  }
  const hasLeft = stageOf(person, session.today()) === "left";
  return (
    <Page title={name ?? email} onBack={onBack}>
      <Facts facts={personFacts(snapshot.stored, person, locale)} />
      <div className={styles.actions}>
        <Button onClick={() => session.show({ table: "People", key: [email] })}>Show in the sheet</Button>
        {hasLeft || person.leftOn !== undefined ? null : (
          <Button onClick={() => setForm({ command: recordLeaving, dayField: "leftOn" })}>Record leaving</Button>
        )}
        <Button onClick={() => setForm({ command: changePerson, dayField: undefined })}>Change</Button>
        <Button onClick={() => setForm({ command: addAlias, dayField: undefined })}>Add another address</Button>
      </div>
      {problems.length === 0 ? null : (
        <Section title="What is wrong in this row">
          <ProblemList problems={problems} />
        </Section>
      )}
      <RegistrationSection person={person} onRecord={setForm} />
      <OwnCreditsSection person={person} />
    </Page>
  );
}

const locked = ["email"] as const;
