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
import { usePane, usePaneState } from "../context.tsx";
import { LetterPart } from "./letter.tsx";

const useStyles = makeStyles({
  list: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingInlineStart: "1.2em", overflowWrap: "anywhere" },
  letter: { marginTop: tokens.spacingVerticalS },
});

/** So many single refusals are shown; the count says how many more there are. */
const SHOWN = 6;

const intents = { done: "success", partly: "warning", refused: "error" } as const;

/** What came of the last writing: what is so now, what was refused and why, and the way to take it back. */
export function WrittenMessage() {
  const styles = useStyles();
  const { session, send, locale } = usePane();
  const written = usePaneState((state) => state.written);
  if (written === undefined) return null;
  const { outcome, said, notes, refused, letter, takeBack } = written;
  const more = refused.length - SHOWN;
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
            <LetterPart letter={letter} />
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
        {takeBack === undefined ? null : <Button onClick={() => session.takeBack(written)}>Take back</Button>}
      </MessageBarActions>
    </MessageBar>
  );
}
