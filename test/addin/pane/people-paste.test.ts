import { expect, test } from "vitest";
import { localeOf } from "../../../addin/pane/locale.ts";
import { readListFile } from "../../../addin/pane/screens/people/list-file.ts";
import {
  draftedDayOrder,
  draftedList,
  draftedMapping,
  gridDraft,
  PASTE,
  withMapping,
} from "../../../addin/pane/screens/people/paste-draft.ts";
import { groupCounts, pasteWords, previewGroups } from "../../../addin/pane/screens/people/paste-preview.ts";
import {
  listInText,
  type Mapping,
  type NamedList,
  needsDayOrder,
  pastedList,
  presetMapping,
  rememberedWith,
  withMeaning,
} from "../../../addin/pane/screens/people/pasted-list.ts";
import { pastePeople } from "../../../core/commands/people/paste-people.ts";
import { type PeoplePreview, previewPeople } from "../../../core/commands/people/preview.ts";
import { after, desk, isDone, rowOf } from "../../support/command-desk.ts";
import { makeWorkbook } from "../../support/workbook.ts";

const locale = localeOf("en-US");
const stored = desk({
  contracts: "Contract,Name\nC1,Design\nF7,Flex",
  people: "Email,Name,Office,Contract\nana@example.com,Ana Bell,,C1\nben@example.com,Ben Ray,Oslo,C1",
});

const nobody = { contract: "", registeredOn: "" };

const titled = (list: NamedList, mapping: Mapping) =>
  Object.fromEntries(list.grid.headers.map((header, at) => [header, mapping[at] ?? ""]));
const preset = (text: string, remembered = {}) => {
  const list = listInText(text);
  return titled(list, presetMapping(list, remembered));
};
const preview = (text: string, contract = ""): PeoplePreview => {
  const list = listInText(text);
  return previewPeople(stored, pastedList(list, presetMapping(list, {}), { ...nobody, contract })) as PeoplePreview;
};

test("rows as Excel copies them are read, with what their headers mean", () => {
  expect(preset("Name\tMail\tWhere\tTeam\nAna Bell\tana@example.com\tOslo\tC1\n")).toEqual({
    Name: "name",
    Mail: "email",
    Where: "",
    Team: "contract",
  });
});

test("a column that only its cells tell to be the e-mail is proposed for it, and none where no cell is one", () => {
  expect(preset("Wer,Office\nana@example.com,Oslo")).toEqual({ Wer: "email", Office: "office" });
  expect(preset("Wer,Office\nAna,Oslo")).toEqual({ Wer: "", Office: "office" });
});

test("columns without a name or with the same name are told apart, and empty ones are left alone", () => {
  expect(preset("Email,Office,Office,,\nana@example.com,Oslo,Graz,x,\n")).toEqual({
    Email: "email",
    Office: "office",
    "Office (2)": "",
    "Column 4": "",
    "": "",
  });
});

test.each([
  ["ana@example.com\nnew@example.com\n"],
  ["ana@example.com; new@example.com"],
  ["ana@example.com\tnew@example.com"],
  ["ana@example.com,new@example.com\n"],
])("addresses alone are a list: %j", (text) => {
  const list = listInText(text);
  expect(list.hasHeaders).toBe(false);
  expect(preview(text).people.map(({ email, what }) => `${email} ${what}`)).toEqual([
    "ana@example.com same",
    "new@example.com new",
  ]);
});

test("a list without headers has columns with names of ours, which are not remembered", () => {
  const list = listInText("Nia Cole\tnia@example.com\nBo Day\tbo@example.com\n");
  const mapping = presetMapping(list, {});
  expect(titled(list, mapping)).toEqual({ "Column 1": "", "Column 2": "email" });
  expect(list.grid.rows).toHaveLength(2);
  const named = withMeaning(mapping, 0, "name");
  expect(rememberedWith({}, list, named)).toEqual({});
  const found = previewPeople(stored, pastedList(list, named, nobody)) as PeoplePreview;
  expect(found.people[0]?.values).toEqual({ email: "nia@example.com", name: "Nia Cole" });
});

