import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { usePane } from "../../context.tsx";
import type { PersonItem } from "./people-list.ts";
import { forSeveral } from "./picked.ts";
import { usePicked, usePickedPeople } from "./use-picked.ts";

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
  /** Everybody who is listed now. */
  readonly listed: readonly PersonItem[];
  readonly onOpen: (key: string) => void;
};

/** What can be done with everybody who is picked; not there while nobody is. */
export function PickedBar({ listed, onOpen }: Props) {
  const styles = useStyles();
  const { locale } = usePane();
  const { picked, pick } = usePicked();
  const people = usePickedPeople();
  if (people.length === 0) return null;
  const areAllPicked = listed.every(({ key }) => picked.has(key));
  return (
    <section className={styles.bar} aria-label="What to do with the picked people">
      <span className={styles.count} role="status">{`${locale.number(people.length)} picked`}</span>
      {areAllPicked ? null : (
        <Button appearance="subtle" onClick={() => pick(new Set([...picked, ...listed.map(({ key }) => key)]))}>
          {`Pick all ${locale.number(listed.length)}`}
        </Button>
      )}
      <Button appearance="subtle" onClick={() => pick([])}>
        Pick none
      </Button>
      {Object.entries(forSeveral).map(([key, { words }]) => (
        <Button key={key} onClick={() => onOpen(key)}>
          {words}
        </Button>
      ))}
    </section>
  );
}
