import { useMemo } from "react";
import { usePane, usePaneState, useSnapshot } from "../../context.tsx";
import { CloudServicePage } from "./cloud-service-page.tsx";
import { HeldPage } from "./held-page.tsx";
import { LostPoolPage } from "./lost-pool-page.tsx";
import { poolLines } from "./pool-lines.ts";
import { PoolPage } from "./pool-page.tsx";
import { PoolsPage } from "./pools-page.tsx";
import { CLOUD_SERVICE, HELD, isList, requestPreset } from "./request-key.ts";
import { RequestPage } from "./request-page.tsx";

/** The screen Purchases: every pool by where it stands, what to order, and each pool's way from request to application. */
export function PurchasesScreen() {
  const { session, send } = usePane();
  const snapshot = useSnapshot();
  const opened = usePaneState((state) => state.opened.purchases);
  const held = usePaneState((state) => state.held);
  const today = session.today();
  const lines = useMemo(() => poolLines(snapshot, held, today), [snapshot, held, today]);
  const toList = () => send({ kind: "opened", screen: "purchases", key: undefined });
  const line = lines.find(({ id }) => id === opened);
  // another pool is another page: it begins anew, and takes the focus
  if (line !== undefined) return <PoolPage key={line.id} line={line} onBack={toList} />;
  if (opened === undefined || isList(opened)) return <PoolsPage lines={lines} />;
  if (opened === CLOUD_SERVICE) return <CloudServicePage onBack={toList} />;
  if (opened === HELD) return <HeldPage onBack={toList} />;
  const preset = requestPreset(opened);
  if (preset !== undefined) return <RequestPage key={opened} preset={preset} onBack={toList} />;
  return <LostPoolPage key={opened} id={opened} onBack={toList} />;
}
