import { expect, test } from "vitest";
import { readCsvGrid } from "../../../core/files/csv.ts";
import { meaningTitles, tellColumns, understandList } from "../../../core/new-roster/list-columns.ts";

/** The columns of a list as they were understood, or the refusal. */
function understood(csv: string, asked: Readonly<Record<string, string>> = {}): unknown {
  const answer = understandList(readCsvGrid(csv, "list.csv"), new Map(Object.entries(asked)));
  if (answer.kind === "refused") return `${answer.message} ${answer.help}`;
  return Object.fromEntries(
    answer.columns.map(({ header, meaning }) => [header.trim(), meaning === undefined ? null : meaningTitles[meaning]]),
  );
}

test.each([
  ["Email", "Email"],
  ["E-mail", "Email"],
  ["E-Mail Address", "Email"],
  ["MAIL", "Email"],
  ["user_email", "Email"],
  ["User", "Email"],
  ["User Principal Name", "Email"],
])("the column %s is the e-mail", (header, meaning) => {
  expect(understood(`${header}\nana@example.com\n`)).toEqual({ [header]: meaning });
});

test.each([
  ["Display name", "Name"],
  ["First name", "First name"],
  ["Surname", "Last name"],
  ["Location", "Office"],
  ["Site", "Office"],
  ["Cost center", "Cost centre"],
  ["cost_centre", "Cost centre"],
  ["Department", "Cost centre"],
  ["Team", "Contract"],
  ["Contract number", "Contract"],
  ["Registration date", "Registered on"],
  ["Registered On*", "Registered on"],
  ["Left on", "Left on"],
  ["Shoe size", null],
])("the column %s is %s", (header, meaning) => {
  expect(understood(`Email,${header}\nana@example.com,x\n`)).toEqual({ Email: "Email", [header]: meaning });
});

test("of two columns that could be the same, the one with the roster's own name is taken", () => {
  const csv = "Department,Cost centre,User,Email\nDesign,4711,ana,ana@example.com\n";
  expect(understood(csv)).toEqual({ Department: null, "Cost centre": "Cost centre", User: null, Email: "Email" });
});

test("a column User that holds names is no e-mail, and the refusal names the column that holds some", () => {
  expect(understood("User,Kontakt\nAna,ana@example.com\n")).toBe(
    'It cannot be told which column of the list is the e-mail address: its headers are User, Kontakt. The column “Kontakt” holds some. Say which column it is, such as --columns "Email=Kontakt".',
  );
});

test("what the user says a column means outranks its header", () => {
  const csv = "Kontakt,Office,Where\nana@example.com,3.14,Porto\n";
  expect(understood(csv, { Email: "kontakt", Office: "Where" })).toEqual({
    Kontakt: "Email",
    Office: null,
    Where: "Office",
  });
});

test.each([
  [{ Mail: "Email" }, "The roster's list of people has no column “Mail”."],
  [{ Email: "Mail" }, "The list has no column “Mail”: its headers are Email."],
])("columns %j that are not there are refused", (asked, message) => {
  expect(understood("Email\nana@example.com\n", asked)).toContain(message);
});

test.each(["", "\n\n", "ana@example.com\n"])("the list %j without headers is refused", (csv) => {
  expect(understood(csv)).toContain("It cannot be told which column of the list is the e-mail address");
});

test("what can be told of a list without a column of e-mails is told all the same", () => {
  const list = readCsvGrid("Wer,Office\nana@example.com,Oslo\n", "list.csv");
  expect(tellColumns(list, new Map())).toEqual({
    kind: "understood",
    columns: [
      { header: "Wer", position: 0, meaning: undefined },
      { header: "Office", position: 1, meaning: "office" },
    ],
  });
  expect(understandList(list, new Map()).kind).toBe("refused");
});
