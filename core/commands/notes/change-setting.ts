import { plusDays } from "../../calendar.ts";
import { type Diagnostic, isError } from "../../diagnostic.ts";
import { appendRow, patchCell, type RowChange } from "../../roster/patch.ts";
import { readRoster } from "../../roster/roster.ts";
import { type Policy, readPolicy, settings, spelledSettings, standardPolicy } from "../../roster/settings.ts";
import { settingsTable } from "../../roster/tables.ts";
import type { Grid } from "../../table/grid.ts";
import { counted, loose } from "../../text.ts";
import { defineCommand, type Refused, refused, type StoredRoster } from "../command.ts";
import { done } from "../finish.ts";
import { edit, hasColumn, rowsOf } from "../rows.ts";
import { reasonOf } from "../what-if.ts";

const { setting, value } = settingsTable.columns;

/** Changes a setting; refused where its value cannot be used, or where cells of the roster could no longer be read with it. */
export const changeSetting = defineCommand({
  name: "changeSetting",
  title: "Change a setting",
  help: "What may differ from firm to firm. Blank: the default.",
  fields: { setting, value },
  apply: (stored, input) => {
    const { roster } = stored;
    const read = readSetting(input.setting, input.value);
    if ("kind" in read) return read;
    const { key, policy } = read;
    const { name, meaning, cell } = settings[key];
    const now = spelledSettings(policy)[name];
    const text =
      input.value === undefined
        ? undefined
        : String(patchCell(cell as typeof settingsTable.columns.value.cell, policy[key] as string));
    const row = rowsOf(stored, "settings").find((one) => loose(one.key[0] ?? "") === loose(name));
    const before = String(row?.cell("value") ?? "");
    const isSo = spelled(roster.policy, name) === spelled(policy, name) && before === (text ?? "");
    if (isSo) {
      return refused(`The setting ${name} is ${shown(now)} already.`, "Nothing needs doing.", "value");
    }
    const change: readonly RowChange[] =
      row === undefined
        ? [
            appendRow(settingsTable, {
              setting: name,
              value: text,
              meaning: hasColumn(stored, "settings", "meaning") ? meaning : undefined,
            }),
          ]
        : edit(stored, "settings", row.key, { value: text });
    const unreadable = unreadableWith(stored, name, text ?? "");
    if (unreadable !== undefined) return unreadable;
    const was = spelled(roster.policy, name);
    const isDefault = input.value === undefined ? ", its default" : "";
    return done(
      stored,
      { settings: change },
      `The setting ${name} is ${shown(now)}${isDefault} (it was ${was}). ${meaning}`,
      notesOf(stored, key, policy),
    );
  },
});

type Key = keyof Policy;

/** The setting of a name with the policy that a value gives it, by the code that reads the table. */
function readSetting(
  name: string,
  value: string | undefined,
): Refused | { readonly key: Key; readonly policy: Policy } {
  const problems: Diagnostic[] = [];
  const row = { values: { setting: name, value, meaning: undefined }, at: {}, row: 0 };
  const policy = readPolicy([row], (diagnostic) => problems.push(diagnostic));
  const [problem] = problems;
  const key = (Object.keys(settings) as Key[]).find((one) => loose(settings[one].name) === loose(name));
  if (problem !== undefined || key === undefined) {
    const field = key === undefined ? "setting" : "value";
    return refused(
      problem === undefined ? `There is no setting ${name}.` : reasonOf(problem),
      problem?.help ?? "",
      field,
    );
  }
  return { key, policy };
}

function spelled(policy: Policy, name: string): string {
  return shown(spelledSettings(policy)[name]);
}

function shown(value: string | number | null | undefined): string {
  return value === null || value === undefined ? "blank" : String(value);
}

/** Some settings say how cells are read: with another style, cells that were fine may not be. */
function unreadableWith({ grids }: StoredRoster, name: string, text: string): Refused | undefined {
  const problemsOf = (settingsGrid: Grid | undefined) => {
    const problems: Diagnostic[] = [];
    const { settings: _before, ...others } = grids;
    const read = settingsGrid === undefined ? others : { ...others, settings: settingsGrid };
    readRoster(read, "", (diagnostic) => void (isError(diagnostic) && problems.push(diagnostic)));
    return problems;
  };
  const before = new Set(problemsOf(grids.settings).map((problem) => JSON.stringify([problem.at, problem.code])));
  const grid: Grid = grids.settings ?? { file: "", headers: ["Setting", "Value"], headerRow: 1, rows: [] };
  const at = (header: string) => grid.headers.findIndex((one) => loose(one) === loose(header));
  const cells = grid.headers.map((_header, index) =>
    index === at("Setting") ? name : index === at("Value") ? text : "",
  );
  // the first row of a setting counts
  const changed = {
    ...grid,
    rows: [
      { row: 0, cells },
      ...grid.rows.filter((row) => loose(String(row.cells[at("Setting")] ?? "")) !== loose(name)),
    ],
  };
  const fresh = problemsOf(changed).filter((problem) => !before.has(JSON.stringify([problem.at, problem.code])));
  const [first] = fresh;
  if (first === undefined) return undefined;
  const { table = "", row = 0, column = "" } = first.at;
  return refused(
    `With it, ${counted(fresh.length, "cell")} of the roster could no longer be read, the first in ${table}, row ${row}, ${column}.`,
    "Write those cells in the new style first, or as numbers and dates of Excel.",
    "value",
  );
}

function notesOf({ roster }: StoredRoster, key: Key, policy: Policy): readonly string[] {
  const openings = roster.balanceChecks.filter(({ values }) => values.useAs === "opening");
  const start = policy.ledgerStartsOn;
  const lost =
    key === "ledgerStartsOn"
      ? openings.filter(({ values }) => start === undefined || values.date !== plusDays(start, -1))
      : [];
  const moves: readonly Key[] = [
    "individualCredits",
    "individualCreditsEndOn",
    "sharedCreditsEndOn",
    "sharedValidityMonths",
    "ledgerStartsOn",
    "jobSplitting",
    "overdraft",
  ];
  const isOther =
    JSON.stringify(roster.policy[key] ?? null) !== JSON.stringify(policy[key] ?? standardPolicy[key] ?? null);
  return [
    ...(lost.length === 0
      ? []
      : [
          `${counted(lost.length, "opening balance")} ${lost.length === 1 ? "is" : "are"} not of the day before the new start, and will be left out: note what the pools held then.`,
        ]),
    ...(moves.includes(key) && isOther
      ? ["Every run is reckoned anew with it, closed months too: what changes there is reported."]
      : []),
  ];
}