test("a meaning is had by one column, and a column can be left unused", () => {
  const list = listInText("Email,Office,Site\nnew@example.com,3.14,Graz\n");
  const first = presetMapping(list, {});
  expect(titled(list, first)).toEqual({ Email: "email", Office: "office", Site: "" });
  const other = withMeaning(first, 2, "office");
  expect(titled(list, other)).toEqual({ Email: "email", Office: "", Site: "office" });
  const values = (mapping: Mapping) =>
    (previewPeople(stored, pastedList(list, mapping, nobody)) as PeoplePreview).people[0]?.values;
  expect(values(other)).toEqual({ email: "new@example.com", office: "Graz" });
  // what is not used is not taken for what its header says, and no other column takes its place
  expect(values(withMeaning(first, 1, undefined))).toEqual({ email: "new@example.com" });
});

test("headers are mapped once: what was chosen is proposed for the next list", () => {
  const list = listInText("Wer,Wo,Department\nana@example.com,Oslo,x\n");
  const chosen = withMeaning(withMeaning(presetMapping(list, {}), 1, "office"), 2, undefined);
  const remembered = rememberedWith({ old: "Name" }, list, chosen);
  expect(remembered).toEqual({ old: "Name", wer: "Email", wo: "Office", department: "" });
  expect(preset("WO,Department,wer,Location\nOslo,x,new@example.com,y\n", remembered)).toEqual({
    WO: "office",
    Department: "",
    wer: "email",
    Location: "",
  });
});

test("a list that names no contract can be put under one, every row of it that says anything", () => {
  const found = preview("Email,Name\nnew@example.com,Nia Cole\n,\n", "F7");
  expect(found.people.map(({ values }) => values)).toEqual([
    { email: "new@example.com", name: "Nia Cole", contract: "F7" },
  ]);
  expect(found.leftOut).toEqual([]);
  expect(preview("Email,Contract\nnew@example.com,C1", "F7").people[0]?.values).toMatchObject({ contract: "C1" });
});

test("a list of people who are registered already is given their day, where no column says it", () => {
  const list = listInText("Email,Name\nnew@example.com,Nia Cole\nana@example.com,Ana Bell\n");
  const all = { contract: "F7", registeredOn: "2025-09-01" };
  const found = previewPeople(stored, pastedList(list, presetMapping(list, {}), all)) as PeoplePreview;
  expect(found.people.map(({ what, values, conflicts }) => [what, values, conflicts.length])).toEqual([
    ["new", { email: "new@example.com", name: "Nia Cole", contract: "F7", registeredOn: "2025-09-01" }, 0],
    ["filled", { registeredOn: "2025-09-01" }, 1],
  ]);
  const own = listInText("Email,Registration date\nnew@example.com,2026-01-05\nbo@example.com,\n");
  const told = previewPeople(stored, pastedList(own, presetMapping(own, {}), all)) as PeoplePreview;
  expect(told.people.map(({ values }) => values.registeredOn)).toEqual(["2026-01-05", undefined]);
});

