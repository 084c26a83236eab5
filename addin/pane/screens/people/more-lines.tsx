import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { usePane } from "../../context.tsx";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none" },
  line: {
    paddingBlock: tokens.spacingVerticalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: "anywhere",
  },
});

/** So many lines are shown at first, and so many more each time that more are asked for. */
const FIRST = 10;
const STEP = 100;

type Props<T> = {
  readonly label: string;
  readonly lines: readonly T[];
  readonly children: (line: T) => ReactNode;
};

/** Lines to be read, of any number: some at first, and more when they are asked for. */
export function MoreLines<T>({ label, lines, children }: Props<T>) {
  const styles = useStyles();
  const { locale } = usePane();
  const [shown, setShown] = useState(FIRST);
  const more = lines.length - shown;
  return (
    <>
      <ul className={styles.list} aria-label={label}>
        {lines.slice(0, shown).map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name of its own, and lines are never moved
          <li key={at} className={styles.line}>
            {children(line)}
          </li>
        ))}
      </ul>
      {more > 0 ? (
        <div>
          <Button size="small" onClick={() => setShown(shown + STEP)}>
            {more <= STEP
              ? `Show the other ${locale.number(more)}`
              : `Show ${locale.number(STEP)} more of ${locale.number(more)}`}
          </Button>
        </div>
      ) : null}
    </>
  );
}
