import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { Dismiss20Regular } from "@fluentui/react-icons";
import { useState } from "react";
import { usePane, usePaneState } from "../context.tsx";
import { TAKE_BACK } from "../session.ts";
import { LetterPart } from "./letter.tsx";

const useStyles = makeStyles({
  list: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingInlineStart: "1.2em", overflowWrap: "anywhere" },
  letter: {
    marginTop: tokens.spacingVerticalS,
    display: "grid",
    justifyItems: "start",
    rowGap: tokens.spacingVerticalS,
  },
});

/** So many single refusals are shown; the count says how many more there are. */
const SHOWN = 6;

const intents = { done: "success", partly: "warning", refused: "error" } as const;

/** What came of the last writing: what is so now, what was refused and why, and the way to take it back. */
export function WrittenMessage() {
  const styles = useStyles();
  const { session, send, locale } = usePane();
  const written = usePaneState((state) => state.written);
  const [showsLetter, setShowsLetter] = useState(false);
  if (written === undefined) return null;
  const { outcome, said, notes, refused, letter, takeBack } = written;
  const more = refused.length - SHOWN;
  const isTakenBack = written.title === TAKE_BACK;
  return (
    <MessageBar intent={intents[outcome]} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{locale.words(said)}</MessageBarTitle>
        {notes.length + refused.length === 0 ? null : (
          <ul className={styles.list}>
            {refused.slice(0, SHOWN).map(({ message, help, place }) => (
              <li key={message}>
                {locale.words(`${message} ${help}`)}{" "}
                {place === undefined ? null : (
                  <Button size="small" appearance="transparent" onClick={() => session.show(place)}>
                    Show in the sheet
                  </Button>
                )}
              </li>
            ))}
            {more > 0 ? <li>{locale.number(more)} more were refused.</li> : null}
            {notes.slice(0, 12).map((note) => (
              <li key={note}>{locale.words(note)}</li>
            ))}
            {notes.length > 12 ? <li>{locale.number(notes.length - 12)} more.</li> : null}
          </ul>
        )}
        {letter === undefined ? null : (
          <div className={styles.letter}>
            <Button aria-expanded={showsLetter} onClick={() => setShowsLetter(!showsLetter)}>
              {showsLetter ? "Hide the text to send" : "Show the text to send"}
            </Button>
            {showsLetter ? <LetterPart letter={letter} /> : null}
          </div>
        )}
      </MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            icon={<Dismiss20Regular />}
            aria-label="Close this message"
            onClick={() => send({ kind: "seen" })}
          />
        }
      >
        {takeBack === undefined ? null : (
          <Button onClick={() => session.takeBack(written)}>{isTakenBack ? "Do it again" : "Take back"}</Button>
        )}
      </MessageBarActions>
    </MessageBar>
  );
}
