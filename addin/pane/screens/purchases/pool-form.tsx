import { usePane, useSnapshot } from "../../context.tsx";
import { CommandForm } from "../../parts/command-form.tsx";
import { Page } from "../../parts/page.tsx";
import { Quiet } from "../../parts/quiet.tsx";
import type { Draft } from "../../state.ts";
import { poolAsTyped } from "./asked.ts";
import type { Doing } from "./doings.ts";
import type { PoolLine } from "./pool-lines.ts";
import { lastDayPlain, poolInWords } from "./pool-words.ts";
import { Worked } from "./worked.tsx";

/** The field that names the pool, which follows from where the form is. */
export const POOL = ["poolId"] as const;

type Props = { readonly line: PoolLine; readonly doing: Doing; readonly onBack: () => void };

/** The form of something that is done about a pool; where it moves the last day, with the last day as it would be. */
export function PoolForm({ line, doing: { command, preset }, onBack }: Props) {
  const { locale } = usePane();
  const { roster } = useSnapshot().stored;
  const lastDay = (texts: Draft) => {
    const pool = poolAsTyped(roster, line.row, texts);
    return <Worked lines={pool === undefined ? [] : [`Last day: ${lastDayPlain(pool, roster.policy, locale)}.`]} />;
  };
  return (
    <Page title={command.title} onBack={onBack}>
      <Quiet>{poolInWords(line, locale)}</Quiet>
      <CommandForm
        command={command}
        preset={preset}
        locked={POOL}
        below={command.name === "recordApplication" ? { expiresOn: lastDay } : { purchasedOn: lastDay }}
        onDone={onBack}
        onCancel={onBack}
      />
    </Page>
  );
}
