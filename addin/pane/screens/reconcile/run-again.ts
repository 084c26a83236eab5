import type { Session } from "../../session.ts";
import type { PaneEvent } from "../../state.ts";
import { howOf } from "./desk.ts";
import { changeDesk, deskNow } from "./use-desk.ts";
import { FILES } from "./views.ts";

/** Reconciles what lies on the desk. The files stay there, whatever becomes of it; where it cannot be, they are looked at. */
export async function runDesk(session: Pick<Session, "reconcile">, send: (event: PaneEvent) => void): Promise<void> {
  const { files, ...typed } = deskNow();
  const asked = howOf(typed);
  if (asked.kind === "wrong" || files.length === 0) return send({ kind: "opened", screen: "reconcile", key: FILES });
  changeDesk((desk) => ({ ...desk, ran: files, note: "" }));
  send({ kind: "opened", screen: "reconcile", key: undefined });
  await session.reconcile(files, asked.how);
}

/** Stops a run. What was read for it is let go; the files stay chosen. */
export function cancelRun(session: Session): void {
  changeDesk((desk) => ({
    ...desk,
    note: "Cancelled. The files are still chosen, and nothing was written.",
  }));
  session.cancelReconciling();
}
