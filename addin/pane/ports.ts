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
  /** The bytes of the sample workbook as base64; nothing where they cannot be had. */
  readonly sample: () => Promise<string | undefined>;
  /** Offers a file to save. */
  readonly save: (name: string, content: Blob) => void;
};
