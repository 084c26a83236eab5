import { makeStyles, SearchBox, Select, Tab, TabList, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import { severities } from "../../../../core/report/finding-groups.ts";
import { usePane } from "../../context.tsx";
import type { FindingItem } from "./finding-item.ts";
import { assignees, shownCounts } from "./finding-list.ts";
import { useView } from "./use-view.ts";
import type { Shown } from "./view.ts";

const useStyles = makeStyles({
  filters: { display: "grid", rowGap: tokens.spacingVerticalS },
  // in the narrowest pane, or with large figures, the last of them stands below
  tabs: { flexWrap: "wrap" },
  tab: { paddingInline: tokens.spacingHorizontalS },
  fields: {
    display: "grid",
    gridTemplateColumns: "1fr 1fr",
    gap: tokens.spacingHorizontalS,
    "@media (min-width: 560px)": { gridTemplateColumns: "2fr 1fr 1fr" },
  },
  search: { maxWidth: "none", gridColumn: "1 / -1", "@media (min-width: 560px)": { gridColumn: "auto" } },
  select: { minWidth: 0 },
});

const tabs: readonly (readonly [Shown, string])[] = [
  ["on the desk", "On the desk"],
  ["to fix", "To fix"],
  ["decided", "Decided"],
  ["all", "All"],
];

const words = { error: "Errors", warning: "Warnings", note: "Notes" } as const;

/** What begins the value of a choice that is a name, so that nobody's name is taken for a word of ours. */
const NAME = "=";

/** Which findings are listed: by what became of them, how grave they are, who looks after them, and by words. */
export function FindingsFilters({ items }: { readonly items: readonly FindingItem[] }) {
  const styles = useStyles();
  const { locale } = usePane();
  const { view, change } = useView();
  const counts = useMemo(() => shownCounts(items), [items]);
  const names = useMemo(() => assignees(items), [items]);
  const { assigned } = view;
  const chosen = assigned === undefined ? "" : assigned.to === undefined ? "nobody" : `${NAME}${assigned.to}`;
  const assign = (value: string) => {
    if (value === "") return change({ assigned: undefined });
    change({ assigned: { to: value.startsWith(NAME) ? value.slice(NAME.length) : undefined } });
  };
  return (
    <search className={styles.filters} aria-label="Which findings are listed">
      <TabList
        className={styles.tabs}
        size="small"
        selectedValue={view.shown}
        onTabSelect={(_event, { value }) => change({ shown: value as Shown })}
      >
        {tabs.map(([shown, title]) => (
          <Tab key={shown} value={shown} className={styles.tab}>{`${title} (${locale.number(counts[shown])})`}</Tab>
        ))}
      </TabList>
      <div className={styles.fields}>
        <SearchBox
          className={styles.search}
          aria-label="Find a person or contract"
          placeholder="Find a person or contract"
          value={view.text}
          onChange={(_event, { value }) => change({ text: value })}
        />
        <Select
          className={styles.select}
          aria-label="How grave"
          value={view.severity ?? ""}
          onChange={(_event, { value }) => change({ severity: severities.find((one) => one === value) })}
        >
          <option value="">All kinds</option>
          {severities.map((severity) => (
            <option key={severity} value={severity}>
              {words[severity]}
            </option>
          ))}
        </Select>
        <Select
          className={styles.select}
          aria-label="Assigned to"
          value={chosen}
          onChange={(_event, { value }) => assign(value)}
        >
          <option value="">Anybody's</option>
          <option value="nobody">Nobody's</option>
          {names.map((name) => (
            <option key={name} value={`${NAME}${name}`}>
              {name}
            </option>
          ))}
        </Select>
      </div>
    </search>
  );
}
