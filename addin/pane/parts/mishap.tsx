import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { FallbackProps } from "react-error-boundary";
import { copyText } from "../browser.ts";
import { isUnloaded } from "../screen-part.tsx";

const useStyles = makeStyles({
  box: { padding: tokens.spacingHorizontalL, display: "grid", rowGap: tokens.spacingVerticalM, justifyItems: "start" },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
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

const words = {
  mistake: {
    title: "This screen has stopped, by a mistake of the pane. Nothing in the workbook was changed by it.",
    help: "Try again, or use another screen. If it happens again, send the details to whoever looks after the pane.",
  },
  unloaded: {
    title: "This screen could not be loaded. Nothing in the workbook was changed by it.",
    help: "See that you are online, and try again, or use another screen. If it still does not come, close the pane and open it again.",
  },
} as const;

/** What is shown where a screen did not come, or a mistake of ours stopped it: nothing was lost, and what to do or send. */
export function Mishap({ error, resetErrorBoundary }: FallbackProps) {
  const styles = useStyles();
  const [copied, setCopied] = useState("");
  const details = error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : String(error);
  const { title, help } = words[isUnloaded(error) ? "unloaded" : "mistake"];
  const copy = async () => {
    const isCopied = await copyText(details);
    setCopied(isCopied ? "The details copied." : "The details could not be copied: select them, and press Ctrl+C.");
  };
  return (
    <div className={styles.box} role="alert">
      <h1 className={styles.title} tabIndex={-1}>
        {title}
      </h1>
      <span>{help}</span>
      <Button appearance="primary" onClick={resetErrorBoundary}>
        Try again
      </Button>
      <Button onClick={copy}>Copy the details</Button>
      <span role="status">{copied}</span>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={styles.details} tabIndex={0} aria-label="Details">
        {details}
      </section>
    </div>
  );
}
