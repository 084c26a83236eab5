import { readdirSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { findHeader } from "../../core/exports/header.ts";
import { leftAside, notLookedInto } from "../../core/exports/reading.ts";
import { createTextAttempt } from "../../core/files/text-attempt.ts";
import { visible } from "../../core/report/visible.ts";
import { readStart, whyUnreadable } from "./bytes.ts";

/**
 * The files that the usage arguments name: files as they are, the exports of folders, patterns expanded by us. A roster that
 * lies among the exports of a folder is passed over.
 */
export async function usageFiles(
  paths: readonly string[],
  report: (diagnostic: Diagnostic) => void,
  roster?: string,
): Promise<readonly string[]> {
  const files: string[] = [];
  // standard input can be read once only
  for (const path of paths.filter((one, index) => one !== "-" || paths.indexOf("-") === index)) {
    try {
      const found = path === "-" ? [path] : await filesOf(path, report, roster);
      if (found.length === 0) report(nothingFound(path));
      files.push(...found);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
      report(unreadable(path, error));
    }
  }
  return files;
}

async function filesOf(
  path: string,
  report: (diagnostic: Diagnostic) => void,
  roster: string | undefined,
): Promise<readonly string[]> {
  if (isFolder(path)) {
    const isRoster = (name: string) => roster !== undefined && resolve(path, name) === resolve(roster);
    const names = readdirSync(path)
      .filter((name) => !isRoster(name))
      .sort();
    const found = new Set(names.filter((name) => isExport(join(path, name))));
    // files of the system, and those that Excel lays beside an open workbook
    const skipped = names.filter((name) => !found.has(name) && !/^(\.|~\$)/.test(name));
    const folders = skipped.filter((name) => isFolder(join(path, name)));
    const others = skipped.filter((name) => !folders.includes(name));
    if (others.length > 0) report(leftAside(path, "folder", others.map(visible)));
    if (folders.length > 0) report(notLookedInto(path, folders.map(visible)));
    return [...found].map((name) => join(path, name));
  }
  if (!/[*?[{]/.test(path) || isThere(path)) return [path];
  const { glob } = await import("tinyglobby");
  return (await glob([path.replaceAll("\\", "/")], { dot: false, expandDirectories: false })).sort();
}

/** Whether it is a folder; throws where the system cannot even look. */
function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

/**
 * Whether a file of a folder is to be read as an export: by the kinds that exports come in; a `.txt`, which may be a remark,
 * only where it begins with the header of one.
 */
function isExport(path: string): boolean {
  const name = basename(path);
  if (/^(\.|~\$)/.test(name)) return false;
  if (/\.(csv|tsv|gz|zip|xls[xmb]?)$/i.test(name)) return !isFolder(path);
  return /\.txt$/i.test(name) && !isFolder(path) && beginsAsExport(path);
}

/** Bytes in which a header stands, if there is one. */
const BEGINNING = 64 * 1024;

function beginsAsExport(path: string): boolean {
  const bytes = readStart(path, BEGINNING);
  const asText = (encoding?: "windows-1252") => {
    let text = "";
    createTextAttempt(encoding, (piece) => {
      text += piece;
    }).push(bytes);
    return text;
  };
  // a letter that is cut in two at the end is not waited for
  const text = asText() || asText("windows-1252");
  return findHeader(text).recognition.kind !== "none";
}

function nothingFound(path: string): Diagnostic {
  return {
    code: "file-unreadable",
    severity: "error",
    at: { file: path },
    message: isFolder(path) ? "The folder holds no export." : "The pattern fits no file.",
    help: "Give the usage exports (CSV, also packed as .gz or .zip, or Excel) as files, as a folder that holds them, or as a pattern such as exports/*.csv.",
  };
}

/** What to say of a file that cannot be read: what comes of it, and where to look, which are those of an export unless said. */
export function unreadable(
  file: string,
  error: unknown,
  lost = "the file is not counted",
  help = "Check the name and the folder, and that the file is not open elsewhere.",
): Diagnostic {
  return {
    code: "file-unreadable",
    severity: "error",
    at: { file },
    message: `${whyUnreadable(error)}; ${lost}.`,
    help,
  };
}
