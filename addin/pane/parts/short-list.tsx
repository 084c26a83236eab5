import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { usePane } from "../context.tsx";
import { useLineStyles } from "./line-styles.ts";

const useStyles = makeStyles({
  list: {
    margin: 0,
    // what an item is called stands in one line with what is above the list; only its ground reaches further
    marginInline: `calc(-1 * ${tokens.spacingHorizontalS})`,
    padding: 0,
    listStyleType: "none",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  item: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  button: { width: "100%" },
  more: { alignSelf: "flex-start" },
});

/** So many are drawn before somebody asks for more. */
const SHOWN = 50;

type Props<T> = {
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** Absent where the items are only read. */
  readonly onOpen?: (item: T) => void;
  /** Whether there is something to open; of every item, when absent. */
  readonly opens?: (item: T) => boolean;
  /** The item whose row is selected in the sheet. */
  readonly selected?: string | undefined;
  /** So many are shown until somebody asks for all of them; without it there are more at a time. */
  readonly first?: number;
  readonly children: (item: T) => ReactNode;
};

/** A list within a page of several parts: it is as high as its items, the first of them at once and others when asked for. */
export function ShortList<T>({ label, items, keyOf, onOpen, opens, selected, first, children }: Props<T>) {
  const styles = useStyles();
  const lines = useLineStyles();
  const { locale } = usePane();
  const [count, setCount] = useState(first ?? SHOWN);
  const more = items.length - count;
  return (
    <>
      <ul className={styles.list} aria-label={label}>
        {items.slice(0, count).map((item) => {
          const isSelected = keyOf(item) === selected;
          const isOpened = onOpen !== undefined && opens?.(item) !== false;
          return (
            <li key={keyOf(item)} className={styles.item}>
              {isOpened ? (
                <button
                  type="button"
                  className={mergeClasses(lines.line, lines.button, styles.button, isSelected && lines.selected)}
                  aria-current={isSelected ? "true" : undefined}
                  onClick={() => onOpen(item)}
                >
                  {children(item)}
                </button>
              ) : (
                <div className={lines.line}>{children(item)}</div>
              )}
            </li>
          );
        })}
      </ul>
      {more > 0 ? (
        <Button
          size="small"
          className={styles.more}
          onClick={() => setCount(first === undefined ? count + SHOWN : Number.POSITIVE_INFINITY)}
        >
          {first === undefined ? `Show more (${locale.number(more)})` : `Show all ${locale.number(items.length)}`}
        </Button>
      ) : null}
    </>
  );
}
