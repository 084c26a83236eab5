import type { AnyCommand, Outcome, StoredRoster } from "../../../../core/commands/command.ts";
import { may } from "../../../../core/commands/command.ts";
import { changeSetting } from "../../../../core/commands/notes/change-setting.ts";
import { rowsOf } from "../../../../core/commands/rows.ts";
import { type MicroCredits, toNumber } from "../../../../core/credits.ts";
import type { Diagnostic } from "../../../../core/diagnostic.ts";
import { patchCell } from "../../../../core/roster/patch.ts";
import { type Policy, readPolicy, settings, standardPolicy } from "../../../../core/roster/settings.ts";
import type { CellType } from "../../../../core/table/cell.ts";
import { loose } from "../../../../core/text.ts";
import type { Locale } from "../../locale.ts";

export type SettingKey = keyof Policy;

/** A setting as it is shown: its value and its default in words, and whether the table says anything of it. */
export type SettingLine = {
  readonly key: SettingKey;
  readonly name: string;
  readonly meaning: string;
  readonly value: string;
  readonly standard: string;
  /** The table leaves it blank, or has no row of it. */
  readonly isDefault: boolean;
  /** The name as its row in the table spells it, where there is one. */
  readonly row: string | undefined;
  /** What stands in the cell and cannot be used, so that the default holds. */
  readonly problem: { readonly message: string; readonly help: string } | undefined;
  /** What its form begins with: blank where the default holds, else plain digits, a day or a word. */
  readonly typed: string;
};

/** Every setting, in the order of their declaration. */
export function settingLines(stored: StoredRoster, locale: Locale): readonly SettingLine[] {
  const { policy } = stored.roster;
  const rows = rowsOf(stored, "settings");
  return (Object.keys(settings) as SettingKey[]).map((key) => {
    const { name, meaning } = settings[key];
    const row = rows.find(({ key: [one = ""] }) => loose(one) === loose(name));
    const cell = row === undefined ? "" : row.cell("value");
    const problem = cell === undefined || cell === "" ? undefined : problemOf(name, String(cell));
    // a value that was refused leaves the default in force, as if the cell were blank
    const isUsed = cell !== undefined && cell !== "" && problem === undefined;
    return {
      key,
      name,
      meaning,
      value: shown(key, policy, locale),
      standard: shown(key, standardPolicy, locale),
      isDefault: !isUsed,
      row: row?.key[0],
      problem: problem === undefined ? undefined : { message: problem.message, help: problem.help },
      typed: isUsed ? spelled(key, policy) : "",
    };
  });
}

/** What the reader of the table finds wrong with a value of a setting. */
function problemOf(name: string, value: string): Diagnostic | undefined {
  const problems: Diagnostic[] = [];
  const row = { values: { setting: name, value, meaning: undefined }, at: {}, row: 0 };
  readPolicy([row], (diagnostic) => problems.push(diagnostic));
  return problems[0];
}

function cellOf(key: SettingKey): CellType<unknown> {
  return settings[key].cell as CellType<unknown>;
}

function spelled(key: SettingKey, policy: Policy): string {
  return String(patchCell(cellOf(key), policy[key]));
}

function shown(key: SettingKey, policy: Policy, locale: Locale): string {
  const value = policy[key];
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return "not set";
  if (Array.isArray(value)) return value.join("; ");
  const kind = cellOf(key).name;
  if (kind === "amount") return locale.number(toNumber(value as MicroCredits));
  if (kind === "day") return locale.day(value as string);
  return typeof value === "number" ? locale.number(value) : String(value);
}

/** The command that changes one setting, with a field of the setting's own kind: a day, a number, a choice. */
export function settingCommand({ key, name, meaning, standard }: SettingLine): AnyCommand {
  const { setting, value } = changeSetting.fields;
  const cell = cellOf(key);
  return {
    ...changeSetting,
    help: meaning,
    fields: {
      setting,
      value: may({ ...value, cell }, standard === "not set" ? "Blank: none." : `Blank: the default, ${standard}.`),
    },
    apply: (stored: StoredRoster, input: { readonly value?: unknown }): Outcome =>
      changeSetting.apply(stored, {
        setting: name,
        value: input.value === undefined ? undefined : String(patchCell(cell, input.value)),
      }),
  };
}
