import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { usePane, usePaneState } from "./context.tsx";
import { Page } from "./parts/page.tsx";

const useStyles = makeStyles({
  text: { margin: 0 },
  actions: { display: "grid", rowGap: tokens.spacingVerticalS, justifyItems: "stretch" },
});

/** The first thing that is seen in a workbook without a roster. */
export function FirstRun() {
  const styles = useStyles();
  const { session } = usePane();
  const isWriting = usePaneState((state) => state.writing !== undefined);
  const begin = async (next: () => void) => {
    await session.prepare();
    next();
  };
  return (
    <Page title="Begin a roster">
      <p className={styles.text}>
        This workbook has no tables of Credit Roster yet. They keep your contracts, people and purchases; every balance
        is worked out from them. What is in the workbook already stays as it is: each table gets a sheet of its own.
      </p>
      <div className={styles.actions}>
        <Button appearance="primary" disabled={isWriting} onClick={() => begin(() => session.go("settings"))}>
          Create the tables
        </Button>
        <Button disabled={isWriting} onClick={() => begin(() => session.go("people", "paste"))}>
          I have a list of people
        </Button>
        <Button disabled={isWriting} onClick={() => session.openSample()}>
          Open the sample
        </Button>
      </div>
      <p className={styles.text}>
        Nothing leaves this workbook: the pane sends nothing anywhere. Excel itself loads its own script from Microsoft.
      </p>
    </Page>
  );
}
