import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Checkmark16Filled } from "@fluentui/react-icons";
import { useState } from "react";
import { requestLetter } from "../../../../core/commands/people/registration.ts";
import { reminderLetter } from "../../../../core/commands/people/reminder.ts";
import type { Person } from "../../../../core/roster/people.ts";
import { usePane, useSnapshot } from "../../context.tsx";
import { LetterPart } from "../../parts/letter.tsx";
import { Section } from "../../parts/page.tsx";
import type { OpenForm } from "./open-form.ts";
import { registrationSteps, stageOf } from "./stage.ts";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none" },
  step: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    minHeight: "36px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingBlock: tokens.spacingVerticalXXS,
  },
  mark: {
    flexShrink: 0,
    width: "20px",
    height: "20px",
    display: "inline-flex",
    alignItems: "center",
    justifyContent: "center",
    boxSizing: "border-box",
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    fontSize: tokens.fontSizeBase200,
  },
  over: { color: tokens.colorBrandForeground1, border: "none" },
  words: { flexGrow: 1, minWidth: 0, display: "flex", flexDirection: "column" },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  action: { flexShrink: 0 },
});

type Props = { readonly person: Person; readonly onRecord: (form: OpenForm) => void };

/** The steps of a registration with their days; the next one is the button, and what is to be sent can be copied. */
export function RegistrationSection({ person, onRecord }: Props) {
  const styles = useStyles();
  const { session, locale } = usePane();
  const { stored } = useSnapshot();
  const [isShown, setShown] = useState(false);
  const today = session.today();
  const stage = stageOf(person, today);
  const steps = registrationSteps(person, today);
  const letter =
    stage === "requested"
      ? { title: "The request", letter: requestLetter(stored, person, person.requestedOn ?? today) }
      : stage === "invited"
        ? { title: "A reminder", letter: reminderLetter(stored, person, today) }
        : undefined;
  if (steps.length === 0) return null;
  return (
    <Section title="Registration">
      <ol className={styles.list}>
        {steps.map(({ title, state, day, otherwise, record }, index) => (
          <li key={title} className={styles.step}>
            <span className={mergeClasses(styles.mark, state === "over" && styles.over)} aria-hidden>
              {state === "over" ? <Checkmark16Filled /> : index + 1}
            </span>
            <span className={styles.words}>
              <span>{title}</span>
              <span className={styles.quiet}>{day === undefined ? otherwise : locale.day(day)}</span>
            </span>
            {record === undefined ? null : (
              <Button
                className={styles.action}
                appearance={state === "next" ? "primary" : "subtle"}
                onClick={() => onRecord(record)}
              >
                {record.words}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {letter === undefined ? null : (
        <>
          <div>
            <Button aria-expanded={isShown} onClick={() => setShown(!isShown)}>
              {isShown ? "Hide the text" : `${letter.title} to send`}
            </Button>
          </div>
          {isShown ? <LetterPart letter={letter.letter} title={letter.title} /> : null}
        </>
      )}
    </Section>
  );
}
