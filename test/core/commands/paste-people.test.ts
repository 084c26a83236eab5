import { expect, test } from "vitest";
import { pastePeople } from "../../../core/commands/people/paste-people.ts";
import { type PeoplePreview, previewPeople } from "../../../core/commands/people/preview.ts";
import { readCsvGrid } from "../../../core/files/csv.ts";
import { after, desk, isDone, rowOf } from "../../support/command-desk.ts";

const stored = desk({
  contracts: "Contract,Name\nC1,Design\nF7,Flex",
  people: [
    "Email,Name,Office,Contract,Other contracts,Registered on,Also known as",
    "ana@example.com,Ana Bell,,Design,F7,2025-09-01,ana.b@example.com; hash:a1",
    "ben@example.com,Ben Ray,Oslo,C1,,,",
  ].join("\n"),
});
const list = (rows: readonly string[], columns: readonly (readonly [string, string])[] = []) => ({
  grid: readCsvGrid(`${rows.join("\n")}\n`, "list.csv"),
  columns: new Map(columns),
});

test("new people are added, known ones filled where blank, and what differs is told with both values", () => {
  const pasted = list([
    "Mail,First name,Last name,Location,Agreement,Registration date,Shoe size",
    "new@example.com,Nia,Cole,Rome,flex,2026-01-05,38",
    "ANA.B@example.com,Ana,Bell,Oslo,C-1,2025-09-02,39",
    "ben@example.com,Benjamin,Ray,Bergen,C9,,40",
    "ana@example.com,Ana,Bell,Rome,,,41",
    "not an address,,,,,,",
  ]);
  const preview = previewPeople(stored, pasted);
  expect(preview).toMatchObject({
    people: [
      { email: "new@example.com", what: "new", conflicts: [] },
      {
        email: "ana@example.com",
        what: "filled",
        values: { office: "Oslo" },
        conflicts: [{ header: "Registered on", here: "2025-09-01", list: "2025-09-02" }],
      },
      {
        email: "ben@example.com",
        what: "same",
        values: {},
        conflicts: [
          { header: "Name", here: "Ben Ray", list: "Benjamin Ray" },
          { header: "Office", here: "Oslo", list: "Bergen" },
        ],
      },
    ],
    unread: ["Shoe size"],
  });
  const done = isDone(pastePeople.apply(stored, {}, pasted));
  expect(done.said).toBe("Of the list: 1 person added, 1 person filled in and 1 person as before.");
  expect(done.notes).toEqual([
    "ana@example.com: Registered on is 2025-09-01 here and 2025-09-02 in the list; it stays as it is.",
    "ben@example.com: Name is Ben Ray here and Benjamin Ray in the list; it stays as it is.",
    "ben@example.com: Office is Oslo here and Bergen in the list; it stays as it is.",
    "Line 6: Email: “not an address” is not an e-mail address; the row is left out.",
    "ben@example.com: There is no contract “C9”. The cell is not taken over. Did you mean C1?",
    "“ana@example.com” is the same person as another row of the list: only the first is taken.",
  ]);
  const now = after(stored, done);
  expect(now.diagnostics).toEqual([]);
  expect(rowOf(now, "people", "new@example.com")).toEqual({
    Email: "new@example.com",
    Name: "Nia Cole",
    Office: "Rome",
    Contract: "F7",
    "Registered on": "2026-01-05",
  });
  expect(rowOf(now, "people", "ana@example.com")).toMatchObject({ Office: "Oslo", "Registered on": "2025-09-01" });
  const again = isDone(pastePeople.apply(now, {}, pasted));
  expect([again.patches, again.said]).toEqual([[], "Of the list: 3 people as before."]);
});

test("an address belongs to one person, in the list as on the roster", () => {
  const pasted = list([
    "Email,Also known as",
    "new@example.com,hash:a1; hash:n1; other@example.com",
    "other@example.com,",
    "ben@example.com,hash:n1; hash:b1",
    "ana@example.com,hash:a1",
  ]);
  const done = isDone(pastePeople.apply(stored, {}, pasted));
  const now = after(stored, done);
  expect(rowOf(now, "people", "new@example.com")["Also known as"]).toBe("hash:n1; other@example.com");
  expect(rowOf(now, "people", "ben@example.com")["Also known as"]).toBe("hash:b1");
  expect(now.roster.people.size).toBe(3);
  expect(done.notes).toEqual([
    "“hash:a1” of new@example.com belongs to ana@example.com; it is not taken over.",
    "“other@example.com” is the same person as another row of the list: only the first is taken.",
    "“hash:n1” of ben@example.com belongs to new@example.com; it is not taken over.",
  ]);
});

test("columns may be named, and a column that People does not have is told", () => {
  const people = stored.grids.people;
  const headers = people?.headers.map((header) => (header === "Cost centre" ? "Mine" : header)) ?? [];
  const grids = { ...stored.grids, ...(people === undefined ? {} : { people: { ...people, headers } }) };
  const pasted = list(
    ["Wer,Wo,Cost centre", "new@example.com,Bonn,42"],
    [
      ["Email", "Wer"],
      ["Office", "Wo"],
    ],
  );
  const done = isDone(pastePeople.apply({ ...stored, grids }, {}, pasted));
  expect(done.patches[0]?.changes).toEqual([
    { kind: "append", key: ["new@example.com"], cells: { Email: "new@example.com", Office: "Bonn" } },
  ]);
  expect(done.notes).toEqual(["The table People has no column Cost centre, so nothing is taken over for it."]);
});

test("days and amounts of the list are read as the firm writes them, and told where they cannot be", () => {
  const rows = [
    "Email,Registered on,Individual credits",
    'new@example.com,05.03.2026,"12,5"',
    "bo@example.com,31.02.2026,",
  ];
  const firm = desk({ settings: 'Setting,Value\nDay order,dmy\nNumber style,"1.234,5"' });
  const { people, leftOut, unreadDays } = previewPeople(firm, list(rows)) as PeoplePreview;
  expect(people[0]?.values).toEqual({
    email: "new@example.com",
    registeredOn: "2026-03-05",
    individualCredits: 12_500_000,
  });
  expect(unreadDays).toEqual(["Line 3: Registered on: “31.02.2026” is not a day; the cell counts as blank."]);
  expect(leftOut).toEqual([]);
  const plain = previewPeople(desk(), list(rows)) as PeoplePreview;
  expect(plain.people[0]?.values).toEqual({ email: "new@example.com" });
  expect([plain.unreadDays.length, plain.leftOut.length]).toEqual([2, 1]);
});
