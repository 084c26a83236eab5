import { useMemo } from "react";
import { noteBalance } from "../../../../core/commands/notes/note-balance.ts";
import { CommandForm } from "../../parts/command-form.tsx";
import { Page } from "../../parts/page.tsx";
import { useSigner } from "../../use-signer.ts";
import type { CheckLine } from "./checks.ts";
import { offeredOpening } from "./offers.ts";
import type { BalancesPage } from "./pages.ts";

type Props = { readonly line: CheckLine; readonly go: (page: BalancesPage) => void };

const LOCKED = ["useAs"];

/** A noted balance as what its pool held when the ledger starts, filled in to be looked over. */
export function OpeningPage({ line, go }: Props) {
  const { signer, signed } = useSigner();
  const preset = useMemo(() => offeredOpening(line, signer), [line, signer]);
  const back = () => go({ page: "check", checkId: line.checkId });
  return (
    <Page title="Begin the ledger with this balance" onBack={back}>
      <CommandForm
        command={noteBalance}
        preset={preset}
        locked={LOCKED}
        about={line.checkId}
        submit="Begin with it"
        onDone={({ enteredBy }) => {
          signed(enteredBy);
          back();
        }}
        onCancel={back}
      />
    </Page>
  );
}
