import type { TablePatch } from "../../core/roster/patch.ts";
import type { CellStyle } from "../../core/table/cell.ts";
import { applyPatch } from "./apply-patch.ts";
import { type Followers, follow } from "./follow.ts";
import { openBeside } from "./open-beside.ts";
import { type Prepared, prepareWorkbook } from "./prepare-workbook.ts";
import { type OpenRoster, readOpenRoster } from "./read-roster.ts";
import type { PatchResult } from "./refusal.ts";
import { type DoorOptions, openDoor } from "./run.ts";
import { type CellPlace, type RowPlace, showPlace } from "./show-place.ts";
import type { Outcome } from "./trouble.ts";

/** The open workbook, as far as the pane knows it. */
export type WorkbookPort = {
  /** The file's name, for places. */
  readonly name: () => string;
  /** Answers `before` itself where the workbook says the same as it. */
  readonly read: (inParts: boolean, before?: OpenRoster) => Promise<Outcome<OpenRoster>>;
  readonly apply: (patch: TablePatch, style: CellStyle) => Promise<PatchResult>;
  readonly prepare: (style: CellStyle) => Promise<Outcome<Prepared>>;
  readonly follow: (style: CellStyle, followers: Followers) => Promise<Outcome<() => Promise<void>>>;
  /** Opens another workbook beside this one, given as base64. */
  readonly openBeside: (base64: string) => Promise<Outcome<void>>;
  /** Selects the cell or row in the sheet, because somebody asked for it; false where it is not there any more. */
  readonly show: (place: RowPlace | CellPlace, style: CellStyle) => Promise<Outcome<boolean>>;
};

/** The workbook that this Excel shows, as the pane knows it. */
export function openWorkbook(options: DoorOptions): WorkbookPort {
  const door = openDoor(options);
  return {
    name: workbookName,
    read: (inParts, before) => readOpenRoster(door, workbookName(), inParts, before),
    apply: (patch, style) => applyPatch(door, patch, style),
    prepare: (style) => prepareWorkbook(door, style),
    follow: (style, followers) => follow(door, style, followers),
    openBeside,
    show: (place, style) => showPlace(door, place, style),
  };
}

/** The file's name without the way to it; a workbook that was never saved has none. */
function workbookName(): string {
  const url = Office.context.document?.url ?? "";
  const name = url.split(/[\\/]/).at(-1)?.split(/[?#]/)[0] ?? "";
  return name === "" ? "this workbook" : decoded(name);
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    // a name with a lone percent sign is a name all the same
    return name;
  }
}
