import { useMemo } from "react";
import { recordHeldPool } from "../../../../core/commands/pools/held-pool.ts";
import { usePane, useSnapshot } from "../../context.tsx";
import { onlyContract } from "../../offers.ts";
import { CommandForm } from "../../parts/command-form.tsx";
import { Page } from "../../parts/page.tsx";
import { lastDayHeld } from "./asked.ts";
import { Worked } from "./worked.tsx";

/** Credits that the firm has already: one form for the whole of a purchase that was made before. */
export function HeldPage({ onBack }: { readonly onBack: () => void }) {
  const { locale } = usePane();
  const { roster } = useSnapshot().stored;
  const preset = useMemo(() => ({ contract: onlyContract(roster) }), [roster]);
  return (
    <Page title={recordHeldPool.title} onBack={onBack}>
      <CommandForm
        command={recordHeldPool}
        preset={preset}
        below={{ expiresOn: (texts) => <Worked lines={lastDayHeld(roster, texts, locale)} /> }}
        submit="Record the credits"
        onDone={onBack}
        onCancel={onBack}
      />
    </Page>
  );
}
