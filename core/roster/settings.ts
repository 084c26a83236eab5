import * as z from "zod/mini";
import { dayOrders, isTimeZone, type PlainDate } from "../calendar.ts";
import { credits, type MicroCredits, type NumberStyle, numberStyles, toNumber, ZERO } from "../credits.ts";
import { type Diagnostic, quoted } from "../diagnostic.ts";
import {
  type CellType,
  choiceCell,
  dayCell,
  listCell,
  plainStyle,
  positiveAmountCell,
  textCell,
  wholeNumberCell,
} from "../table/cell.ts";
import type { CellProblem } from "../table/cell-problem.ts";
import type { ReadRow } from "../table/read.ts";
import { listed, loose, nearest, tidy } from "../text.ts";
import type { settingsTable } from "./tables.ts";

type Setting<T> = {
  readonly name: string;
  readonly cell: CellType<T>;
  readonly standard: T;
  readonly meaning: string;
};

function setting<T>(name: string, cell: CellType<T>, standard: T, meaning: string): Setting<T> {
  return { name, cell, standard, meaning };
}

const dayOrBlank = dayCell as CellType<PlainDate | undefined>;
const numberStyleCell: CellType<NumberStyle> = {
  ...textCell,
  name: "choice",
  choices: numberStyles,
  codec: () =>
    z.codec(z.custom<string | number | boolean>(), z.custom<NumberStyle>(), {
      decode: (raw, context) => {
        const text = tidy(String(raw)).replace(/[\u00a0\u202f]/g, " ");
        const found = numberStyles.find((style) => style === text);
        if (found !== undefined) return found;
        const params: CellProblem = {
          code: "cell-not-one-of",
          message: `${quoted(text)} is not a number style.`,
          help: `Type ${listed(numberStyles, "or")}.`,
        };
        context.issues.push({ code: "custom", input: raw, message: params.message, params });
        return z.NEVER;
      },
      encode: (style) => style,
    }) as unknown as ReturnType<CellType<NumberStyle>["codec"]>,
};

const days = wholeNumberCell(0, 36_500);

/** Every setting of the roster, once: its name, how its value is read, its default and what it means (roster.md). */
export const settings = {
  individualCredits: setting(
    "Individual credits",
    positiveAmountCell,
    credits(100),
    "Individual credits a named user.",
  ),
  individualCreditsEndOn: setting(
    "Individual credits end on",
    dayOrBlank,
    undefined,
    "Last day of all individual credits, if the vendor ended them.",
  ),
  sharedCreditsEndOn: setting(
    "Shared credits end on",
    dayOrBlank,
    undefined,
    "Last day of all shared credits, if the vendor ended them.",
  ),
  sharedValidityMonths: setting(
    "Shared validity (months)",
    wholeNumberCell(1, 1200),
    12,
    "Months that purchased credits last.",
  ),
  blockSize: setting("Block size", positiveAmountCell, credits(100), "Credits in a block; orders are whole blocks."),
  expiryWarningDays: setting("Expiry warning (days)", days, 90, "How far ahead expiring pools are reported."),
  lowBalancePercent: setting(
    "Low balance (%)",
    wholeNumberCell(0, 100),
    20,
    "Below this share of what is in force, a contract is low.",
  ),
  leadTimeDays: setting("Lead time (days)", days, 7, "From an order to its credits, in calendar days."),
  applyTimeDays: setting("Apply time (days)", days, 2, "The vendor's part of the lead time."),
  ledgerStartsOn: setting("Ledger starts on", dayOrBlank, undefined, "Usage before this day is not counted."),
  registrationOverdueDays: setting(
    "Registration overdue (days)",
    days,
    14,
    "When an unfinished registration is reported.",
  ),
  jobSplitting: setting(
    "Job splitting",
    choiceCell(["split", "whole"]),
    "split",
    "whole: one job is never paid partly by own, partly by shared credits.",
  ),
  overdraft: setting(
    "Overdraft",
    choiceCell(["carry", "hold"]),
    "carry",
    "carry: later credits pay open shortfalls; hold: they never do.",
  ),
  forecastWindowDays: setting(
    "Forecast window (days)",
    wholeNumberCell(1, 36_500),
    90,
    "Days of use that the forecast averages.",
  ),
  forecastCoverDays: setting("Forecast cover (days)", days, 90, "Days that an order is to last."),
  balanceTolerance: setting(
    "Balance tolerance",
    positiveAmountCell,
    ZERO,
    "Difference to the vendor's figure that is let pass.",
  ),
  companyDomains: setting("Company domains", listCell, [], "The firm's e-mail domains, with ; between."),
  timeZone: setting("Time zone", textCell, "UTC", "Turns timestamps with a zone into days."),
  dayOrder: setting(
    "Day order",
    choiceCell(dayOrders) as CellType<(typeof dayOrders)[number] | undefined>,
    undefined,
    "dmy or mdy, when days are written with slashes.",
  ),
  numberStyle: setting("Number style", numberStyleCell, "1234.5", "How amounts are written."),
} as const;

