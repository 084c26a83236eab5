// A pane without a screen: what the tests in the browser ask of the door, which is bundled with this as the product's is.
import { applyPatch } from "../../addin/excel/apply-patch.ts";
import { follow } from "../../addin/excel/follow.ts";
import { prepareWorkbook } from "../../addin/excel/prepare-workbook.ts";
import { readOpenRoster } from "../../addin/excel/read-roster.ts";
import { openDoor } from "../../addin/excel/run.ts";
import type { TablePatch } from "../../core/roster/patch.ts";
import { plainStyle as style } from "../../core/table/cell.ts";

const hints: string[] = [];
const door = openDoor({ pause: 5, onWaiting: (isWaiting) => hints.push(isWaiting ? "waiting" : "done waiting") });

/** What a test may ask. */
export const pane = {
  platform: () => Office.context.platform,
  read: async () => {
    const read = await readOpenRoster(door, "roster.xlsx");
    if (!read.ok) return { trouble: read.trouble.code };
    const { roster, diagnostics, open } = read.value;
    return { people: roster.people.size, diagnostics: diagnostics.map(({ code }) => code), inParts: open.inParts };
  },
  apply: (patch: TablePatch) => applyPatch(door, patch, style),
  prepare: () => prepareWorkbook(door, style),
  follow: async () => {
    const followed = await follow(
      door,
      style,
      {
        onChange: () => hints.push("change"),
        onSelect: (row) => hints.push(`select ${row?.key.join()}`),
      },
      { quiet: 50 },
    );
    return followed.ok;
  },
  hints: () => hints,
};

await Office.onReady();
Object.assign(globalThis, { pane });
