import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { readCsvGrid } from "../../core/files/csv.ts";
import { notText } from "../../core/files/whole-text.ts";
import { type Roster, type RosterGrids, readRoster } from "../../core/roster/roster.ts";
import { rosterTables } from "../../core/roster/tables.ts";
import type { Grid } from "../../core/table/grid.ts";
import { whyUnreadable } from "./bytes.ts";
import { unreadable } from "./paths.ts";
import { readText } from "./text.ts";

/** A roster and the hashes of the files that it came from, by name. */
export type RosterRead = { readonly roster: Roster; readonly hashes: ReadonlyMap<string, string> };

/** Reads a folder of CSV files as a roster; without such a folder the roster is empty, and a diagnostic says so. */
export function readRosterFolder(folder: string, report: (diagnostic: Diagnostic) => void): RosterRead {
  const names = listFolder(folder, report);
  if (names === undefined) return { roster: readRoster({}, folder, () => {}), hashes: new Map() };
  const hashes = new Map<string, string>();
  const grids: { -readonly [K in keyof RosterGrids]: RosterGrids[K] } = {};
  const unread = new Set<string>();
  for (const [table, { file, name: title }] of Object.entries(rosterTables)) {
    const name = names.find((candidate) => candidate.toLowerCase() === file);
    if (name === undefined) continue;
    const path = join(folder, name);
    const grid = readGrid(path, hashes, report);
    if (grid === undefined) unread.add(title);
    else grids[table as keyof RosterGrids] = grid;
  }
  // a table that is there and could not be read is not missing too
  const reportOnce = (diagnostic: Diagnostic) => {
    if (diagnostic.code !== "table-missing" || !unread.has(diagnostic.at.table ?? "")) report(diagnostic);
  };
  return { roster: readRoster(grids, folder, reportOnce), hashes };
}

function listFolder(folder: string, report: (diagnostic: Diagnostic) => void): readonly string[] | undefined {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    report({
      code: "file-unreadable",
      severity: "error",
      at: { file: folder },
      message:
        code === "ENOTDIR"
          ? "There is no such folder: a part of its path is a file."
          : `${whyUnreadable(error)}: no roster is read.`,
      help: "Give the roster's workbook, such as --roster roster.xlsx, or the folder that holds people.csv and pools.csv.",
    });
    return undefined;
  }
}

/** One table of a roster folder as a grid; nothing where the file cannot be read, which is said. */
export function readGrid(
  path: string,
  hashes: Map<string, string>,
  report: (diagnostic: Diagnostic) => void,
): Grid | undefined {
  let text = "";
  try {
    const read = readText(
      path,
      () => {
        text = "";
      },
      (piece) => {
        text += piece;
      },
      () => {},
    );
    hashes.set(path, read.sha256);
    if (read.readable) return readCsvGrid(text, path);
    report(notText(path, read));
  } catch (error) {
    report(unreadable(path, error, "the table is not read"));
  }
  return undefined;
}
