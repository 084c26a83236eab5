import { expect, test } from "vitest";
import { addPerson } from "../../../core/commands/people/add-person.ts";
import { addAlias } from "../../../core/commands/people/alias.ts";
import { recordLeaving } from "../../../core/commands/people/leaving.ts";
import {
  askForRegistration,
  recordInvitation,
  recordRegistration,
} from "../../../core/commands/people/registration.ts";
import type { PersonKey } from "../../../core/person.ts";
import { after, day, desk, isDone, rowOf } from "../../support/command-desk.ts";
import { ana, contracts, lastDayAfter, person } from "../../support/command-firm.ts";

test("a person is added once, under the contract's own number, and the registration goes on from there", () => {
  const stored = desk({ contracts, settings: "Setting,Value\nCompany domains,firm.example" });
  const added = isDone(
    addPerson.apply(stored, { email: ana, name: "Ana Bell", contract: "design", otherContracts: ["DESIGN", "f7"] }),
  );
  expect(added.said).toBe("Ana Bell (ana@example.com) is added under contracts C1 and F7.");
  expect(added.notes).toEqual(["example.com is none of the firm's domains (setting Company domains)."]);
  const now = after(stored, added);
  expect(rowOf(now, "people", ana)).toEqual({
    Email: ana,
    Name: "Ana Bell",
    Contract: "C1",
    "Other contracts": "F7",
    Registration: "not requested",
  });
  const asked = isDone(askForRegistration.apply(now, { email: ana, requestedOn: day("2026-03-01") }));
  expect(asked.letter).toEqual({
    to: "Mia",
    subject: "Registration request: Ana Bell (ana@example.com), contract C1",
    sendBy: "2026-03-01",
    lines: [
      "Please register this named user and have the invitation sent:",
      "  name: Ana Bell",
      "  e-mail: ana@example.com",
      "  contract: C1 (Design)",
      "  also under: F7",
      "Please tell us the day on which the registration is completed: the person's individual credits begin with it.",
    ],
  });
  // each step may be of the day of the step before
  const invited = isDone(recordInvitation.apply(after(now, asked), { email: ana, invitedOn: day("2026-03-01") }));
  const last = after(after(now, asked), invited);
  const registered = isDone(recordRegistration.apply(last, { email: ana, registeredOn: day("2026-03-01") }));
  expect(registered.said).toBe(
    "Ana Bell (ana@example.com) is registered on 2026-03-01. 100 credits of the person's own come, until 2026-12-31, the end of contract C1.",
  );
  expect(rowOf(after(last, registered), "people", ana)).toMatchObject({
    Registration: "registered",
    "Requested on": "2026-03-01",
    "Invited on": "2026-03-01",
    "Registered on": "2026-03-01",
  });
});

test("what comes with a registration is what the roster then holds, and nothing where nothing comes", () => {
  const register = (contract: string, registeredOn: string, figure = "") => {
    const stored = desk({
      contracts,
      people: `Email,Contract,Individual credits\nana@example.com,${contract},${figure}`,
    });
    return isDone(recordRegistration.apply(stored, { email: ana, registeredOn: day(registeredOn) })).said.replace(
      /^.*? on [-\d]+\. /,
      "",
    );
  };
  expect(register("C1", "2026-12-31")).toBe(
    "100 credits of the person's own come, until 2026-12-31, the end of contract C1.",
  );
  expect(register("C1", "2027-01-01")).toBe("No individual credits come: they would have ended before that day.");
  expect(register("C1", "2026-01-01", "0")).toBe("No individual credits come: the figure is 0.");
  expect(register("F7", "2026-01-01", "50")).toBe(
    "No individual credits come: none of the person's contracts brings them.",
  );
  expect(register("", "2026-01-01", "12.5")).toBe("12.5 credits of the person's own come, and nothing ends them.");
});

test("individual credits end with the last day, and were over if the contract ended before", () => {
  const stored = desk({
    contracts,
    people: person("registered,2025-09-01"),
    pools: "Pool ID,Contract,Credits,Holder\nP-1,C1,50,ana@example.com",
  });
  const left = isDone(recordLeaving.apply(stored, { email: ana, leftOn: day("2026-03-31") }));
  expect(left.said).toBe(
    "Ana Bell (ana@example.com) left on 2026-03-31. The 100 credits of the person's own end with that day; what is left of them lapses. Individual credits cannot be moved: they belong to their named user.",
  );
  expect(left.notes).toEqual(["1 pool held by the person alone stays, since it was bought: P-1."]);
  expect(lastDayAfter(stored, left, "individual:ana@example.com")).toBe("2026-03-31");
  const later = isDone(recordLeaving.apply(stored, { email: ana, leftOn: day("2027-01-01") }));
  expect(later.said).toContain("end on 2026-12-31, the end of contract C1");
  const never = desk({ contracts, people: person("invited,") });
  expect(isDone(recordLeaving.apply(never, { email: ana, leftOn: day("2026-03-31") })).said).toContain(
    "holds no individual credits",
  );
});

test("another address joins those that are there, however they are written", () => {
  const stored = desk({ people: "Email,Also known as\nana@example.com, Ana.B@Example.com ;hash:A1" });
  const added = isDone(
    addAlias.apply(stored, { email: "ana.b@example.com" as PersonKey, aliases: ["hash:b2" as PersonKey] }),
  );
  expect(added.said).toBe("hash:b2 is ana@example.com from now on: usage under it counts for the person.");
  const now = after(stored, added);
  expect(now.roster.personOf.get("hash:b2" as PersonKey)).toBe(ana);
  expect(now.roster.people.get(ana)?.aliases).toEqual(["ana.b@example.com", "hash:a1", "hash:b2"]);
});
