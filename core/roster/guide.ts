import type { CellType } from "../table/cell.ts";
import type { Table } from "../table/define.ts";
import { settings, spelledSettings, standardPolicy } from "./settings.ts";
import { neededTables, rosterTables } from "./tables.ts";

/** The documentation page of the roster, made from the declarations of its tables and settings. */
export function rosterGuide(): string {
  const needed = neededTables.map((name) => rosterTables[name].name).join(" and ");
  const tables = Object.values(rosterTables).map((table) => tableSection(table as Table));
  return [
    "# The roster",
    "Made from the program's own declarations of tables and settings; edit those, not this page.",
    `A roster is a workbook (\`.xlsx\`, \`.xlsm\`) with an Excel table of each name, on any sheet, or a folder of CSV files, one a
table. Only ${needed} must exist. Columns are found by their header, in any order; case, spaces, underscores, hyphens and a
trailing \`*\` do not matter. Columns that are not listed here are yours and never read. R = required. A blank cell takes the
default. Days are \`YYYY-MM-DD\` or, in a workbook, cells formatted as dates; amounts are numbers, or digits with a decimal
point, unless the setting \`Number style\` says otherwise.`,
    "A cell that cannot be used counts as blank; a row whose key or required cell cannot be used is left out. Each is a\ndiagnostic with its place and what to type instead, all at once, and the result says that it is incomplete.",
    ...tables,
    settingsSection(),
  ].join("\n\n");
}

function tableSection(table: Table): string {
  const key = table.key.map((name) => table.columns[name]?.headers[0] ?? name).join(", ");
  const rows = Object.values(table.columns).map(
    ({ headers, cell, required, help }) => `| ${headers[0]}${required ? " R" : ""} | ${kindOf(cell)} | ${help} |`,
  );
  return [
    `## ${table.name} (\`${table.file}\`)`,
    `${table.help} Key: ${key}.`,
    ["| column | holds | meaning |", "| --- | --- | --- |", ...rows].join("\n"),
  ].join("\n\n");
}

function kindOf(cell: CellType<unknown>): string {
  if (cell.choices !== undefined) return cell.choices.map((choice) => `\`${choice}\``).join(", ");
  return { list: "texts, `;` between", people: "e-mails and `hash:…`, `;` between" }[cell.name as string] ?? cell.name;
}

function settingsSection(): string {
  const defaults = spelledSettings(standardPolicy);
  const rows = Object.values(settings).map(({ name, meaning }) => {
    const standard = defaults[name];
    return `| ${name} | ${standard === null || standard === undefined ? "blank" : `\`${standard}\``} | ${meaning} |`;
  });
  return ["## The settings", ["| setting | default | meaning |", "| --- | --- | --- |", ...rows].join("\n")].join(
    "\n\n",
  );
}