test("days that could be read in two ways are read once it is said how the list writes them", () => {
  const list = listInText(
    "Email,Registration date,Left on\nnew@example.com,01/03/2026,\nbo@example.com,2.3.2026,soon\ncy@example.com,2026-01-05,\n",
  );
  const mapping = presetMapping(list, {});
  const read = (dayOrder?: "dmy" | "mdy", of = stored) =>
    previewPeople(of, pastedList(list, mapping, nobody, dayOrder)) as PeoplePreview;
  const days = ({ people }: PeoplePreview) => people.map(({ values }) => values.registeredOn);
  expect(needsDayOrder(list, mapping)).toBe(true);
  expect(days(read())).toEqual([undefined, undefined, "2026-01-05"]);
  expect(groupCounts(previewGroups(read(), locale), locale)).toBe("3 new people and 3 days not read");
  expect(days(read("dmy"))).toEqual(["2026-03-01", "2026-03-02", "2026-01-05"]);
  expect(days(read("mdy"))).toEqual(["2026-01-03", "2026-02-03", "2026-01-05"]);
  expect(groupCounts(previewGroups(read("mdy"), locale), locale)).toBe("3 new people and 1 day not read");
  // the firm's own order is proposed, and another can be chosen for one list
  const firm = desk({ settings: "Setting,Value\nDay order,mdy", people: "Email" });
  expect(days(read(undefined, firm))[0]).toBe("2026-01-03");
  expect(days(read("dmy", firm))[0]).toBe("2026-03-01");
  expect([draftedDayOrder({}, "mdy"), draftedDayOrder({ dayOrder: "" }, undefined)]).toEqual(["mdy", undefined]);
  expect(draftedDayOrder({ dayOrder: "dmy" }, "mdy")).toBe("dmy");
});

test("of days that are written in one way only, and of columns that hold no days, nothing is asked", () => {
  const asked = (text: string) => {
    const list = listInText(text);
    return needsDayOrder(list, presetMapping(list, {}));
  };
  expect(asked("Email,Registration date\nnew@example.com,2026-03-01\nbo@example.com,soon\n")).toBe(false);
  expect(asked("Email,Office\nnew@example.com,01/03/2026\n")).toBe(false);
  expect(asked("Email,Left on\nnew@example.com,31/03/2026\n")).toBe(true);
});

test("the preview says of everybody what would become of them, and the button how many", () => {
  const found = preview(
    [
      "Email,Name,Office,Contract,Registration date",
      "new@example.com,Nia Cole,Rome,C1,2026-01-05",
      "bare@example.com,,,,",
      "ana@example.com,Ana Bell,Oslo,,",
      "ben@example.com,Benjamin Ray,Oslo,C9,",
      "nobody,,,,",
    ].join("\n"),
  );
  const groups = previewGroups(found, locale);
  expect(groups.map(({ title, lines }) => [title, lines.map((line) => Object.values(line()).join(": "))])).toEqual([
    [
      "New",
      ["Nia Cole: new@example.com · Office Rome · Contract C1 · Registered on Jan 5, 2026", "bare@example.com: "],
    ],
    ["Filled in", ["ana@example.com: Office Oslo"]],
    ["Says otherwise", ["ben@example.com: Name: Ben Ray in the roster, Benjamin Ray in the list"]],
    [
      "Left out",
      [
        "Line 6: Email: “nobody” is not an e-mail address; the row is left out.: ",
        "ben@example.com: There is no contract “C9”. The cell is not taken over. Did you mean C1?: ",
      ],
    ],
    ["As before", ["ben@example.com: "]],
  ]);
  expect(groupCounts(groups, locale)).toBe("2 new people, 1 filled in, 1 told otherwise, 2 left out and 1 as before");
  expect(pasteWords(found)).toBe("Add 2 people and fill in 1 other");
});

test.each([
  ["new@example.com,x", "Add 1 person"],
  ["ana@example.com,Oslo", "Fill in 1 person"],
  ["ben@example.com,Oslo", undefined],
])("of the row %s the button says %j", (row, words) => {
  expect(pasteWords(preview(`Email,Office\n${row}`))).toBe(words);
});

test("what is looked at is what is written", () => {
  const list = listInText("Wer\tWo\nnew@example.com\tBonn\n");
  const pasted = pastedList(list, withMeaning(presetMapping(list, {}), 1, "office"), { ...nobody, contract: "C1" });
  const now = after(stored, isDone(pastePeople.apply(stored, {}, pasted)));
  expect(rowOf(now, "people", "new@example.com")).toEqual({ Email: "new@example.com", Office: "Bonn", Contract: "C1" });
});

