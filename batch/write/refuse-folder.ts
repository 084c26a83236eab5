import { realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { outputNames } from "./save.ts";

/**
 * Why the report must not go into a folder, or nothing when it may: the roster is never written into, no file that is
 * read is written over, and no report may look like an export in the next run.
 */
export function refuseFolder(
  out: string,
  roster: string,
  usage: readonly string[],
  files: readonly string[],
): string | undefined {
  const folder = realPath(out);
  const another = "Give another folder with --out.";
  if (isInside(folder, realPath(roster))) {
    return `the report would be written into the roster folder (${roster}), where nothing is ever written. ${another}`;
  }
  const shared = usage.find((path) => path !== "-" && realPath(path) === folder && !files.includes(path));
  if (shared !== undefined) {
    return `the report would lie among the exports in ${shared} and be read as one of them the next time. ${another}`;
  }
  const overwritten = [roster, ...files].find(
    (file) => file !== "-" && dirname(realPath(file)) === folder && outputNames.includes(basename(file)),
  );
  return overwritten === undefined ? undefined : `the report would be written over ${overwritten}. ${another}`;
}

/** Whether a path is a folder or anything below it. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === "" || !(way === ".." || /^\.\.[/\\]/.test(way) || isAbsolute(way));
}

/** The path without links, also where its last parts are not there yet. */
export function realPath(path: string): string {
  const full = resolve(path);
  try {
    return realpathSync(full);
  } catch {
    const parent = dirname(full);
    return parent === full ? full : join(realPath(parent), basename(full));
  }
}
