import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { memo, type ReactNode } from "react";

const useStyles = makeStyles({
  item: { position: "absolute", top: 0, left: 0, width: "100%", boxSizing: "border-box", display: "flex" },
  button: {
    display: "block",
    flexGrow: 1,
    minWidth: 0,
    boxSizing: "border-box",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    textAlign: "start",
    font: "inherit",
    color: "inherit",
    backgroundColor: "transparent",
    border: "none",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    cursor: "pointer",
    overflowWrap: "anywhere",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  selected: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    boxShadow: `inset 3px 0 ${tokens.colorBrandStroke1}`,
  },
});

type Props<T> = {
  readonly item: T;
  readonly index: number;
  readonly count: number;
  /** Pixels from the top of the list. */
  readonly start: number;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly measure: (element: Element | null) => void;
  readonly onFocus: (index: number) => void;
  readonly onOpen: (item: T) => void;
  readonly before: ((item: T, isCurrent: boolean) => ReactNode) | undefined;
  readonly isUnfolded: ((item: T) => boolean | undefined) | undefined;
  readonly children: (item: T) => ReactNode;
};

function Row<T>(props: Props<T>) {
  const { item, index, count, start, isCurrent, isSelected, measure, onFocus, onOpen, before, isUnfolded } = props;
  const styles = useStyles();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a list of elements would not say how many there are in all
    <div
      role="listitem"
      aria-setsize={count}
      aria-posinset={index + 1}
      data-index={index}
      ref={measure}
      className={styles.item}
      style={{ transform: `translateY(${start}px)` }}
    >
      {before?.(item, isCurrent)}
      <button
        type="button"
        data-item={index}
        tabIndex={isCurrent ? 0 : -1}
        aria-expanded={isUnfolded?.(item)}
        aria-current={isSelected ? "true" : undefined}
        className={mergeClasses(styles.button, isSelected && styles.selected)}
        onFocus={() => onFocus(index)}
        onClick={() => onOpen(item)}
      >
        {props.children(item)}
      </button>
    </div>
  );
}

/** A row of an `ItemList`. Scrolling draws the list anew many times a second: a row that stays as it is costs nothing. */
export const ItemRow = memo(Row) as typeof Row;
