import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none" },
  line: {
    display: "block",
    width: "100%",
    boxSizing: "border-box",
    paddingBlock: tokens.spacingVerticalS,
    paddingInline: 0,
    textAlign: "start",
    font: "inherit",
    color: "inherit",
    backgroundColor: "transparent",
    border: "none",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: "anywhere",
  },
  button: {
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** A short list on a page with other parts; each of its lines is a button where there is something to open. */
export function Lines<T>(props: {
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  readonly onOpen?: (item: T) => (() => void) | undefined;
  readonly children: (item: T) => ReactNode;
}) {
  const { label, items, keyOf, onOpen, children } = props;
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label={label}>
      {items.map((item) => {
        const open = onOpen?.(item);
        return (
          <li key={keyOf(item)}>
            {open === undefined ? (
              <div className={styles.line}>{children(item)}</div>
            ) : (
              <button type="button" className={mergeClasses(styles.line, styles.button)} onClick={open}>
                {children(item)}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
