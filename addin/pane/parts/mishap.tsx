import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { FallbackProps } from "react-error-boundary";
import { copyText } from "../browser.ts";

const useStyles = makeStyles({
  box: { padding: tokens.spacingHorizontalL, display: "grid", rowGap: tokens.spacingVerticalM, justifyItems: "start" },
  details: {
    margin: 0,
    maxHeight: "10rem",
    maxWidth: "100%",
    overflow: "auto",
    fontSize: tokens.fontSizeBase200,
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
  },
});

/** What is shown where a mistake of ours stopped a screen: nothing was lost, and what to send to whoever looks after it. */
export function Mishap({ error, resetErrorBoundary }: FallbackProps) {
  const styles = useStyles();
  const details = error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : String(error);
  return (
    <div className={styles.box} role="alert">
      <strong>This screen has stopped, by a mistake of the pane. Nothing in the workbook was changed by it.</strong>
      <span>
        Try again, or use another screen. If it happens again, send the details to whoever looks after the pane.
      </span>
      <Button appearance="primary" onClick={resetErrorBoundary}>
        Try again
      </Button>
      <Button onClick={() => copyText(details)}>Copy the details</Button>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={styles.details} tabIndex={0} aria-label="Details">
        {details}
      </section>
    </div>
  );
}
