import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { memo, type ReactNode } from "react";
import { useLineStyles } from "./line-styles.ts";

const useStyles = makeStyles({
  item: { position: "absolute", top: 0, left: 0, width: "100%", boxSizing: "border-box", display: "flex" },
  button: { flexGrow: 1, minWidth: 0, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
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
  const lines = useLineStyles();
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
        className={mergeClasses(lines.line, lines.button, styles.button, isSelected && lines.selected)}
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
