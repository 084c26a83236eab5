import { useEffect } from "react";
import { usePaneState } from "./context.tsx";

/**
 * Gives the focus to the page's heading where it has fallen to nothing: what had it went with the page, the form or the message
 * before. Only where the pane has the keyboard at all: the sheet keeps it otherwise.
 */
export function useLostFocus(): void {
  const written = usePaneState((state) => state.written);
  const writing = usePaneState((state) => state.writing);
  const screen = usePaneState((state) => state.screen);
  const opened = usePaneState((state) => state.opened);
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are the moments at which it may be lost
  useEffect(() => {
    if (document.hasFocus() && document.activeElement === document.body) {
      document.querySelector<HTMLElement>("#screen h1")?.focus({ preventScroll: true });
    }
  }, [written, writing, screen, opened]);
}
