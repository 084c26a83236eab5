import { expect, test } from "vitest";
import { changePerson } from "../../../core/commands/people/change-person.ts";
import { recordRegistrations, setContracts } from "../../../core/commands/people/several.ts";
import { credits } from "../../../core/credits.ts";
import type { PersonKey } from "../../../core/person.ts";
import { after, day, desk, isDone, isRefusal, rowOf } from "../../support/command-desk.ts";
import { ana, contracts, lastDayAfter } from "../../support/command-firm.ts";

const ben = "ben@example.com" as PersonKey;
const cem = "cem@example.com" as PersonKey;
const dora = "dora@example.com" as PersonKey;
const stored = desk({
  contracts,
  people: [
    "Email,Name,Contract,Other contracts,Office,Cost centre,Individual credits,Registered on,Also known as",
    "ana@example.com,Ana Bell,design,F7,Oslo,,,2025-09-01,ana.b@example.com",
    "ben@example.com,Ben Ray,,,,,,,",
    "cem@example.com,,C1,,,,,,",
    "dora@example.com,Dora,,,,,,,",
  ].join("\n"),
});

test("what is typed of a person is changed, and the rest of the row is left as it is", () => {
  const changed = isDone(
    changePerson.apply(stored, {
      email: "ana.b@example.com" as PersonKey,
      name: "Ana Bell",
      office: "Rome",
      costCentre: "4100",
      contract: "C1",
      otherContracts: ["F7"],
    }),
  );
  expect(changed.said).toBe("Ana Bell (ana@example.com): Office is Rome (before: Oslo) and Cost centre is 4100.");
  expect(changed.notes).toEqual([]);
  expect(changed.patches[0]?.changes).toHaveLength(1);
  expect(rowOf(after(stored, changed), "people", ana)).toMatchObject({
    Name: "Ana Bell",
    Office: "Rome",
    "Cost centre": "4100",
    // the contract is the same under another of its names
    Contract: "design",
  });
});

test("another contract or figure says what becomes of the individual credits, as the roster then has them", () => {
  const moved = isDone(changePerson.apply(stored, { email: ana, contract: "F7", individualCredits: credits(40) }));
  expect(moved.said).toBe("Ana Bell (ana@example.com): Individual credits is 40 and Contract is F7 (before: design).");
  expect(moved.notes).toEqual([
    "Individual credits count no more; before: 100 credits, until 2026-12-31, the end of contract C1.",
    "A Flex or enterprise contract brings no individual credits, so the person's own figure does nothing.",
  ]);
  expect(lastDayAfter(stored, moved, "individual:ana@example.com")).toBeUndefined();
  const more = isDone(changePerson.apply(stored, { email: ana, individualCredits: credits(40) }));
  expect(more.notes).toEqual([
    "Individual credits: 40 credits, until 2026-12-31, the end of contract C1. Before: 100 credits, until 2026-12-31, the end of contract C1.",
  ]);
});

test("other contracts that are the home contract are not noted twice", () => {
  const changed = isDone(
    changePerson.apply(stored, { email: cem, contract: "F7", otherContracts: ["F7", "C1", "design"] }),
  );
  expect(rowOf(after(stored, changed), "people", cem)).toMatchObject({ Contract: "F7", "Other contracts": "C1" });
});

test("several are put under a contract at once; who is there already is left and told", () => {
  const done = isDone(setContracts.apply(stored, { contract: "Design" }, [ana, ben, cem, dora, ben]));
  expect(done.said).toBe("2 people are under contract C1.");
  expect(done.notes).toEqual([
    "Left as it is: Ana Bell (ana@example.com) is under C1 already.",
    "Left as it is: cem@example.com is under C1 already.",
  ]);
  expect(done.patches).toHaveLength(1);
  const now = after(stored, done);
  expect([rowOf(now, "people", ben), rowOf(now, "people", dora)].map((row) => row["Contract"])).toEqual(["C1", "C1"]);
});

test("a contract that brings none ends the individual credits of those who had some, and says of how many", () => {
  const flex = isDone(setContracts.apply(stored, { contract: "F7" }, [ana, ben]));
  expect(flex.notes).toEqual([
    "The individual credits of 1 of them count no more: none of their contracts brings any.",
  ]);
  expect(lastDayAfter(stored, flex, "individual:ana@example.com")).toBeUndefined();
});

test("several are registered on one day, with the credits that come; who cannot be is left and told", () => {
  const done = isDone(recordRegistrations.apply(stored, { registeredOn: day("2026-01-05") }, [ana, cem, ben]));
  expect(done.said).toBe("2 people are registered on 2026-01-05. Individual credits come: 200 credits in all.");
  expect(done.notes).toEqual([
    "Left as it is: Ana Bell (ana@example.com) is registered since 2025-09-01, and individual credits come once.",
  ]);
  expect(lastDayAfter(stored, done, "individual:cem@example.com")).toBe("2026-12-31");
  expect(rowOf(after(stored, done), "people", cem)).toMatchObject({
    "Registered on": "2026-01-05",
    Registration: "registered",
  });
});

test("a row that cannot be written into keeps nobody else from it", () => {
  const twice = desk({ contracts, people: "Email,Contract\nana@example.com,\nben@example.com,\nBEN@example.com," });
  const done = isDone(setContracts.apply(twice, { contract: "C1" }, [ana, ben]));
  expect(done.said).toBe("ana@example.com is under contract C1.");
  expect(done.notes[0]).toContain("stands in 2 rows");
  expect(isRefusal(setContracts.apply(twice, { contract: "C1" }, [ben])).reason).toContain("stands in 2 rows");
});
