/** What went wrong with Excel, in words for the person at the pane. Never thrown. */
export type Trouble = {
  readonly code: TroubleCode;
  /** What is so, in a full sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly help: string;
  /** What Excel said itself, for somebody who is asked to help. */
  readonly detail: string;
};

/** What came of something that Excel was asked to do. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: Trouble };

export type TroubleCode =
  | "not-in-excel"
  | "excel-too-old"
  | "cell-being-edited"
  | "connection-lost"
  | "excel-busy"
  | "too-large"
  | "protected"
  | "read-only"
  | "not-found"
  | "in-the-way"
  | "changing"
  | "unknown";

type Words = { readonly message: string; readonly help: string };

const words: Readonly<Record<TroubleCode, Words>> = {
  "not-in-excel": {
    message: "This page is not open inside Excel, so there is no workbook to read.",
    help: "Open the workbook in Excel, and open Credit Roster from the ribbon there.",
  },
  "excel-too-old": {
    message: "This Excel is too old for Credit Roster.",
    help: "Use Excel 2021 or later, Microsoft 365, or Excel on the web.",
  },
  "cell-being-edited": {
    message: "A cell is being edited, and Excel does nothing else meanwhile.",
    help: "Finish the cell with Enter, or leave it with Esc, and try again.",
  },
  "connection-lost": {
    message: "The connection to the workbook was lost for a moment.",
    help: "Try again; if it happens again, reload the workbook.",
  },
  "excel-busy": {
    message: "Excel is busy and did not take the request.",
    help: "Wait a little, and try again.",
  },
  "too-large": {
    message: "This is more than Excel hands over at once, even in small parts.",
    help: "Look for cells with very long texts in the roster's tables, and shorten them.",
  },
  protected: {
    message: "The sheet is protected, so nothing was written on it.",
    help: "Ask its owner to unprotect it under Review, or do it yourself, and try again.",
  },
  "read-only": {
    message: "The workbook is open for reading only, so nothing was written.",
    help: "Choose Edit Workbook, or open a copy that you may edit, and try again.",
  },
  "not-found": {
    message: "A table, column or sheet was renamed, moved or deleted at the same moment.",
    help: "Try again: the workbook is read anew first.",
  },
  "in-the-way": {
    message: "Excel cannot make room: something beside or below the table is in the way.",
    help: "Move what stands beside or below the table to another sheet, and try again.",
  },
  changing: {
    message: "Others are changing the workbook faster than it can be read.",
    help: "Try again in a moment.",
  },
  unknown: {
    message: "Excel could not do this.",
    help: "Try again; if it happens again, pass the detail on to whoever looks after Credit Roster.",
  },
};

/** The trouble of a name, with what Excel said of it. */
export function trouble(code: TroubleCode, detail = ""): Trouble {
  return { code, ...words[code], detail };
}

/** Trouble that may be over when the same is tried again. */
export function isPassing({ code }: Trouble): boolean {
  return code === "connection-lost" || code === "excel-busy" || code === "cell-being-edited" || code === "not-found";
}

// the codes of Excel.ErrorCodes and of the host, with what they mean to a person
const meanings: Readonly<Record<string, TroubleCode>> = {
  InvalidOperationInCellEditMode: "cell-being-edited",
  InvalidOrTimedOutSession: "connection-lost",
  ConnectionFailure: "connection-lost",
  RequestAborted: "connection-lost",
  ActivityLimitReached: "excel-busy",
  ServerBusy: "excel-busy",
  ServiceNotAvailable: "excel-busy",
  RequestPayloadSizeLimitExceeded: "too-large",
  ResponsePayloadSizeLimitExceeded: "too-large",
  AccessDenied: "protected",
  FilteredRangeConflict: "in-the-way",
  InsertDeleteConflict: "in-the-way",
  NonBlankCellOffSheet: "in-the-way",
  InvalidOperation: "in-the-way",
  ReadOnly: "read-only",
  ItemNotFound: "not-found",
  InvalidReference: "not-found",
  ApiNotFound: "excel-too-old",
  ApiNotAvailable: "excel-too-old",
};

type OfficeError = {
  readonly code: string;
  readonly message: string;
  readonly debugInfo: { readonly errorLocation?: string };
};

/** An error of office.js as trouble; nothing for any other error, which is a mistake of ours. */
export function troubleOf(error: unknown): Trouble | undefined {
  if (!isOfficeError(error)) return undefined;
  const { code, message, debugInfo } = error;
  const place = debugInfo.errorLocation === undefined ? "" : ` at ${debugInfo.errorLocation}`;
  return trouble(meanings[code] ?? "unknown", `${code}${place}: ${message}`);
}

function isOfficeError(error: unknown): error is OfficeError {
  const isObject = typeof error === "object" && error !== null;
  return isObject && "code" in error && typeof error.code === "string" && "debugInfo" in error;
}
