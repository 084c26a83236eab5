import { makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import {
  ArrowSync20Regular,
  CalendarTodayRegular,
  ClipboardTaskListLtr20Regular,
  PeopleRegular,
  ReceiptRegular,
  ScalesRegular,
  SettingsRegular,
} from "@fluentui/react-icons";
import type { ReactElement } from "react";
import { usePane, usePaneState } from "./context.tsx";
import { type ScreenName, screens } from "./state.ts";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    flexShrink: 0,
  },
  tabs: { width: "100%" },
  tab: { flexGrow: 1, flexBasis: 0, minWidth: 0, paddingInline: 0, paddingBlock: "6px", justifyContent: "center" },
  face: {
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    rowGap: "2px",
    fontSize: "10px",
    lineHeight: "14px",
    "@media (min-width: 560px)": { fontSize: "12px", lineHeight: "16px" },
  },
});

const looks: Readonly<Record<ScreenName, { readonly title: string; readonly icon: ReactElement }>> = {
  today: { title: "Today", icon: <CalendarTodayRegular fontSize={20} /> },
  people: { title: "People", icon: <PeopleRegular fontSize={20} /> },
  purchases: { title: "Purchases", icon: <ReceiptRegular fontSize={20} /> },
  reconcile: { title: "Reconcile", icon: <ArrowSync20Regular /> },
  findings: { title: "Findings", icon: <ClipboardTaskListLtr20Regular /> },
  balances: { title: "Balances", icon: <ScalesRegular fontSize={20} /> },
  settings: { title: "Settings", icon: <SettingsRegular fontSize={20} /> },
};

/** The tabs of the pane's screens: an icon over a word, so that all fit into 320 pixels. */
export function Navigation() {
  const styles = useStyles();
  const { session } = usePane();
  const screen = usePaneState((state) => state.screen);
  return (
    <nav className={styles.bar} aria-label="Screens">
      <TabList
        className={styles.tabs}
        selectedValue={screen}
        onTabSelect={(_event, { value }) => session.go(value as ScreenName)}
      >
        {screens.map((name) => (
          <Tab
            key={name}
            value={name}
            className={styles.tab}
            aria-controls="screen"
            content={{ className: styles.face }}
          >
            {looks[name].icon}
            <span>{looks[name].title}</span>
          </Tab>
        ))}
      </TabList>
    </nav>
  );
}
