import { expect, test } from "vitest";
import { reminderLetter } from "../../../core/commands/people/reminder.ts";
import { desk } from "../../support/command-desk.ts";
import { contracts } from "../../support/command-firm.ts";

/** The reminder to the one person of a table of people. */
function reminder(row: string) {
  const stored = desk({
    contracts,
    people: `Email,Name,Contract,Other contracts,Invited on,Registration,Individual credits\n${row}`,
  });
  const [person] = stored.roster.people.values();
  if (person === undefined) expect.fail("nobody is on the roster");
  return reminderLetter(stored, person, "2026-03-20");
}

test("the reminder says where the invitation went, when, and where to look", () => {
  expect(reminder("ana@example.com,Ana Bell,C1,,2026-03-01,invited")).toEqual({
    to: "ana@example.com",
    subject: "Reminder: your invitation from Autodesk, contract C1",
    sendBy: "2026-03-20",
    lines: [
      "Hello Ana Bell,",
      "on 2026-03-01 you were invited to register as a named user under our contract C1 (Design) with Autodesk, and the invitation is not accepted yet.",
      "It is a message from Autodesk to ana@example.com. If it is not in your inbox, please look in the spam folder.",
      "Please follow the link in it, sign in with that very address, and tell us the day on which you did.",
      "Credits of your own begin on that day.",
      "If you cannot find the message, or its link does not work any more, tell us: we will ask for a new one.",
    ],
  });
});

test("what is not known is not said: a name, a day, a contract", () => {
  const { subject, lines } = reminder("ana@example.com,,,,,invited");
  expect(subject).toBe("Reminder: your invitation from Autodesk");
  expect(lines.slice(0, 2)).toEqual([
    "Hello,",
    "you were invited to register as a named user, and the invitation is not accepted yet.",
  ]);
});

test("own credits are promised only where some come", () => {
  const promise = "Credits of your own begin on that day.";
  expect(reminder("ana@example.com,,F7,,2026-03-01,").lines).not.toContain(promise);
  expect(reminder("ana@example.com,,F7,C1,2026-03-01,").lines).toContain(promise);
  expect(reminder("ana@example.com,,C1,,2026-03-01,,0").lines).not.toContain(promise);
});

test("a name cannot steer the text", () => {
  const { lines } = reminder("ana@example.com,Ana\u202eBell,,,,");
  expect(lines[0]).toBe("Hello Ana\ufffdBell,");
});
