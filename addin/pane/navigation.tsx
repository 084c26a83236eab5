import { makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import { usePane, usePaneState } from "./context.tsx";
import { looks } from "./screen-looks.tsx";
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
    // the longest word, in the bold of the selected tab, has a seventh of the width
    "@media (max-width: 339px)": { fontSize: "9px" },
    "@media (min-width: 560px)": { fontSize: "12px", lineHeight: "16px" },
  },
});

/** The tabs of the pane's screens: an icon over a word, so that all fit into 320 pixels. */
export function Navigation() {
  const styles = useStyles();
  const { session, send } = usePane();
  const screen = usePaneState((state) => state.screen);
  return (
    <nav className={styles.bar} aria-label="Screens">
      <TabList
        className={styles.tabs}
        selectedValue={screen}
        onTabSelect={(_event, { value }) => {
          // what was said of the last writing belongs to where it was written
          if (value !== screen) send({ kind: "seen" });
          session.go(value as ScreenName);
        }}
      >
        {screens.map((name) => (
          <Tab
            key={name}
            value={name}
            className={styles.tab}
            onClick={() => name === screen && send({ kind: "opened", screen, key: undefined })}
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
