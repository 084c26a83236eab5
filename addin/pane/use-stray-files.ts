import { useEffect, useRef } from "react";
import { usePane, usePaneState } from "./context.tsx";
import { withFiles } from "./screens/reconcile/desk.ts";
import { changeDesk } from "./screens/reconcile/use-desk.ts";
import { FILES } from "./screens/reconcile/views.ts";

/**
 * Files that are dropped where no screen takes them are laid ready to be reconciled: a browser would open them in place of the
 * pane, and what was typed would be lost. Where there is no roster yet, nothing happens.
 */
export function useStrayFiles(): void {
  const { session } = usePane();
  const isTaken = usePaneState((state) => state.screen === "reconcile");
  const hasRoster = usePaneState((state) => state.snapshot?.isForeign === false);
  const now = useRef({ session, isTaken, hasRoster });
  now.current = { session, isTaken, hasRoster };
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      // a screen that takes files has said so by now
      if (event.defaultPrevented || now.current.isTaken) return;
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      if (!now.current.hasRoster) return;
      changeDesk((desk) => withFiles(desk, files));
      now.current.session.go("reconcile", FILES);
    };
    document.addEventListener("dragover", over, { signal });
    document.addEventListener("drop", drop, { signal });
    return () => listening.abort();
  }, []);
}
