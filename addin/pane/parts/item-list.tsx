import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from "react";

const useStyles = makeStyles({
  box: { flexGrow: 1, minHeight: "12rem", overflowY: "auto", contain: "strict" },
  inner: { position: "relative", width: "100%" },
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
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  readonly onOpen: (item: T) => void;
  /** The item that is selected in the sheet, or was opened last: it is brought into view. */
  readonly selected?: string | undefined;
  readonly children: (item: T) => ReactNode;
  /** About how high an item is, in pixels, before it is measured. */
  readonly height?: number;
  /** A control before each item, such as a box to pick it; only that of the current item is reached by Tab. */
  readonly before?: (item: T, isCurrent: boolean) => ReactNode;
  /** Of an item that folds others away: whether they are shown. */
  readonly isUnfolded?: (item: T) => boolean | undefined;
};

/** A list of any length: only what can be seen is drawn. Arrows, Home and End move within it, Enter opens. */
export function ItemList<T>(props: Props<T>) {
  const { label, items, keyOf, onOpen, selected, children, height = 56, before, isUnfolded } = props;
  const styles = useStyles();
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const current = Math.min(at, Math.max(0, items.length - 1));
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 8,
    getItemKey: useCallback((index: number) => keyOf(items[index] as T), [items, keyOf]),
  });
  const chosen = selected === undefined ? -1 : items.findIndex((item) => keyOf(item) === selected);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another choice moves the list, not a new measure of it
  useEffect(() => {
    if (chosen === -1) return;
    setAt(chosen);
    rows.scrollToIndex(chosen, { align: "auto" });
  }, [chosen, selected]);

  const move = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? height) / height) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: items.length - 1,
    };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const to = Math.max(0, Math.min(items.length - 1, next));
    setAt(to);
    rows.scrollToIndex(to, { align: "auto" });
    focusOn(box.current, to);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: only the items in view are there, which a list of elements would not say
    <div ref={box} className={styles.box} role="list" aria-label={label} onKeyDown={move}>
      <div className={styles.inner} style={{ height: rows.getTotalSize() }} role="presentation">
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const item = items[index] as T;
          const isSelected = index === chosen;
          return (
            // biome-ignore lint/a11y/useSemanticElements: see above
            <div
              key={key}
              role="listitem"
              aria-setsize={items.length}
              aria-posinset={index + 1}
              data-index={index}
              ref={rows.measureElement}
              className={styles.item}
              style={{ transform: `translateY(${start}px)` }}
            >
              {before?.(item, index === current)}
              <button
                type="button"
                data-item={index}
                tabIndex={index === current ? 0 : -1}
                aria-expanded={isUnfolded?.(item)}
                aria-current={isSelected ? "true" : undefined}
                className={mergeClasses(styles.button, isSelected && styles.selected)}
                onFocus={() => setAt(index)}
                onClick={() => onOpen(item)}
              >
                {children(item)}
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Gives an item the focus as soon as it is drawn. */
function focusOn(box: HTMLElement | null, index: number, tries = 10): void {
  const item = box?.querySelector<HTMLElement>(`[data-item="${index}"]`);
  if (item !== null && item !== undefined) item.focus({ preventScroll: true });
  else if (tries > 0) requestAnimationFrame(() => focusOn(box, index, tries - 1));
}
