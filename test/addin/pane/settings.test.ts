import { describe, expect, test } from "vitest";
import { previewForm } from "../../../addin/pane/form-preview.ts";
import { formStyle, localeOf } from "../../../addin/pane/locale.ts";
import {
  contractCounts,
  contractEnd,
  contractLines,
  individualWords,
} from "../../../addin/pane/screens/settings/contract-lines.ts";
import { openedSetting } from "../../../addin/pane/screens/settings/opened-setting.ts";
import { rateDays, rateWords } from "../../../addin/pane/screens/settings/rate-words.ts";
import { settingCommand, settingLines } from "../../../addin/pane/screens/settings/setting-lines.ts";
import { formFields } from "../../../core/commands/form.ts";
import { settings } from "../../../core/roster/settings.ts";
import { bareDesk, day, desk, after as outcomeOf, rowOf } from "../../support/command-desk.ts";

const locale = localeOf("en-GB");
const today = day("2026-04-10");

const lineOf = (stored: Parameters<typeof settingLines>[0], name: string, language = locale) => {
  const line = settingLines(stored, language).find((one) => one.name === name);
  if (line === undefined) expect.fail(`there is no setting ${name}`);
  return line;
};

describe("settings", () => {
  test("every setting is there with its meaning, its value and its default", () => {
    const lines = settingLines(desk(), locale);
    expect(lines.map(({ name, meaning }) => [name, meaning])).toEqual(
      Object.values(settings).map(({ name, meaning }) => [name, meaning]),
    );
    expect(
      lines.every(({ isDefault, value, standard, row }) => isDefault && value === standard && row === undefined),
    ).toBe(true);
  });

  test("a value is told from a default, a blank row from none, and what cannot be read from both", () => {
    const rows =
      "Setting,Value\nBlock size,250.5\nlead time (days),\nApply time (days),soon\nShared credits end on,2027-12-31";
    const stored = desk({ settings: rows });
    expect(lineOf(stored, "Block size")).toMatchObject({
      value: "250.5",
      typed: "250.5",
      isDefault: false,
      row: expect.any(String),
    });
    expect(lineOf(stored, "Lead time (days)")).toMatchObject({
      value: "7",
      typed: "",
      isDefault: true,
      row: "lead time (days)",
    });
    expect(lineOf(stored, "Shared credits end on")).toMatchObject({
      value: "31 Dec 2027",
      typed: "2027-12-31",
      standard: "not set",
    });
    expect(lineOf(stored, "Apply time (days)")).toMatchObject({
      value: "2",
      typed: "",
      isDefault: true,
      problem: { message: expect.stringContaining("“soon” is not a whole number") },
    });
    // one that says what the default is anyway is no default: somebody has thought of it
    expect(lineOf(desk({ settings: "Setting,Value\nOverdraft,carry" }), "Overdraft").isDefault).toBe(false);
  });

  test("the control is of the setting's own kind", () => {
    const kindOf = (name: string) => {
      const [, field] = formFields(settingCommand(lineOf(desk(), name)).fields);
      return field === undefined ? [] : [field.kind, field.choices, field.help];
    };
    expect(kindOf("Overdraft")).toEqual(["choice", ["carry", "hold"], "Blank: the default, carry."]);
    expect(kindOf("Ledger starts on")).toEqual(["day", undefined, "Blank: none."]);
    expect(kindOf("Block size")).toEqual(["amount", undefined, "Blank: the default, 100."]);
    expect(kindOf("Lead time (days)")[0]).toBe("whole number");
    expect(kindOf("Company domains")[0]).toBe("list");
  });

  test.each([
    ["Block size", "1.250,5", "1250.5"],
    ["Shared credits end on", "2027-12-31", "2027-12-31"],
    ["Overdraft", "hold", "hold"],
    ["Company domains", "a.example; b.example", "a.example; b.example"],
    ["Lead time (days)", "12", "12"],
    ["Number style", "1.234,5", "1.234,5"],
  ])("%s is changed as the person types it, and the roster reads it back", (name, typed, cell) => {
    const german = localeOf("de-DE");
    const stored = desk();
    const style = formStyle(german, stored.roster.policy);
    const command = settingCommand(lineOf(stored, name, german));
    const preview = previewForm(command, stored, { setting: name, value: typed }, style, []);
    if (preview.kind !== "done") expect.fail(JSON.stringify(preview));
    const now = outcomeOf(stored, preview.done);
    expect(now.diagnostics).toEqual([]);
    expect(rowOf(now, "settings", name)["Value"]).toBe(cell);
    expect(lineOf(now, name, german)).toMatchObject({ isDefault: false, typed: cell });
    // made blank again, the default holds
    const back = previewForm(settingCommand(lineOf(now, name)), now, { setting: name, value: "" }, style, []);
    if (back.kind !== "done") expect.fail(JSON.stringify(back));
    expect(lineOf(outcomeOf(now, back.done), name)).toMatchObject({ isDefault: true, row: expect.any(String) });
  });

  test("what is no value of it is refused in its own words", () => {
    const stored = desk();
    const style = formStyle(locale, stored.roster.policy);
    const problem = (name: string, value: string) =>
      previewForm(settingCommand(lineOf(stored, name)), stored, { setting: name, value }, style, []).problems[0]
        ?.reason;
    expect(problem("Low balance (%)", "101")).toContain("not a whole number from 0 to 100");
    expect(problem("Time zone", "Mars")).toContain("is not a time zone");
    expect(problem("Block size", "0")).toContain("cannot be 0");
    expect(problem("Lead time (days)", "7")).toBeUndefined();
  });
});

