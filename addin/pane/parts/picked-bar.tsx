import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { usePane } from "../context.tsx";

const useStyles = makeStyles({
  bar: {
    position: "sticky",
    bottom: 0,
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  count: { fontWeight: tokens.fontWeightSemibold, flexGrow: 1 },
});

type Props = {
  readonly label: string;
  readonly count: number;
  readonly onNone: () => void;
  /** What picks more of them. */
  readonly more?: ReactNode;
  /** What can be done with them. */
  readonly children: ReactNode;
};

/** What can be done with everything that is picked of a list, at its lower edge; not there while nothing is. */
export function PickedBar({ label, count, onNone, more, children }: Props) {
  const styles = useStyles();
  const { locale } = usePane();
  if (count === 0) return null;
  return (
    <section className={styles.bar} aria-label={label}>
      <span className={styles.count} role="status">{`${locale.number(count)} picked`}</span>
      {more}
      <Button appearance="subtle" onClick={onNone}>
        Pick none
      </Button>
      {children}
    </section>
  );
}
