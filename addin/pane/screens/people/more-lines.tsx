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
const STEP = 20;

type Props<T> = {
  readonly label: string;
  readonly lines: readonly T[];
  readonly children: (line: T) => ReactNode;
};

/** Lines to be read, of any number: some at first, and more when they are asked for. */
export function MoreLines<T>({ label, lines, children }: Props<T>) {
  const styles = useStyles();
  const { locale } = usePane();
  const [shown, setShown] = useState(STEP);
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
          <Button size="small" onClick={() => setShown(shown + STEP * 5)}>
            {`Show ${locale.number(Math.min(more, STEP * 5))} more of ${locale.number(more)}`}
          </Button>
        </div>
      ) : null}
    </>
  );
}