test("a list without rows, or without a column of addresses, is refused in words and breaks nothing", () => {
  const refusal = (text: string) => {
    const list = listInText(text);
    return previewPeople(stored, pastedList(list, presetMapping(list, {}), nobody));
  };
  expect(refusal("Email,Name\n")).toMatchObject({ kind: "refused", reason: "The list has no rows below its headers." });
  expect(refusal("Wer,Wo\nAna,Oslo\n")).toMatchObject({ kind: "refused" });
  expect(refusal(",,\n,,\n")).toMatchObject({ kind: "refused" });
});

test("the draft holds a pasted text, a file and what was chosen, and gives them back as they were", () => {
  expect(draftedList({})).toBeUndefined();
  expect(draftedList({ text: " \n" })).toBeUndefined();
  const list = listInText("Wer\tWo\nnew@example.com\tBonn\n");
  const draft = withMapping(gridDraft(list.grid, "list.xlsx"), ["email", undefined]);
  expect(draftedList(draft)).toEqual(list);
  expect(draftedMapping(draft)).toEqual(["email", undefined]);
  expect(draftedMapping({ text: "x" })).toBeUndefined();
});

test("the draft that another screen writes as text is a list as well: the name of its form is agreed on", () => {
  expect(PASTE).toBe("people/paste");
  const list = draftedList({ text: "Email\tName\nnew@example.com\t\nbo@example.com\t" });
  if (list === undefined) expect.fail("there is no list in the draft");
  const found = previewPeople(stored, pastedList(list, presetMapping(list, {}), nobody)) as PeoplePreview;
  expect(pasteWords(found)).toBe("Add 2 people");
});

test("a list is handed over with ids that are no addresses, which are left out with a reason", () => {
  const list = listInText("Email\nhash:1a2b\nnew@example.com\n");
  const found = previewPeople(stored, pastedList(list, presetMapping(list, {}), nobody)) as PeoplePreview;
  expect(found.people).toHaveLength(1);
  expect(found.leftOut).toEqual(["Line 2: Email: “hash:1a2b” is not an e-mail address; the row is left out."]);
});

test("lists are read out of CSV files in any encoding, and out of workbooks", () => {
  const read = (bytes: Uint8Array) => {
    const list = readListFile("list.any", bytes);
    return "message" in list ? `${list.message} ${list.help}` : list.rows.map(({ cells }) => cells.join("|"));
  };
  const text = "Email;Office\nana@example.com;Malmö\n";
  expect(read(new TextEncoder().encode(text))).toEqual(["ana@example.com|Malmö"]);
  expect(read(Uint8Array.from([...text].map((letter) => letter.charCodeAt(0))))).toEqual(["ana@example.com|Malmö"]);
  const cells: [number, number, string][] = [
    [2, 1, "Email"],
    [2, 2, "Office"],
    [3, 1, "ana@example.com"],
    [3, 2, "Malmö"],
  ];
  expect(read(makeWorkbook({ sheets: [{ name: "List", tables: [], cells }] }))).toEqual(["ana@example.com|Malmö"]);
});

test("a file that is no list says what to do instead", () => {
  const message = (bytes: readonly number[]) => {
    const list = readListFile("list.any", Uint8Array.from(bytes));
    return "message" in list ? list : expect.fail("it was read");
  };
  expect(message([0xd0, 0xcf, 0x11, 0xe0, 1, 2])).toMatchObject({
    message: "list.any is neither a CSV file nor a workbook that can be read.",
  });
  expect(message([0x50, 0x4b, 0x03, 0x04, 1, 2]).message).toContain("list.any: ");
  const bytes = makeWorkbook({ sheets: [{ name: "Empty", tables: [], cells: [[1, 1, "nothing"]] }] });
  expect(message([...bytes]).message).toContain("No sheet of the workbook has a list of people");
});
