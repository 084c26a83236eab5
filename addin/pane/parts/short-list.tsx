import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { usePane } from "../context.tsx";

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
  button: {
    display: "block",
    width: "100%",
    boxSizing: "border-box",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    textAlign: "start",
    font: "inherit",
    color: "inherit",
    backgroundColor: "transparent",
    border: "none",
    cursor: "pointer",
    overflowWrap: "anywhere",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  selected: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    boxShadow: `inset 3px 0 ${tokens.colorBrandStroke1}`,
  },
  more: { alignSelf: "flex-start" },
});

/** So many are drawn before somebody asks for more. */
const SHOWN = 50;

type Props<T> = {
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  readonly onOpen: (item: T) => void;
  /** The item whose row is selected in the sheet. */
  readonly selected?: string | undefined;
  readonly children: (item: T) => ReactNode;
};

/** A list within a page of several parts: it is as high as its items, the first of them at once and more when asked for. */
export function ShortList<T>({ label, items, keyOf, onOpen, selected, children }: Props<T>) {
  const styles = useStyles();
  const { locale } = usePane();
  const [count, setCount] = useState(SHOWN);
  const more = items.length - count;
  return (
    <>
      <ul className={styles.list} aria-label={label}>
        {items.slice(0, count).map((item) => {
          const isSelected = keyOf(item) === selected;
          return (
            <li key={keyOf(item)} className={styles.item}>
              <button
                type="button"
                className={mergeClasses(styles.button, isSelected && styles.selected)}
                aria-current={isSelected ? "true" : undefined}
                onClick={() => onOpen(item)}
              >
                {children(item)}
              </button>
            </li>
          );
        })}
      </ul>
      {more > 0 ? (
        <Button size="small" className={styles.more} onClick={() => setCount(count + SHOWN)}>
          {`Show more (${locale.number(more)})`}
        </Button>
      ) : null}
    </>
  );
}
