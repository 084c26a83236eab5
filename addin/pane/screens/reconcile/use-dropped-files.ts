import { useEffect, useRef, useState } from "react";

/**
 * Takes files that are dropped anywhere on the pane or pasted into it, for as long as the screen is looked at. Answers whether
 * files are being held over it.
 */
export function useDroppedFiles(take: (files: readonly File[]) => void, mayTake: boolean): boolean {
  const [isOver, setOver] = useState(false);
  const taking = useRef({ take, mayTake });
  taking.current = { take, mayTake };
  useEffect(() => {
    const page = new AbortController();
    const { signal } = page;
    document.addEventListener(
      "dragover",
      (event) => {
        // a browser opens in place of the pane what nobody takes
        event.preventDefault();
        const hasFiles = event.dataTransfer?.types.includes("Files") === true;
        setOver(hasFiles && taking.current.mayTake);
      },
      { signal },
    );
    document.addEventListener("dragleave", (event) => event.relatedTarget === null && setOver(false), { signal });
    document.addEventListener(
      "drop",
      (event) => {
        event.preventDefault();
        setOver(false);
        if (taking.current.mayTake) taking.current.take([...(event.dataTransfer?.files ?? [])]);
      },
      { signal },
    );
    document.addEventListener(
      "paste",
      (event) => {
        const files = [...(event.clipboardData?.files ?? [])];
        if (files.length === 0 || !taking.current.mayTake) return;
        event.preventDefault();
        taking.current.take(files);
      },
      { signal },
    );
    return () => page.abort();
  }, []);
  return isOver;
}
