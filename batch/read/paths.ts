import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { visible } from "../../core/report/visible.ts";
import { listed } from "../../core/text.ts";
import { whyUnreadable } from "./bytes.ts";

/** The files that the usage arguments name: files as they are, the CSV files of folders, patterns expanded by us. */
export async function usageFiles(
  paths: readonly string[],
  report: (diagnostic: Diagnostic) => void,
): Promise<readonly string[]> {
  const files: string[] = [];
  // standard input can be read once only
  for (const path of paths.filter((one, index) => one !== "-" || paths.indexOf("-") === index)) {
    try {
      const found = path === "-" ? [path] : await filesOf(path, report);
      if (found.length === 0) report(nothingFound(path));
      files.push(...found);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
      report(unreadable(path, error));
    }
  }
  return files;
}

async function filesOf(path: string, report: (diagnostic: Diagnostic) => void): Promise<readonly string[]> {
  if (isFolder(path)) {
    const names = readdirSync(path).sort();
    const isExport = (name: string) => /\.csv$/i.test(name);
    const skipped = names.filter((name) => !isExport(name) && !name.startsWith("."));
    if (skipped.length > 0) report(notRead(path, skipped));
    return names.filter(isExport).map((name) => join(path, name));
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

/** Files and folders of a usage folder that are no CSV file: named, so that no export is missed without a word. */
function notRead(path: string, names: readonly string[]): Diagnostic {
  const some = names.length > 5 ? [...names.slice(0, 4), `${names.length - 4} more`] : names;
  return {
    code: "file-skipped",
    severity: "note",
    at: { file: path },
    message: `Only CSV files of the folder are read; left aside: ${listed(some.map((name) => visible(name)))}.`,
    help: "If one of them is an export, unpack it or save it as CSV.",
  };
}

function nothingFound(path: string): Diagnostic {
  return {
    code: "file-unreadable",
    severity: "error",
    at: { file: path },
    message: isFolder(path) ? "The folder holds no CSV file." : "The pattern fits no file.",
    help: "Give the usage exports as files, as a folder that holds them, or as a pattern such as exports/*.csv.",
  };
}

/** What to say of a file that cannot be read. */
export function unreadable(file: string, error: unknown): Diagnostic {
  return {
    code: "file-unreadable",
    severity: "error",
    at: { file },
    message: `${whyUnreadable(error)}; the file is not counted.`,
    help: "Check the name and the folder, and that the file is not open elsewhere.",
  };
}
