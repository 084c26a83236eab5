import type { DiagnosticCode } from "../../diagnostic.ts";

/** Why a workbook, or a part of it, cannot be read, before it is known which table that touches. */
export type Refusal = { readonly code: DiagnosticCode; readonly message: string; readonly help: string };

/** Whether reading came to a refusal. */
export function isRefusal(result: object | undefined): result is Refusal {
  return result !== undefined && "help" in result;
}

/** What to do with a file that is no workbook that is read. */
export const saveAsWorkbook = "Open it in Excel, save it as “Excel Workbook (.xlsx)”, and give that file.";

/** A workbook, or another document, of a kind that is not read. */
export function notAWorkbook(message: string, help = saveAsWorkbook): Refusal {
  return { code: "workbook-kind", message, help };
}

/** The bytes are not what a workbook has to be: damaged, or made by a program that does not keep to the format. */
export function broken(what: string): Refusal {
  return {
    code: "workbook-broken",
    message: what,
    help: "Open the workbook in Excel, let it repair the file if it offers to, save it and run again; or take an older copy.",
  };
}

/** More than is read: most likely a file that is made to exhaust the machine. */
export function tooMuch(what: string): Refusal {
  return {
    code: "limit-exceeded",
    message: what,
    help: "Copy what matters of it into a new workbook, save it as .xlsx, and give that file.",
  };
}
