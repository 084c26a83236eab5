import { Button } from "@fluentui/react-components";
import { useCallback, useDeferredValue, useMemo } from "react";
import { usePane, usePaneState } from "../../context.tsx";
import { Empty } from "../../parts/empty.tsx";
import { ItemList } from "../../parts/item-list.tsx";
import { Page } from "../../parts/page.tsx";
import { PickedBar } from "../../parts/picked-bar.tsx";
import { ChoiceButtons } from "./choice-buttons.tsx";
import type { FindingItem } from "./finding-item.ts";
import { type ListLine, listedBy, listLines, peopleText } from "./finding-list.ts";
import { FindingsFilters } from "./findings-filters.tsx";
import { LineBox, LineWords } from "./list-line.tsx";
import { Unrecorded } from "./unrecorded.tsx";
import { useAddPeople, useView } from "./use-view.ts";
import { firstFindingsView } from "./view.ts";

const keyOf = ({ key }: ListLine) => key;
const isUnfolded = (line: ListLine) => (line.kind === "group" ? line.isUnfolded : undefined);

/** The findings by cause, with what is done about several at once. */
export function FindingsPage({ items }: { readonly items: readonly FindingItem[] }) {
  const { session, send } = usePane();
  const { view, change, decide } = useView();
  const addPeople = useAddPeople();
  const opened = usePaneState((state) => state.selected);
  const { shown, severity, text, assigned, folds, picked } = view;
  const typed = useDeferredValue(text);
  const listed = useMemo(
    () => listedBy(items, { shown, severity, text: typed, assigned }),
    [items, shown, severity, typed, assigned],
  );
  const lines = useMemo(() => listLines(listed, folds), [listed, folds]);
  // a row may have been deleted since it was picked
  const there = useMemo(
    () => items.flatMap(({ finding }) => (picked.has(finding.finding) ? [finding.finding] : [])),
    [items, picked],
  );
  const open = (line: ListLine) => {
    if (line.kind === "group") return change({ folds: { ...folds, [line.group.code]: !line.isUnfolded } });
    if (line.kind === "add people") return addPeople(peopleText(line.people));
    send({ kind: "opened", screen: "findings", key: line.key });
    void session.show({ table: "Findings", key: [line.key] });
  };
  const box = useCallback((line: ListLine, isCurrent: boolean) => <LineBox line={line} isCurrent={isCurrent} />, []);
  const selected = opened?.table === "Findings" ? opened.key[0] : undefined;
  return (
    <Page title="Findings">
      <Unrecorded />
      {items.length === 0 ? (
        <Empty actions={<Button onClick={() => session.go("reconcile")}>Reconcile</Button>}>
          No findings are recorded yet. They come from reconciling the exports: what was found is then listed here.
        </Empty>
      ) : (
        <>
          <FindingsFilters items={items} />
          {lines.length === 0 ? (
            <Nothing isFiltered={severity !== undefined || assigned !== undefined || text !== ""} />
          ) : (
            <ItemList
              // another choice is another list, which begins at its top
              key={[shown, severity, assigned?.to].join("/")}
              label="Findings by cause"
              items={lines}
              keyOf={keyOf}
              onOpen={open}
              selected={selected}
              before={box}
              isUnfolded={isUnfolded}
            >
              {(line) => <LineWords line={line} />}
            </ItemList>
          )}
        </>
      )}
      <PickedBar
        label="What to do with the picked findings"
        count={there.length}
        onNone={() => change({ picked: new Set() })}
      >
        <ChoiceButtons onChoose={(choice) => decide(choice, there)} />
      </PickedBar>
    </Page>
  );
}

const nothing = {
  "on the desk": "The desk is clear: nothing waits for a decision.",
  "to fix": "Nothing is to be fixed: findings come here when somebody decides so.",
  decided: "Nothing has been decided yet.",
  all: "Nothing was found.",
} as const;

function Nothing({ isFiltered }: { readonly isFiltered: boolean }) {
  const { view, change } = useView();
  const { severity, text, assigned } = firstFindingsView;
  if (isFiltered) {
    return (
      <Empty actions={<Button onClick={() => change({ severity, text, assigned })}>Show all of them</Button>}>
        No finding fits what was chosen above.
      </Empty>
    );
  }
  return <Empty>{nothing[view.shown]}</Empty>;
}
