import { toNumber } from "../../../../core/credits.ts";
import { poolIdOf } from "../../../../core/ledger/balance-subject.ts";
import { usePane, useSnapshot } from "../../context.tsx";
import { ItemLine } from "../../parts/item-line.tsx";
import { Section } from "../../parts/page.tsx";
import { ShortList } from "../../parts/short-list.tsx";

/** The corrections of a pool; a click selects the row. */
export function PoolAdjustments({ id, unit }: { readonly id: string; readonly unit: string }) {
  const { session, locale } = usePane();
  const { roster } = useSnapshot().stored;
  const own = roster.adjustments.filter(({ values }) => poolIdOf(values.poolId, roster) === id);
  if (own.length === 0) return null;
  return (
    <Section title="Adjustments">
      <ShortList
        label="Adjustments"
        items={own}
        keyOf={({ values }) => values.adjustmentId}
        onOpen={({ values }) => session.show({ table: "Adjustments", key: [values.adjustmentId] })}
      >
        {({ values: { reason, date, credits, enteredBy } }) => (
          <ItemLine
            title={reason}
            detail={[locale.day(date), ...(enteredBy === undefined ? [] : [`entered by ${enteredBy}`])].join(", ")}
            figure={`${credits > 0 ? "+" : ""}${locale.amount(toNumber(credits), unit)}`}
          />
        )}
      </ShortList>
    </Section>
  );
}
