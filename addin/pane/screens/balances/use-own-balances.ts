import { useEffect, useState } from "react";
import type { AskedBalance, OwnBalance } from "../../../../core/closing/balances.ts";
import { usePane, usePaneState } from "../../context.tsx";
import type { HeldRun } from "../../state.ts";
import { ownKey } from "./checks.ts";

/** So many are asked for: somebody notes a few between two runs. */
const MOST = 30;

const none: ReadonlyMap<string, OwnBalance> = new Map();

/** Ours of what was noted since the run that the pane holds, by `ownKey`, as the worker answers one after the other. */
export function useOwnBalances(questions: readonly AskedBalance[]): ReadonlyMap<string, OwnBalance> {
  const { session } = usePane();
  const held = usePaneState((state) => state.held);
  const [known, setKnown] = useState<{ readonly of: HeldRun; readonly own: ReadonlyMap<string, OwnBalance> }>();
  const own = known !== undefined && known.of === held ? known.own : none;
  const next = questions.slice(0, MOST).find((question) => !own.has(ownKey(question)));
  useEffect(() => {
    if (held?.isAnswerKept !== true || next === undefined) return undefined;
    let isOver = false;
    session.ask("balance", { own: next }).then(
      ({ own: found }) => {
        if (!isOver && found !== undefined) setKnown({ of: held, own: new Map([...own, [ownKey(next), found]]) });
      },
      // without an answer it is said to be not compared yet
      () => {},
    );
    return () => {
      isOver = true;
    };
  }, [session, held, own, next]);
  return own;
}
