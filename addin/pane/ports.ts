import type { PlainDate } from "../../core/calendar.ts";
import type { WorkbookPort } from "../excel/open-workbook.ts";
import type { Progress, QuestionName, Questions, ReconcileRequest, ReconcileResult } from "../reconcile/protocol.ts";

/** A run under way. */
export type RunUnderWay = { readonly result: Promise<ReconcileResult>; readonly cancel: () => void };

/** What reconciles beside the screen, and keeps the last answer for questions about it. */
export type ReconcilerPort = {
  readonly reconcile: (request: ReconcileRequest, onProgress: (progress: Progress) => void) => RunUnderWay;
  /** Asks about the last answer; fails with a plain `Error` where there is none any more. */
  readonly ask: <Name extends QuestionName>(
    name: Name,
    given: Questions[Name]["given"],
  ) => Promise<Questions[Name]["answer"]>;
};

/** Everything that the pane needs of the world, so that its state and its doings are tested without one. */
export type Ports = {
  readonly workbook: WorkbookPort;
  readonly reconciler: ReconcilerPort;
  /** The day on this computer. */
  readonly today: () => PlainDate;
  /** Puts a text on the clipboard; false where the browser does not let us. */
  readonly copy: (text: string) => Promise<boolean>;
  /** A file of the sample, which lies beside the pane's page; nothing where it cannot be had. */
  readonly sample: (name: string) => Promise<Blob | undefined>;
  /** Offers a file to save. */
  readonly save: (name: string, content: Blob) => void;
};