describe("contracts", () => {
  const tables = {
    contracts:
      "Contract,Name,Kind,Unit,Starts on,Ends on,Individual credits,Managed by\nC1,Design,maintenance,,2025-01-01,2026-06-30,50,Mia\nF7,,flex,flex-token,,,,\nOLD,,rental,,2020-01-01,2026-04-09,,\nNEW,,rental,,2026-04-11,2027-04-10,,",
    people:
      "Email,Contract,Other contracts,Left on\na@x.example,C1,F7,\nb@x.example,C1,,2026-04-09\nc@x.example,C1,,2026-04-10\nd@x.example,F7,,",
    pools:
      "Pool ID,Contract,Credits,Applied on,Expires on\nP1,Design,100,2026-01-01,\nP2,C1,100,,\nP3,C1,100,2025-01-01,2025-12-31\nP4,F7,100,2026-04-11,",
  };

  test("those in force first, the soonest end first, each with what hangs on it", () => {
    const lines = contractLines(desk(tables), today);
    expect(
      lines.map((line) => [line.contract.contract, contractEnd(line, today), contractCounts(line), line.isSoon]),
    ).toEqual([
      ["C1", "ends in 81 days", "2 people, 1 pool in force", true],
      ["F7", "no last day is noted", "1 person, no pool in force", false],
      ["NEW", "begins tomorrow", "no person, no pool in force", false],
      ["OLD", "ended yesterday", "no person, no pool in force", false],
    ]);
    expect(lines[1]?.otherPeople).toBe(1);
    expect(lines[0]?.managedBy).toBe("Mia");
  });

  test("whose individual credits it brings", () => {
    const stored = desk(tables);
    const words = contractLines(stored, today).map((line) => individualWords(line, stored.roster, locale));
    expect(words.slice(0, 3)).toEqual([
      "50 for each named user",
      "none: a contract of the kind flex brings none",
      "100 for each named user, as the setting Individual credits has it",
    ]);
  });

  test("a contract that only people and pools name has no row", () => {
    const stored = bareDesk({ people: "Email,Contract\na@x.example,C1", pools: "Pool ID,Contract,Credits\nP1,C2,100" });
    expect(contractLines(stored, today).map(({ contract, hasRow }) => [contract.contract, hasRow])).toEqual([
      ["C1", false],
      ["C2", false],
    ]);
    expect(contractLines(desk(tables), today).every(({ hasRow }) => hasRow)).toBe(true);
  });
});

test("a key opens a contract, a setting or a part, and the selected row tells two of one name apart", () => {
  const { roster } = desk({ contracts: "Contract,Name\nC1,Design\nOverdraft," });
  const opened = (key: string | undefined, table?: string) =>
    openedSetting(key, roster, table === undefined || key === undefined ? undefined : { table, key: [key] });
  expect(opened(undefined)).toEqual({ kind: "part", part: undefined });
  expect(opened(":rates")).toEqual({ kind: "part", part: "rates" });
  expect(opened("Design")).toEqual({ kind: "contract", contract: "C1" });
  expect(opened("block size")).toEqual({ kind: "setting", name: "Block size" });
  expect(opened("Overdraft")).toEqual({ kind: "contract", contract: "Overdraft" });
  expect(opened("Overdraft", "Settings")).toEqual({ kind: "setting", name: "Overdraft" });
  expect(opened("Overdraft", "Contracts")).toEqual({ kind: "contract", contract: "Overdraft" });
  expect(opened("Colour", "Settings")).toEqual({ kind: "unknown", key: "Colour", table: "Settings" });
  expect(opened("C9")).toEqual({ kind: "unknown", key: "C9", table: "Contracts" });
});

test("a rate in words", () => {
  const { rates } = desk({
    rates:
      "Rate ID,Service,Unit of work,Credits,Rule,Valid from,Valid to\nR1,Rendering,job,2.5,at least,2026-01-01,\nR2,Fusion,,7,,,2026-12-31\nR3,Revit,day,10,multiple of,,",
  }).roster;
  expect(rates.map(({ values }) => [rateWords(values, locale), rateDays(values, locale)])).toEqual([
    ["at least 2.5 a job", "from 1 Jan 2026"],
    ["7 a unit of work", "until 31 Dec 2026"],
    ["a multiple of 10 a day", undefined],
  ]);
});
