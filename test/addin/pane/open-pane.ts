import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openWorkbook, type WorkbookPort } from "../../../addin/excel/open-workbook.ts";
import type { Ports, ReconcilerPort } from "../../../addin/pane/ports.ts";
import { createSession, type Session } from "../../../addin/pane/session.ts";
import { createStore, type Store } from "../../../addin/pane/store.ts";
import type { PlainDate } from "../../../core/calendar.ts";
import { excelHost, type Host } from "../../excel-host/host.ts";
import { openInNode } from "../../excel-host/in-node.ts";
import { loadBook } from "../../excel-host/xlsx-load.ts";
import { saveBook } from "../../excel-host/xlsx-save.ts";
import { root } from "../../support/source.ts";
import { makeWorkbook, type WorkbookSketch } from "../../support/workbook.ts";

/** A pane without a screen, over a workbook in the simulated Excel. */
export type OpenPane = {
  readonly host: Host;
  readonly session: Session;
  readonly store: Store;
  readonly copied: string[];
  readonly saved: { readonly name: string; readonly content: Blob }[];
  readonly workbook: () => Uint8Array;
};

/** Nothing is reconciled where a test does not say how. */
const noReconciler: ReconcilerPort = {
  reconcile: () => ({ result: Promise.resolve({ kind: "cancelled" }), cancel: () => {} }),
  ask: () => Promise.reject(new Error("there is no answer")),
};

type Given = {
  readonly today?: string;
  readonly reconciler?: ReconcilerPort;
  readonly sample?: Ports["sample"];
  /** Whether the browser lets a text be copied. */
  readonly mayCopy?: boolean;
  /** What of the workbook goes another way than Excel's. */
  readonly workbook?: (excel: WorkbookPort) => Partial<WorkbookPort>;
};

/** Opens the pane over the bytes of a workbook, and reads it. */
export async function openPane(bytes: Uint8Array, given: Given = {}): Promise<OpenPane> {
  const opened = loadBook(bytes);
  const host = excelHost(opened.book);
  openInNode(host);
  const store = createStore();
  const copied: string[] = [];
  const saved: { name: string; content: Blob }[] = [];
  const excel = openWorkbook({ pause: 1, onWaiting: (isSilent) => store.send({ kind: "silent", isSilent }) });
  const ports: Ports = {
    workbook: { ...excel, ...given.workbook?.(excel) },
    reconciler: given.reconciler ?? noReconciler,
    today: () => (given.today ?? "2026-04-10") as PlainDate,
    copy: async (text) => {
      copied.push(text);
      return given.mayCopy ?? true;
    },
    save: (name, content) => void saved.push({ name, content }),
    sample: given.sample ?? (async () => undefined),
  };
  const session = createSession(ports, store);
  await session.start();
  return { host, session, store, copied, saved, workbook: () => saveBook(opened) };
}

/** The pane over the sample workbook. */
export function openSamplePane(given: Given = {}): Promise<OpenPane> {
  return openPane(sampleWorkbook(), given);
}

/** The pane over a workbook that a test describes. */
export function openSketchPane(sketch: WorkbookSketch, given: Given = {}): Promise<OpenPane> {
  return openPane(makeWorkbook(sketch), given);
}

/** The bytes of the sample workbook. */
export function sampleWorkbook(): Uint8Array {
  return new Uint8Array(readFileSync(join(root, "batch/sample/roster.xlsx")));
}
