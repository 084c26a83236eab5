import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { readCsvGrid } from "../../core/files/csv.ts";
import { type Roster, type RosterGrids, readRoster } from "../../core/roster/roster.ts";
import { rosterTables } from "../../core/roster/tables.ts";
import type { Grid } from "../../core/table/grid.ts";
import { unreadable } from "./paths.ts";
import { encodingUnknown, readText } from "./text.ts";

/** A roster and the hashes of the files that it came from, by name. */
export type RosterRead = { readonly roster: Roster; readonly hashes: ReadonlyMap<string, string> };

/** Reads a folder of CSV files as a roster; without such a folder the roster is empty, and a diagnostic says so. */
export function readRosterFolder(folder: string, report: (diagnostic: Diagnostic) => void): RosterRead {
  const names = listFolder(folder, report);
  if (names === undefined) return { roster: readRoster({}, folder, () => {}), hashes: new Map() };
  const hashes = new Map<string, string>();
  const grids: { -readonly [K in keyof RosterGrids]: RosterGrids[K] } = {};
  for (const [table, { file }] of Object.entries(rosterTables)) {
    const name = names.find((candidate) => candidate.toLowerCase() === file);
    if (name === undefined) continue;
    const path = join(folder, name);
    const grid = readGrid(path, hashes, report);
    if (grid !== undefined) grids[table as keyof RosterGrids] = grid;
  }
  return { roster: readRoster(grids, folder, report), hashes };
}

function listFolder(folder: string, report: (diagnostic: Diagnostic) => void): readonly string[] | undefined {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    const isFile = (error as NodeJS.ErrnoException).code === "ENOTDIR";
    report({
      code: "file-unreadable",
      severity: "error",
      at: { file: folder },
      message: isFile ? "The roster is a file, not a folder of CSV files." : "There is no such folder.",
      help: "Give the folder that holds people.csv and pools.csv, such as --roster roster.",
    });
    return undefined;
  }
}

function readGrid(
  path: string,
  hashes: Map<string, string>,
  report: (diagnostic: Diagnostic) => void,
): Grid | undefined {
  let text = "";
  try {
    const { sha256, readable } = readText(
      path,
      () => {
        text = "";
      },
      (piece) => {
        text += piece;
      },
      () => {},
    );
    hashes.set(path, sha256);
    if (readable) return readCsvGrid(text, path);
    report(encodingUnknown(path));
  } catch (error) {
    report(unreadable(path, error));
  }
  return undefined;
}
