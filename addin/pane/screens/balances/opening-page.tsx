import { useMemo } from "react";
import { noteBalance } from "../../../../core/commands/notes/note-balance.ts";
import { usePaneState } from "../../context.tsx";
import { CommandForm } from "../../parts/command-form.tsx";
import { Page } from "../../parts/page.tsx";
import type { CheckLine } from "./checks.ts";
import { offeredOpening } from "./offers.ts";
import type { BalancesPage } from "./pages.ts";
import { useSigned } from "./use-signed.ts";

type Props = { readonly line: CheckLine; readonly go: (page: BalancesPage) => void };

const LOCKED = ["useAs"];

/** A noted balance as what its pool held when the ledger starts, filled in to be looked over. */
export function OpeningPage({ line, go }: Props) {
  const signer = usePaneState((state) => state.signer);
  const signed = useSigned();
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
        onDone={() => {
          signed("balanceChecks");
          back();
        }}
        onCancel={back}
      />
    </Page>
  );
}
