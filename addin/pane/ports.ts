import type { PlainDate } from "../../core/calendar.ts";
import type { RowKey, TablePatch } from "../../core/roster/patch.ts";
import type { CellStyle } from "../../core/table/cell.ts";
import type { Followers } from "../excel/follow.ts";
import type { Prepared } from "../excel/prepare-workbook.ts";
import type { OpenRoster } from "../excel/read-roster.ts";
import type { PatchResult } from "../excel/refusal.ts";
import type { Outcome } from "../excel/trouble.ts";
import type { Progress, QuestionName, Questions, ReconcileRequest, ReconcileResult } from "../reconcile/protocol.ts";

/** A row of a table of the roster, or one cell of it. */
export type RowPlace = { readonly table: string; readonly key: RowKey; readonly header?: string | undefined };

/** A cell by its sheet and address, such as `People` and `B12`. */
export type CellPlace = { readonly sheet: string; readonly address: string };

/** The open workbook, as far as the pane knows it. */
export type WorkbookPort = {
  /** The file's name, for places. */
  readonly name: () => string;
  readonly read: (inParts: boolean) => Promise<Outcome<OpenRoster>>;
  readonly apply: (patch: TablePatch, style: CellStyle) => Promise<PatchResult>;
  readonly prepare: (style: CellStyle) => Promise<Outcome<Prepared>>;
  readonly follow: (style: CellStyle, followers: Followers) => Promise<Outcome<() => Promise<void>>>;
  /** Selects the cell or row in the sheet, because somebody asked for it; false where it is not there any more. */
  readonly show: (place: RowPlace | CellPlace, style: CellStyle) => Promise<Outcome<boolean>>;
};

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
  /** Offers a file to save. */
  readonly save: (name: string, content: Blob) => void;
};