type SettingKey = keyof typeof settings;

/** The firm's settings, every one with a value or its default. */
export type Policy = { readonly [K in SettingKey]: (typeof settings)[K] extends Setting<infer T> ? T : never };

/** The policy of a roster without settings. */
export const standardPolicy: Policy = Object.fromEntries(
  Object.entries(settings).map(([key, { standard }]) => [key, standard]),
) as unknown as Policy;

/** The settings as `reconciliation.json` shows them: numbers, text, and null where blank. */
export function spelledSettings(policy: Policy): Record<string, string | number | null> {
  return Object.fromEntries(
    Object.entries(settings).map(([key, { name, cell }]) => {
      const value = policy[key as SettingKey];
      if (value === undefined || (Array.isArray(value) && value.length === 0)) return [name, null];
      if (Array.isArray(value)) return [name, value.join("; ")];
      return [name, cell.name === "amount" ? toNumber(value as MicroCredits) : (value as string | number)];
    }),
  );
}

/** Reads the Settings table; an unknown setting or a value that cannot be used is a diagnostic, and the default holds. */
export function readPolicy(
  rows: readonly ReadRow<typeof settingsTable>[],
  report: (diagnostic: Diagnostic) => void,
): Policy {
  const byName = new Map(Object.entries(settings).map(([key, { name }]) => [loose(name), key as SettingKey]));
  const firstRows = new Map<SettingKey, number>();
  const found: Partial<Record<SettingKey, unknown>> = {};
  for (const { values, at, row } of rows) {
    const key = byName.get(loose(values.setting));
    const first = key === undefined ? undefined : firstRows.get(key);
    if (key === undefined) report(unknownSetting(values.setting, at));
    else if (first !== undefined) report(repeatedSetting(settings[key].name, first, at));
    else {
      firstRows.set(key, row);
      const value = values.value === undefined ? undefined : readValue(key, values.value, at, report);
      if (value !== undefined) found[key] = value;
    }
  }
  return { ...standardPolicy, ...(found as Partial<Policy>) };
}

/** Whether the Settings table has a value for it: else its default holds, and nobody may have thought of it. */
export function isSettled(key: SettingKey, rows: readonly ReadRow<typeof settingsTable>[]): boolean {
  const name = loose(settings[key].name);
  return rows.some(({ values }) => loose(values.setting) === name && values.value !== undefined);
}

function readValue(
  key: SettingKey,
  text: string,
  at: Diagnostic["at"],
  report: (diagnostic: Diagnostic) => void,
): unknown {
  const { name, cell } = settings[key];
  const result = z.safeDecode(cell.codec(plainStyle) as z.ZodMiniType<unknown, string>, text);
  const problem = result.success ? specialProblem(key, result.data) : problemOf(result.error);
  if (problem === undefined) return result.data;
  report({
    code: problem.code,
    severity: "error",
    at: { ...at, column: "Value" },
    message: `The setting ${name}: ${problem.message.replace(/\.$/, "")}; its default is used.`,
    help: problem.help,
  });
  return undefined;
}

function specialProblem(key: SettingKey, value: unknown): CellProblem | undefined {
  if (key === "timeZone" && !isTimeZone(String(value))) {
    return {
      code: "cell-not-one-of",
      message: `${quoted(String(value))} is not a time zone.`,
      help: "Type a zone such as UTC, Europe/Berlin or America/New_York.",
    };
  }
  if (key === "blockSize" && value === 0) {
    return {
      code: "cell-not-credits",
      message: "A block cannot be 0 credits.",
      help: "Type 100, or the vendor's size.",
    };
  }
  return undefined;
}

function problemOf(error: z.core.$ZodError): CellProblem | undefined {
  const issue = error.issues[0];
  return issue?.code === "custom" ? (issue.params as CellProblem | undefined) : undefined;
}

function unknownSetting(name: string, at: Diagnostic["at"]): Diagnostic {
  const names = Object.values(settings).map((known) => known.name);
  const like = nearest(name, names);
  return {
    code: "setting-unknown",
    severity: "error",
    at: { ...at, column: "Setting" },
    message: `There is no setting ${quoted(name)}.`,
    help: like === undefined ? `The settings are: ${listed(names)}.` : `Did you mean ${like}?`,
  };
}

function repeatedSetting(name: string, first: number, at: Diagnostic["at"]): Diagnostic {
  return {
    code: "key-repeated",
    severity: "error",
    at: { ...at, column: "Setting" },
    message: `The setting ${name} stands in row ${first} already; only the first row counts.`,
    help: "Delete one of the two rows.",
  };
}
