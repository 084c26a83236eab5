import { statSync } from "node:fs";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { type RosterRead, readRosterFolder } from "./roster-folder.ts";

/** Reads a roster: a folder of CSV files, or a workbook; which it is, the path and the file's bytes say, not its name. */
export async function readRosterAt(path: string, report: (diagnostic: Diagnostic) => void): Promise<RosterRead> {
  if (!isFile(path)) return readRosterFolder(path, report);
  const { readRosterFile } = await import("./roster-workbook.ts");
  return readRosterFile(path, report);
}

/** Whether it is there and no folder; what the system will not say comes out when the folder is read. */
function isFile(path: string): boolean {
  try {
    return !statSync(path).isDirectory();
  } catch {
    return false;
  }
}
