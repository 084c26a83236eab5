import { Button } from "@fluentui/react-components";
import { usePane } from "../../context.tsx";
import { PickedBar } from "../../parts/picked-bar.tsx";
import type { PersonItem } from "./people-list.ts";
import { forSeveral } from "./picked.ts";
import { usePicked, usePickedPeople } from "./use-picked.ts";

type Props = {
  /** Everybody who is listed now. */
  readonly listed: readonly PersonItem[];
  readonly onOpen: (key: string) => void;
};

/** What can be done with everybody who is picked; not there while nobody is. */
export function PickedPeople({ listed, onOpen }: Props) {
  const { locale } = usePane();
  const { picked, pick } = usePicked();
  const people = usePickedPeople();
  if (people.length === 0) return null;
  const areAllPicked = listed.every(({ key }) => picked.has(key));
  return (
    <PickedBar
      label="What to do with the picked people"
      count={people.length}
      onNone={() => pick([])}
      more={
        areAllPicked ? null : (
          <Button appearance="subtle" onClick={() => pick(new Set([...picked, ...listed.map(({ key }) => key)]))}>
            {`Pick all ${locale.number(listed.length)}`}
          </Button>
        )
      }
    >
      {Object.entries(forSeveral).map(([key, { words }]) => (
        <Button key={key} onClick={() => onOpen(key)}>
          {words}
        </Button>
      ))}
    </PickedBar>
  );
}
