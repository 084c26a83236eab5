import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Copy20Regular } from "@fluentui/react-icons";
import type { Letter } from "../../../core/commands/command.ts";
import { usePane } from "../context.tsx";

const useStyles = makeStyles({
  letter: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  text: {
    margin: 0,
    fontFamily: "inherit",
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    maxHeight: "16rem",
    overflowY: "auto",
    width: "100%",
  },
});

/** The whole text of a letter, as it is copied. */
export function letterText({ to, subject, lines }: Letter): string {
  return [...(to === undefined ? [] : [`To: ${to}`]), `Subject: ${subject}`, "", ...lines].join("\n");
}

/** A text to send to somebody, and a button that copies it. */
export function LetterPart({ letter, title = "Text to send" }: { readonly letter: Letter; readonly title?: string }) {
  const styles = useStyles();
  const { session } = usePane();
  const text = letterText(letter);
  return (
    <div className={styles.letter}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={styles.text} aria-label={title} tabIndex={0}>
        {text}
      </section>
      <Button icon={<Copy20Regular />} onClick={() => session.copy(text, title)}>
        Copy the text
      </Button>
    </div>
  );
}
