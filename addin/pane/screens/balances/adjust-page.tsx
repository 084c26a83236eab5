import { useMemo } from "react";
import { adjustPool } from "../../../../core/commands/notes/adjust-pool.ts";
import { CommandForm } from "../../parts/command-form.tsx";
import { Empty } from "../../parts/empty.tsx";
import { Page } from "../../parts/page.tsx";
import { useSigner } from "../../use-signer.ts";
import type { CheckLine } from "./checks.ts";
import { offeredAdjustment } from "./offers.ts";
import type { BalancesPage } from "./pages.ts";

type Props = {
  readonly line: CheckLine;
  /** Which of the offered adjustments. */
  readonly part: number;
  readonly go: (page: BalancesPage) => void;
};

const LOCKED = ["poolHolds"];

/** The adjustment with which the ledger has the vendor's figure, filled in to be looked over. */
export function AdjustPage({ line, part, go }: Props) {
  const { signer, signed } = useSigner();
  const preset = useMemo(() => offeredAdjustment(line, part, signer), [line, part, signer]);
  const back = () => go({ page: "check", checkId: line.checkId });
  return (
    <Page title="Record the adjustment" onBack={back}>
      {preset === undefined ? (
        <Empty>Nothing is offered for this check by the run in the pane.</Empty>
      ) : (
        <CommandForm
          command={adjustPool}
          preset={preset}
          locked={LOCKED}
          about={`${line.checkId} ${part}`}
          onDone={({ enteredBy }) => {
            signed(enteredBy);
            back();
          }}
          onCancel={back}
        />
      )}
    </Page>
  );
}
