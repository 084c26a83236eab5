import { Checkbox } from "@fluentui/react-components";
import { useMemo } from "react";
import { closeMonth } from "../../../../core/commands/findings/close-month.ts";
import { listed } from "../../../../core/text.ts";
import type { ClosingAnswer } from "../../../reconcile/questions/closing.ts";
import { usePane } from "../../context.tsx";
import { CommandForm } from "../../parts/command-form.tsx";
import { ItemLine } from "../../parts/item-line.tsx";
import { Section } from "../../parts/page.tsx";
import { Quiet } from "../../parts/quiet.tsx";
import { ShortList } from "../../parts/short-list.tsx";
import { Checklist } from "./checklist.tsx";
import { type Signers, signing } from "./months.ts";

type Props = {
  readonly checked: Extract<ClosingAnswer, { kind: "checked" }>;
  readonly signers: Signers;
  readonly isAnyway: boolean;
  readonly onAnyway: (isAnyway: boolean) => void;
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

const LOCKED = ["month", "contract", "closedBy"];

/** The checklist of a month, its figures, and the button that closes it, where it can be closed. */
export function MonthChecked({ checked, signers, isAnyway, onAnyway, onDone, onCancel }: Props) {
  const { session, locale } = usePane();
  const { month, run, fresh, before } = checked;
  const today = session.today();
  const { preparedBy, reviewedBy } = signers;
  const { checks, unlessAnyway, recorded, closedBy } = useMemo(
    () => signing(checked.checks, { preparedBy, reviewedBy }, today),
    [checked, preparedBy, reviewedBy, today],
  );
  const preset = useMemo(() => ({ month, closedBy, closedOn: today }), [month, closedBy, today]);
  const given = useMemo(() => [run], [run]);
  const title = locale.month(month);
  const mayClose = closedBy !== undefined && (unlessAnyway.length === 0 || isAnyway);
  return (
    <>
      <Section title="What is checked">
        <Checklist checks={checks} />
        {recorded.length === 0 ? null : (
          <Quiet>{`If the month is closed all the same, this is kept with the names: ${listed(recorded)}.`}</Quiet>
        )}
      </Section>
      <Section title="What is signed">
        <ShortList label="What is signed" items={fresh} keyOf={({ closingId }) => closingId}>
          {({ contract, unit, used, lapsed, stillOpen, balance }) => (
            <ItemLine
              title={contract}
              detail={`${locale.number(used)} used, ${locale.number(lapsed)} lapsed, ${locale.number(stillOpen)} still open`}
              figure={locale.amount(balance, unit)}
              figureDetail="balance"
            />
          )}
        </ShortList>
        {before.length === 0 ? null : (
          <Quiet>{`Closed before, and left as it is: ${listed(before.map(({ closingId }) => closingId))}.`}</Quiet>
        )}
      </Section>
      {unlessAnyway.length === 0 ? null : (
        <Checkbox
          checked={isAnyway}
          label="Close it although the figures may be incomplete"
          onChange={(_event, { checked: now }) => onAnyway(now === true)}
        />
      )}
      {mayClose ? (
        <CommandForm
          command={closeMonth}
          preset={preset}
          locked={LOCKED}
          given={given}
          submit={recorded.length === 0 ? `Close ${title}` : `Close ${title} all the same`}
          onDone={onDone}
          onCancel={onCancel}
        />
      ) : null}
    </>
  );
}
