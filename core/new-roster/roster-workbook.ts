import type { WorkbookSketch } from "../files/workbook-sketch.ts";
import { type Policy, settings, spelledSettings, standardPolicy } from "../roster/settings.ts";
import { rosterTables, workbookTables } from "../roster/tables.ts";
import type { Table } from "../table/define.ts";
import { listed } from "../text.ts";
import { readMeSheet } from "./read-me-sheet.ts";
import { settingNames } from "./row-marks.ts";
import { type PartialRow, rosterSheet } from "./table-sheet.ts";

type Tables = Omit<typeof rosterTables, "settings">;
type TableRows = { readonly [K in keyof Tables]: readonly PartialRow<Tables[K]>[] };

/** What a roster workbook begins with; tables that are not named are empty, settings that differ from the standard are few. */
export type RosterStart = Pick<TableRows, "contracts" | "people"> & Partial<TableRows> & { readonly policy?: Policy };

/** A roster workbook: every table of roster.md with its headers, every setting, and a sheet that explains. */
export function rosterWorkbook({ policy = standardPolicy, ...tables }: RosterStart): WorkbookSketch {
  const rows = new Map<string, readonly PartialRow<Table>[]>(
    Object.entries(tables).map(([key, all]) => [rosterTables[key as keyof Tables].name, all]),
  ).set(rosterTables.settings.name, settingRows(policy));
  return {
    title: "Credit roster",
    names: settingNames,
    sheets: [readMeSheet(), ...workbookTables.map((table) => rosterSheet(table, rows.get(table.name) ?? []))],
  };
}

/** Every setting with its value or default; values keep their kind, so that 90 is a number and a style is text. */
function settingRows(policy: Policy): readonly PartialRow<Table>[] {
  const spelled = spelledSettings(policy);
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
