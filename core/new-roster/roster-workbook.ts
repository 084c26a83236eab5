import type { WorkbookSketch } from "../files/workbook-sketch.ts";
import { settings, spelledSettings, standardPolicy } from "../roster/settings.ts";
import { rosterTables, workbookTables } from "../roster/tables.ts";
import type { Table } from "../table/define.ts";
import { listed } from "../text.ts";
import { readMeSheet } from "./read-me-sheet.ts";
import { settingNames } from "./row-marks.ts";
import { type PartialRow, rosterSheet } from "./table-sheet.ts";

/** What a new roster begins with; the other tables are empty. */
export type RosterStart = {
  readonly contracts: readonly PartialRow<typeof rosterTables.contracts>[];
  readonly people: readonly PartialRow<typeof rosterTables.people>[];
};

/** A new roster workbook: every table of roster.md with its headers, settings at their defaults, and a sheet that explains. */
export function rosterWorkbook(start: RosterStart): WorkbookSketch {
  const rows: Readonly<Record<string, readonly PartialRow<Table>[]>> = {
    [rosterTables.contracts.name]: start.contracts,
    [rosterTables.people.name]: start.people,
    [rosterTables.settings.name]: settingRows(),
  };
  return {
    title: "Credit roster",
    names: settingNames,
    sheets: [readMeSheet(), ...workbookTables.map((table) => rosterSheet(table, rows[table.name] ?? []))],
  };
}

/** Every setting with its default; values keep their kind, so that 90 is a number and a style is text. */
function settingRows(): readonly PartialRow<Table>[] {
  const spelled = spelledSettings(standardPolicy);
  return Object.values(settings).map(({ name, meaning, cell }) => {
    const choices = cell.choices ?? [];
    const isSaid = choices.every((choice) => meaning.includes(choice));
    return {
      setting: name,
      value: spelled[name],
      meaning: isSaid ? meaning : `${meaning} One of: ${listed(choices, "or")}.`,
    };
  });
}
