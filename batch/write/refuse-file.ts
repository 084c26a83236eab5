import { basename, dirname } from "node:path";
import { isInside, realPath } from "./refuse-folder.ts";
import { outputNames } from "./save.ts";

/**
 * Why a file must not be written, or nothing when it may: the roster is never written into, no file that is read or that a
 * report is made of is written over, and nothing may lie among the exports and be read as one the next time.
 */
export function refuseFile(
  out: string,
  what: string,
  roster: string,
  usage: readonly string[],
  files: readonly string[],
): string | undefined {
  const path = realPath(out);
  const another = "Give another file with --out.";
  if (isInside(path, realPath(roster))) {
    return `${what} would be written into the roster (${roster}), where nothing is ever written. ${another}`;
  }
  const overwritten = files.find((file) => file !== "-" && realPath(file) === path);
  if (overwritten !== undefined) return `${what} would be written over the export ${overwritten}. ${another}`;
  const shared = usage.find((given) => given !== "-" && realPath(given) === dirname(path) && !files.includes(given));
  if (shared !== undefined) {
    return `${what} would lie among the exports in ${shared} and be read as one of them the next time. ${another}`;
  }
  return outputNames.includes(basename(path))
    ? `${what} would be called ${basename(path)}, as a file of the report is. ${another}`
    : undefined;
}
