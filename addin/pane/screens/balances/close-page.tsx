import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useMemo } from "react";
import type { Month } from "../../../../core/calendar.ts";
import { usePane, usePaneState, useSnapshot } from "../../context.tsx";
import { Empty } from "../../parts/empty.tsx";
import { Page } from "../../parts/page.tsx";
import { Quiet } from "../../parts/quiet.tsx";
import type { Draft } from "../../state.ts";
import { useQuestion } from "../../use-question.ts";
import { useShownForm } from "../../use-shown-form.ts";
import { useSigner } from "../../use-signer.ts";
import { ChangedMessage } from "../reconcile/changed-message.tsx";
import { useRosterChanged } from "../reconcile/use-roster-changed.ts";
import { MonthChecked } from "./month-checked.tsx";
import { monthsToClose } from "./months.ts";
import type { BalancesPage } from "./pages.ts";

const FORM = "balances/close";

/** Closing a month: which one, who signs, what is checked, and what is signed. */
export function ClosePage({ go }: { readonly go: (page: BalancesPage) => void }) {
  const { session, locale, send } = usePane();
  const { roster } = useSnapshot().stored;
  const run = usePaneState((state) => state.held?.run);
  const isKept = usePaneState((state) => state.held?.isAnswerKept === true);
  const { signer, signed } = useSigner();
  const draft = usePaneState((state) => state.drafts[FORM]);
  const today = session.today();
  const months = useMemo(() => (run === undefined ? [] : monthsToClose(run, roster, today)), [run, roster, today]);
  const month = months.find((one) => one === draft?.["month"]) ?? months[0];
  const preparedBy = draft?.["preparedBy"] ?? signer;
  const reviewedBy = draft?.["reviewedBy"] ?? "";
  const question = useMemo(
    () => (month === undefined ? undefined : { month, today, preparedBy: "", reviewedBy: "", anyway: false }),
    [month, today],
  );
  const isChanged = useRosterChanged();
  useShownForm(FORM);
  const asked = useQuestion("closing", question);
  const change = (changes: Draft) => send({ kind: "draft", form: FORM, draft: { ...draft, ...changes } });
  const back = () => {
    send({ kind: "draft", form: FORM, draft: undefined });
    go({ page: "overview" });
  };

  if (run === undefined || !isKept || month === undefined) {
    return (
      <Page title="Close a month" onBack={back}>
        <Empty actions={<Button onClick={() => session.go("reconcile")}>Reconcile</Button>}>
          {run === undefined || !isKept
            ? "A month is closed from a run: reconcile the exports first, up to the last day of the month or a later one."
            : `Every month up to ${locale.day(run.asOf)}, the day of the run in the pane, is closed. Reconcile with later exports to close another.`}
        </Empty>
      </Page>
    );
  }
  if (isChanged) {
    return (
      <Page title="Close a month" onBack={back}>
        <ChangedMessage />
      </Page>
    );
  }
  return (
    <Page title="Close a month" onBack={back}>
      <Field label="Month" hint="Months that are over and not closed, the newest first.">
        <Select value={month} onChange={(_event, { value }) => change({ month: value })}>
          {months.map((one) => (
            <option key={one} value={one}>
              {locale.month(one)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Prepared by" required>
        <Input value={preparedBy} onChange={(_event, { value }) => change({ preparedBy: value })} />
      </Field>
      <Field label="Reviewed by" required hint="Somebody else: two people sign a month.">
        <Input value={reviewedBy} onChange={(_event, { value }) => change({ reviewedBy: value })} />
      </Field>
      {asked.kind === "asking" ? <Quiet role="status">{`Checking ${locale.month(month as Month)} …`}</Quiet> : null}
      {asked.kind === "failed" ? <p role="alert">{asked.message}</p> : null}
      {asked.kind === "answered" && asked.answer.kind === "refused" ? <p role="alert">{asked.answer.reason}</p> : null}
      {asked.kind === "answered" && asked.answer.kind === "checked" ? (
        <MonthChecked
          checked={asked.answer}
          signers={{ preparedBy, reviewedBy }}
          isAnyway={draft?.["anyway"] === month}
          onAnyway={(isAnyway) => change({ anyway: isAnyway ? month : "" })}
          onDone={() => {
            signed(preparedBy);
            back();
          }}
          onCancel={back}
        />
      ) : null}
    </Page>
  );
}
