import { makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { usePane, usePaneState } from "../../context.tsx";
import { withFiles } from "./desk.ts";
import { FilesPage } from "./files-page.tsx";
import { MappingPage } from "./mapping-page.tsx";
import { NoResultPage } from "./no-result-page.tsx";
import { ResultPage } from "./result-page.tsx";
import { RunningPage } from "./running-page.tsx";
import { changeDesk } from "./use-desk.ts";
import { useDroppedFiles } from "./use-dropped-files.ts";
import { FILES, mappingOpened } from "./views.ts";

const useStyles = makeStyles({
  screen: { position: "relative", minHeight: "100%" },
  over: {
    position: "absolute",
    inset: 0,
    zIndex: 1,
    display: "flex",
    justifyContent: "center",
    padding: tokens.spacingVerticalXXL,
    boxSizing: "border-box",
    border: `2px dashed ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackgroundAlpha2,
    fontWeight: tokens.fontWeightSemibold,
    pointerEvents: "none",
  },
});

/** The screen Reconcile: files are laid ready, reconciled in a worker, and what came of it is looked at and written. */
export function ReconcileScreen() {
  const styles = useStyles();
  const { send } = usePane();
  const now = usePaneState((state) => state.reconciling);
  const opened = usePaneState((state) => state.opened.reconcile);
  const screen = useRef<HTMLDivElement>(null);
  const take = (files: readonly File[]) => {
    if (files.length === 0) return;
    changeDesk((desk) => withFiles(desk, files));
    send({ kind: "opened", screen: "reconcile", key: FILES });
  };
  const isOver = useDroppedFiles(take, now.kind !== "running");

  const view = viewOf(now.kind, opened);
  const before = useRef(view);
  useEffect(() => {
    if (before.current === view) return;
    before.current = view;
    // what had the focus is gone with the page before
    if (document.hasFocus()) screen.current?.querySelector("h1")?.focus();
  }, [view]);

  return (
    <div ref={screen} className={styles.screen}>
      {now.kind === "running" ? (
        <RunningPage progress={now.progress} />
      ) : now.kind === "idle" || view === "files" ? (
        <FilesPage />
      ) : view === "mapping" ? (
        <MappingPage result={now.result} file={mappingOpened(opened) ?? ""} />
      ) : now.result.kind === "answered" ? (
        <ResultPage result={now.result} />
      ) : (
        <NoResultPage result={now.result} />
      )}
      {isOver ? <div className={styles.over}>Drop the files here</div> : null}
    </div>
  );
}

function viewOf(kind: "idle" | "running" | "over", opened: string | undefined) {
  if (kind !== "over") return kind === "running" ? "running" : "files";
  if (opened === FILES) return "files";
  return mappingOpened(opened) === undefined ? "result" : "mapping";
}
