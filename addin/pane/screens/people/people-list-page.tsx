import { Button, makeStyles, SearchBox, Select, tokens } from "@fluentui/react-components";
import { useDeferredValue, useMemo } from "react";
import type { PlainDate } from "../../../../core/calendar.ts";
import { usePane, usePaneState, useSnapshot } from "../../context.tsx";
import { Empty } from "../../parts/empty.tsx";
import { ItemLine } from "../../parts/item-line.tsx";
import { ItemList } from "../../parts/item-list.tsx";
import { Page } from "../../parts/page.tsx";
import type { Snapshot } from "../../snapshot.ts";
import type { HeldRun } from "../../state.ts";
import { struckBalances } from "../../struck-balances.ts";
import { ownCreditsBook } from "./own-credits.ts";
import {
  figureOf,
  figuresNote,
  filterCounts,
  foundPeople,
  type PeopleFilter,
  type PersonItem,
  peopleFilters,
  peopleItems,
} from "./people-list.ts";
import { PersonBox } from "./person-box.tsx";
import { PickedPeople } from "./picked-people.tsx";

const useStyles = makeStyles({
  // both stay side by side, be it beside the title or below it
  actions: { display: "flex", gap: tokens.spacingHorizontalS },
  tools: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  search: { flexGrow: 1, flexBasis: "9rem", minWidth: 0, maxWidth: "none" },
  filter: { flexGrow: 1, flexBasis: "9rem", minWidth: 0 },
  count: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Under this name the search and the filter are remembered, so that going back to the list finds it as it was left. */
const LIST = "people";

const keyOf = ({ key }: PersonItem) => key;
const box = (item: PersonItem, isCurrent: boolean) => <PersonBox item={item} isCurrent={isCurrent} />;

let last: { readonly of: readonly unknown[]; readonly items: readonly PersonItem[] } | undefined;

/** The people of the list, kept for who comes back from a person or another screen: 20,000 take a while to be put in order. */
function itemsOf(snapshot: Snapshot, held: HeldRun | undefined, today: PlainDate): readonly PersonItem[] {
  const of = [snapshot, held, today];
  if (last === undefined || !of.every((part, at) => part === last?.of[at])) {
    const own = ownCreditsBook(struckBalances(snapshot, held));
    last = { of, items: peopleItems(snapshot.stored.roster.people.values(), own, today) };
  }
  return last.items;
}

/** Everybody on the roster, to be searched and filtered, with what is left of each one's individual credits. */
export function PeopleListPage({ onOpen }: { readonly onOpen: (key: string) => void }) {
  const styles = useStyles();
  const { session, send, locale } = usePane();
  const snapshot = useSnapshot();
  const held = usePaneState((state) => state.held);
  const chosen = usePaneState((state) => state.remembered[LIST]);
  const selected = usePaneState((state) => (state.selected?.table === "People" ? state.selected.key[0] : undefined));
  const { search = "", filter = "all" } = (chosen ?? {}) as { search?: string; filter?: PeopleFilter };
  const today = session.today();
  const items = itemsOf(snapshot, held, today);
  const counts = useMemo(() => filterCounts(items), [items]);
  // typing stays smooth while 20,000 people are looked through
  const looked = useDeferredValue(search);
  const found = useMemo(() => foundPeople(items, filter, looked), [items, filter, looked]);
  const choose = (choices: Readonly<Record<string, string>>) =>
    send({ kind: "remember", what: LIST, choices: { ...chosen, ...choices } });
  const open = ({ key }: PersonItem) => {
    // the sheet answers the showing with its selection: it is known already, and opens nothing again
    send({ kind: "selected", row: { table: "People", key: [key] } });
    onOpen(key);
    session.show({ table: "People", key: [key] });
  };
  const add = (
    <Button appearance="primary" onClick={() => onOpen("add")}>
      Add a person
    </Button>
  );
  const paste = <Button onClick={() => onOpen("paste")}>Paste a list</Button>;
  if (items.length === 0) {
    return (
      <Page title="People">
        <Empty
          actions={
            <div className={styles.tools}>
              {add}
              {paste}
            </div>
          }
        >
          Nobody is on the roster yet. Add the named users one by one, or paste a list that you have.
        </Empty>
      </Page>
    );
  }
  return (
    <Page
      title="People"
      actions={
        <div className={styles.actions}>
          {add}
          {paste}
        </div>
      }
    >
      <div className={styles.tools}>
        <SearchBox
          className={styles.search}
          aria-label="Search by name, e-mail, office or other address"
          placeholder="Search"
          value={search}
          onChange={(_event, { value }) => choose({ search: value })}
        />
        <Select
          className={styles.filter}
          aria-label="Which people are shown"
          value={filter}
          onChange={(_event, { value }) => choose({ filter: value })}
        >
          {peopleFilters.map(({ name, title }) => (
            <option key={name} value={name}>
              {`${title} (${locale.number(counts[name])})`}
            </option>
          ))}
        </Select>
      </div>
      <p className={styles.count}>
        <span role="status">
          {found.length === items.length
            ? `${locale.number(items.length)} people.`
            : `${locale.number(found.length)} of ${locale.number(items.length)} people.`}
        </span>{" "}
        {figuresNote(items, locale)}
      </p>
      {found.length === 0 ? (
        <Empty actions={<Button onClick={() => choose({ search: "", filter: "all" })}>Show everybody</Button>}>
          Nobody is found. Every word that is typed is looked for in the name, the e-mail, the office and the other
          addresses.
        </Empty>
      ) : (
        <ItemList label="People" items={found} keyOf={keyOf} onOpen={open} selected={selected} before={box}>
          {(item) => {
            const { figure, detail } = figureOf(item, locale);
            return <ItemLine title={item.title} detail={item.detail} figure={figure} figureDetail={detail} />;
          }}
        </ItemList>
      )}
      <PickedPeople listed={found} onOpen={onOpen} />
    </Page>
  );
}
