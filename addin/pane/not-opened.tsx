import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { Opening } from "../excel/office.ts";

const useStyles = makeStyles({
  box: { padding: tokens.spacingHorizontalL, display: "grid", rowGap: tokens.spacingVerticalM, justifyItems: "start" },
  line: { margin: 0 },
});

const words: Readonly<Record<Exclude<Opening, "excel">, { readonly title: string; readonly help: string }>> = {
  blocked: {
    title: "Microsoft's script for add-ins could not be loaded.",
    help: "The pane cannot speak to Excel without it. It comes from https://appsforoffice.microsoft.com: see that you are online, ask whoever looks after your network to allow that address, and try again.",
  },
  elsewhere: {
    title: "This page is made for Excel.",
    help: "Open your roster workbook in Excel, and choose Credit Roster on the Home tab.",
  },
};

/** What is shown where there is no Excel to speak to: why, and what to do. */
export function NotOpened({ opening }: { readonly opening: Exclude<Opening, "excel"> }) {
  const styles = useStyles();
  const { title, help } = words[opening];
  return (
    <main className={styles.box}>
      <h1 className={styles.line} style={{ fontSize: tokens.fontSizeBase400 }}>
        {title}
      </h1>
      <p className={styles.line}>{help}</p>
      <Button appearance="primary" onClick={() => location.reload()}>
        Try again
      </Button>
    </main>
  );
}
