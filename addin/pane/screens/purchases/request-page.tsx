import { useMemo } from "react";
import { requestPurchase } from "../../../../core/commands/pools/request-pool.ts";
import { usePane, useSnapshot } from "../../context.tsx";
import { onlyContract } from "../../offers.ts";
import { CommandForm } from "../../parts/command-form.tsx";
import { Page } from "../../parts/page.tsx";
import { blocksAsked, lastDayAsked } from "./asked.ts";
import { lastPriceOf } from "./last-price.ts";
import type { RequestPreset } from "./request-key.ts";
import { Worked } from "./worked.tsx";

type Props = { readonly preset: RequestPreset; readonly onBack: () => void };

/** A new request for a purchase: while it is typed, how many blocks that is, what it costs and how long it lasts. */
export function RequestPage({ preset, onBack }: Props) {
  const { session, locale } = usePane();
  const { roster } = useSnapshot().stored;
  const today = session.today();
  const first = useMemo(() => {
    const contract = preset.contract ?? onlyContract(roster);
    const unit = preset.unit ?? (contract === undefined ? undefined : roster.contracts.get(contract)?.unit);
    const reseller =
      contract === undefined || unit === undefined ? undefined : lastPriceOf(roster, contract, unit).reseller;
    return { ...preset, contract, requestedOn: today, reseller };
  }, [roster, preset, today]);
  return (
    <Page title={requestPurchase.title} onBack={onBack}>
      <CommandForm
        command={requestPurchase}
        preset={first}
        below={{
          credits: (texts) => <Worked lines={blocksAsked(roster, texts, locale)} />,
          wantedBy: (texts) => <Worked lines={lastDayAsked(roster, texts, locale)} />,
        }}
        submit="Record the request"
        onDone={onBack}
        onCancel={onBack}
      />
    </Page>
  );
}
