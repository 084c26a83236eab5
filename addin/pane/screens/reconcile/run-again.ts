import type { Session } from "../../session.ts";
import type { PaneEvent } from "../../state.ts";
import { howOf } from "./desk.ts";
import { changeDesk, deskNow } from "./use-desk.ts";

/** Reconciles what lies on the desk. The files stay there, whatever becomes of it. */
export async function runDesk(session: Session, send: (event: PaneEvent) => void): Promise<void> {
  const asked = howOf(deskNow());
  if (asked.kind === "wrong") return;
  changeDesk((desk) => ({ ...desk, note: "" }));
  send({ kind: "opened", screen: "reconcile", key: undefined });
  await session.reconcile(deskNow().files, asked.how);
}

/** Stops a run. What was read for it is let go; the files stay chosen. */
export function cancelRun(session: Session): void {
  changeDesk((desk) => ({
    ...desk,
    note: "Cancelled. The files are still chosen, and nothing was written.",
  }));
  session.cancelReconciling();
}
