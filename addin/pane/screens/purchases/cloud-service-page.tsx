import { useMemo } from "react";
import { addCloudServicePool } from "../../../../core/commands/pools/cloud-service.ts";
import { usePane, useSnapshot } from "../../context.tsx";
import { onlyContract } from "../../offers.ts";
import { CommandForm } from "../../parts/command-form.tsx";
import { Page } from "../../parts/page.tsx";

/** Credits that came with a stand-alone cloud service. */
export function CloudServicePage({ onBack }: { readonly onBack: () => void }) {
  const { session } = usePane();
  const { roster } = useSnapshot().stored;
  const today = session.today();
  const preset = useMemo(() => ({ contract: onlyContract(roster), appliedOn: today }), [roster, today]);
  return (
    <Page title={addCloudServicePool.title} onBack={onBack}>
      <CommandForm
        command={addCloudServicePool}
        preset={preset}
        submit="Record the credits"
        onDone={onBack}
        onCancel={onBack}
      />
    </Page>
  );
}
