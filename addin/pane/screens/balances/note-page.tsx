import { useMemo } from "react";
import { noteBalance } from "../../../../core/commands/notes/note-balance.ts";
import { usePane, usePaneState } from "../../context.tsx";
import { CommandForm } from "../../parts/command-form.tsx";
import { Page } from "../../parts/page.tsx";
import { useSigner } from "../../use-signer.ts";
import { OwnBalancePart } from "./own-balance.tsx";
import type { BalancesPage } from "./pages.ts";

type Props = {
  readonly subject: string;
  readonly unit: string;
  readonly go: (page: BalancesPage) => void;
};

/** Notes what the vendor's screen shows, with ours beside it while it is typed. */
export function NotePage({ subject, unit, go }: Props) {
  const { session } = usePane();
  const asOf = usePaneState((state) => state.held?.run.asOf);
  const { signer, signed } = useSigner();
  const preset = useMemo(
    // the day of the run is the one on which ours is known best, and is compared at once
    () => ({ subject, unit, date: asOf ?? session.today(), enteredBy: signer }),
    [subject, unit, session, signer, asOf],
  );
  const back = () => go({ page: "overview" });
  return (
    <Page title="Note a balance" onBack={back}>
      <CommandForm
        command={noteBalance}
        preset={preset}
        about={`${subject} ${unit}`}
        below={{ reportedBalance: (texts) => <OwnBalancePart texts={texts} /> }}
        onDone={({ enteredBy }) => {
          signed(enteredBy);
          back();
        }}
        onCancel={back}
      />
    </Page>
  );
}
