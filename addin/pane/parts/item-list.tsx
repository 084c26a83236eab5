import { makeStyles, tokens } from "@fluentui/react-components";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { ItemRow } from "./item-row.tsx";

const useStyles = makeStyles({
  // what an item is called stands in one line with what is above the list; only its ground reaches further
  box: {
    flexGrow: 1,
    minHeight: "12rem",
    overflowY: "auto",
    contain: "strict",
    marginInline: `calc(-1 * ${tokens.spacingHorizontalS})`,
  },
  inner: { position: "relative", width: "100%" },
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
  const chosen = useMemo(
    () => (selected === undefined ? -1 : items.findIndex((item) => keyOf(item) === selected)),
    [items, keyOf, selected],
  );
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
          return (
            <ItemRow
              key={key}
              item={item}
              index={index}
              count={items.length}
              start={start}
              isCurrent={index === current}
              isSelected={index === chosen}
              measure={rows.measureElement}
              onFocus={setAt}
              onOpen={onOpen}
              before={before}
              isUnfolded={isUnfolded}
            >
              {children}
            </ItemRow>
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
