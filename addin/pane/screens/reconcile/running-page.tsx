import { Button, Field, makeStyles, ProgressBar } from "@fluentui/react-components";
import { visible } from "../../../../core/report/visible.ts";
import type { Progress } from "../../../reconcile/protocol.ts";
import { usePane } from "../../context.tsx";
import { Page } from "../../parts/page.tsx";
import { Quiet } from "../../parts/quiet.tsx";
import { progressView } from "./progress.ts";
import { cancelRun } from "./run-again.ts";

const useStyles = makeStyles({
  words: { overflowWrap: "anywhere", fontVariantNumeric: "tabular-nums" },
});

/** A run under way: how far it is, and a way to stop it. */
export function RunningPage({ progress }: { readonly progress: Progress | undefined }) {
  const styles = useStyles();
  const { session, locale } = usePane();
  const { step, share, detail } = progressView(progress, locale);
  return (
    <Page title="Reconcile">
      <Field label={step} hint={<span className={styles.words}>{visible(detail)}</span>} validationState="none">
        <ProgressBar thickness="large" {...(share === undefined ? {} : { value: share })} />
      </Field>
      <Quiet>The other screens can be used meanwhile. Nothing is written into the workbook by a run.</Quiet>
      <div>
        <Button onClick={() => cancelRun(session)}>Cancel</Button>
      </div>
    </Page>
  );
}
