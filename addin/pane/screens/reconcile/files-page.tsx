import { Button, Field, Input, MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import { DocumentAdd20Regular } from "@fluentui/react-icons";
import { useRef, useState } from "react";
import { usePane, usePaneState, useSnapshot } from "../../context.tsx";
import { Page } from "../../parts/page.tsx";
import { allExports } from "./all-exports.ts";
import { ChosenFiles } from "./chosen-files.tsx";
import { howOf, withFiles } from "./desk.ts";
import { PeriodFields } from "./period-fields.tsx";
import { runDesk } from "./run-again.ts";
import { changeDesk, useDesk } from "./use-desk.ts";

const useStyles = makeStyles({
  text: { margin: 0 },
  zone: {
    minHeight: "7rem",
    width: "100%",
    maxWidth: "none",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
    fontWeight: tokens.fontWeightRegular,
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
  actions: { display: "flex", columnGap: tokens.spacingHorizontalS, flexWrap: "wrap" },
});

/** What is to be reconciled: the files, as of which day, and what else the exports cover. */
export function FilesPage() {
  const styles = useStyles();
  const { session, send, locale } = usePane();
  const { stored } = useSnapshot();
  const desk = useDesk();
  const result = usePaneState((state) => (state.reconciling.kind === "over" ? state.reconciling.result : undefined));
  const isEmpty = desk.files.length === 0;
  const [isTried, setTried] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const asked = howOf(desk);
  const problems = isTried && asked.kind === "wrong" ? asked.problems : new Map<string, string>();
  const start = () => {
    setTried(true);
    if (asked.kind === "how") void runDesk(session, send);
  };
  const diagnostics = result?.kind === "answered" ? result.run.diagnostics : [];
  const needsPeriod = diagnostics.some(({ code }) => code === "report-not-compared");
  return (
    <Page
      title="Reconcile"
      actions={
        result === undefined ? null : (
          <Button onClick={() => send({ kind: "opened", screen: "reconcile", key: undefined })}>
            Back to the result
          </Button>
        )
      }
    >
      <p className={styles.text}>
        The usage exports are held against the roster in this workbook. The files are read on this computer and sent
        nowhere.
      </p>
      <p className={styles.text}>{allExports(stored.roster, locale)}</p>
      <Button
        className={styles.zone}
        icon={<DocumentAdd20Regular />}
        appearance="outline"
        onClick={() => chooser.current?.click()}
      >
        <span className={styles.strong}>Choose files</span>
        <span>or drop or paste them here: CSV, zip or Excel exports</span>
      </Button>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label="Files to reconcile"
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // the same file can be chosen again after it was removed
          target.value = "";
          changeDesk((before) => withFiles(before, files));
        }}
      />
      {desk.note === "" ? null : (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{desk.note}</MessageBarBody>
        </MessageBar>
      )}
      {isEmpty ? (
        <p className={styles.text}>
          Add the <code>reconciliation.json</code> of last month to see what has changed since, and a{" "}
          <code>review.xlsx</code> that came back from a manager to take its decisions over.
        </p>
      ) : (
        <>
          <ChosenFiles />
          <Field
            label="As of"
            hint="The last day that counts. Blank: the last day that the exports cover."
            validationMessage={problems.get("asOf") ?? null}
          >
            <Input
              type="date"
              value={desk.asOf}
              onChange={(_event, { value }) => changeDesk((before) => ({ ...before, asOf: value }))}
            />
          </Field>
          <PeriodFields problems={problems} needsPeriod={needsPeriod} />
          <div className={styles.actions}>
            <Button appearance="primary" onClick={start}>
              Reconcile
            </Button>
          </div>
        </>
      )}
    </Page>
  );
}
