import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { readRosterWorkbook } from "../../core/roster/from-workbook.ts";
import { readRoster } from "../../core/roster/roster.ts";
import { unreadable } from "./paths.ts";
import type { RosterRead } from "./roster-folder.ts";

/** A file that is larger is no roster, and no list of people. */
export const LARGEST = 512 * 1024 * 1024;

/** Reads a workbook as a roster: once, whole, so that what is hashed is what was read. */
export function readRosterFile(path: string, report: (diagnostic: Diagnostic) => void): RosterRead {
  const bytes = readWhole(path, report);
  if (bytes === undefined) return { roster: readRoster({}, path, () => {}), hashes: new Map() };
  const lock = lockBeside(path);
  if (lock !== undefined) report(isOpen(path, lock));
  const hashes = new Map([[path, createHash("sha256").update(bytes).digest("hex")]]);
  return { roster: readRosterWorkbook(bytes, path, report), hashes };
}

/** The bytes of a file; nothing where it cannot be read or is far too large, which is said. */
export function readWhole(
  path: string,
  report: (diagnostic: Diagnostic) => void,
  lost = "no roster is read",
  help?: string,
): Uint8Array | undefined {
  try {
    if (statSync(path).size <= LARGEST) return readFileSync(path);
    report(tooLarge(path));
  } catch (error) {
    report(unreadable(path, error, lost, help));
  }
  return undefined;
}

/** What to say of a workbook that is too large to be read. */
export function tooLarge(file: string): Diagnostic {
  return {
    code: "limit-exceeded",
    severity: "error",
    at: { file },
    message: "The file is larger than 512 MB, far more than is needed; it is not read.",
    help: "Copy what matters of it into a new workbook, save it as .xlsx, and give that file.",
  };
}

/** The file that Excel (`~$name`) or LibreOffice (`.~lock.name#`) lays beside a workbook while it is open. */
function lockBeside(path: string): string | undefined {
  const name = basename(path);
  return [`~$${name}`, `.~lock.${name}#`].find((lock) => existsSync(join(dirname(path), lock)));
}

function isOpen(path: string, lock: string): Diagnostic {
  const [program, mark] = lock.startsWith("~$") ? ["Excel", "~$"] : ["LibreOffice", ".~lock"];
  return {
    code: "workbook-open",
    severity: "note",
    at: { file: path },
    message: `The workbook seems to be open in ${program} (a file that begins with ${mark} lies beside it); what was read is how it was last saved.`,
    help: "Save it and run again if it was changed since; delete the other file if nobody has the workbook open.",
  };
}
