import { useMemo, useState } from "react";
import { usePane } from "../../context.tsx";
import { formName } from "../../form-name.ts";
import { CommandForm } from "../../parts/command-form.tsx";
import { Page } from "../../parts/page.tsx";
import { Quiet } from "../../parts/quiet.tsx";
import type { Draft } from "../../state.ts";
import { useSigner } from "../../use-signer.ts";
import { decisionForm, subjectsInWords } from "./decision-form.ts";
import type { FindingItem } from "./finding-item.ts";
import { foldsNow } from "./finding-list.ts";
import { useView } from "./use-view.ts";
import { type Choice, pick } from "./view.ts";

type Props = {
  readonly items: readonly FindingItem[];
  readonly choice: Choice;
  readonly findings: readonly string[];
};

/** The form of a decision on one finding or on several. */
export function DecidePage({ items, choice, findings }: Props) {
  const { send, session } = usePane();
  const { view, change } = useView();
  const { signer, signed } = useSigner();
  const picked = useMemo(() => {
    const wanted = new Set(findings);
    return items.filter(({ finding }) => wanted.has(finding.finding));
  }, [items, findings]);
  // what was folded stays so when the list has become short
  const [folds] = useState(() => foldsNow(items, view));
  const form = useMemo(
    () => decisionForm(choice, picked.length, signer, session.today()),
    [choice, picked.length, signer, session],
  );
  const given = useMemo(() => [picked.map(({ finding }) => finding.finding)], [picked]);
  const about = findings.join("\n");

  const leave = () => change({ deciding: undefined });
  const back = () => {
    const { command, preset, locked } = form;
    send({ kind: "draft", form: formName(command, preset, locked, about), draft: undefined });
    leave();
  };
  const finish = ({ decidedBy }: Draft) => {
    signed(decidedBy);
    // the list is what is looked at next: what was decided has left the desk
    change({ ...pick(view, findings, false), folds, deciding: undefined });
    send({ kind: "opened", screen: "findings", key: undefined });
    document.getElementById("screen")?.focus();
  };
  return (
    <Page title={form.title} onBack={back}>
      <Quiet>{subjectsInWords(picked)}</Quiet>
      <CommandForm
        command={form.command}
        preset={form.preset}
        locked={form.locked}
        given={given}
        about={about}
        submit={form.submit}
        onDone={finish}
        onCancel={leave}
      />
    </Page>
  );
}
