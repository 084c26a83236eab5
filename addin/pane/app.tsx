import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  Spinner,
  tokens,
} from "@fluentui/react-components";
import { Suspense } from "react";
import { ErrorBoundary } from "react-error-boundary";
import { usePane, usePaneState } from "./context.tsx";
import { FirstRun } from "./first-run.tsx";
import { Navigation } from "./navigation.tsx";
import { Mishap } from "./parts/mishap.tsx";
import { TroubleMessage } from "./parts/trouble-message.tsx";
import { Whisper } from "./parts/whisper.tsx";
import { WrittenMessage } from "./parts/written-message.tsx";
import { forgetUnloaded, ScreenPart } from "./screen-part.tsx";
import { useLostFocus } from "./use-lost-focus.ts";
import { useStrayFiles } from "./use-stray-files.ts";

const useStyles = makeStyles({
  app: { display: "flex", flexDirection: "column", height: "100%", overflow: "hidden" },
  messages: { display: "flex", flexDirection: "column", flexShrink: 0, maxHeight: "55vh", overflowY: "auto" },
  screen: { flexGrow: 1, minHeight: 0, overflowY: "auto", outlineStyle: "none" },
  centre: { padding: tokens.spacingVerticalXXL },
});

/** The pane: tabs, what is being done and what came of it, and one screen. */
export function App() {
  const styles = useStyles();
  const screen = usePaneState((state) => state.screen);
  const hasSnapshot = usePaneState((state) => state.snapshot !== undefined);
  const isForeign = usePaneState((state) => state.snapshot?.isForeign === true);
  const hasTrouble = usePaneState((state) => state.trouble !== undefined);
  useStrayFiles();
  useLostFocus();
  return (
    <div className={styles.app}>
      {hasSnapshot && !isForeign ? <Navigation /> : null}
      <div className={styles.messages}>
        <TroubleMessage />
        <div aria-live="polite">
          <Doing />
          <WrittenMessage />
        </div>
      </div>
      <main id="screen" className={styles.screen} tabIndex={-1}>
        {/* a mishap on one screen leaves the others usable */}
        <ErrorBoundary FallbackComponent={Mishap} onReset={forgetUnloaded} resetKeys={[screen]}>
          {!hasSnapshot ? (
            hasTrouble ? null : (
              <Spinner className={styles.centre} label="Reading the workbook …" />
            )
          ) : isForeign ? (
            <FirstRun />
          ) : (
            <Suspense fallback={<Spinner className={styles.centre} label="Opening …" />}>
              <ScreenPart name={screen} />
            </Suspense>
          )}
        </ErrorBoundary>
      </main>
      <Whisper />
    </div>
  );
}

/** What is being written, and whether Excel keeps us waiting; and what the workbook lacks of the roster. */
function Doing() {
  const { session } = usePane();
  const writing = usePaneState((state) => state.writing);
  const isSilent = usePaneState((state) => state.isExcelSilent);
  const lacks = usePaneState((state) => (state.snapshot?.isForeign === false ? state.snapshot.lacks.length : 0));
  if (isSilent) {
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          Excel is waiting for somebody to finish editing a cell. Press Enter or Esc in the sheet, and the pane goes on.
        </MessageBarBody>
      </MessageBar>
    );
  }
  if (writing !== undefined) {
    return (
      <MessageBar>
        <MessageBarBody>{`${writing}: writing into the workbook …`}</MessageBarBody>
      </MessageBar>
    );
  }
  if (lacks > 0) {
    return (
      <MessageBar intent="info" layout="multiline">
        <MessageBarBody>
          {lacks === 1
            ? "One table or column of the roster is missing in this workbook."
            : `${lacks} tables or columns of the roster are missing in this workbook.`}{" "}
          Nothing that is there will be changed.
        </MessageBarBody>
        <MessageBarActions>
          <Button onClick={() => session.prepare()}>Add what is missing</Button>
        </MessageBarActions>
      </MessageBar>
    );
  }
  return null;
}
