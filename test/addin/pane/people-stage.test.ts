import { expect, test } from "vitest";
import { registrationSteps, stageOf } from "../../../addin/pane/screens/people/stage.ts";
import { day, desk } from "../../support/command-desk.ts";

const today = day("2026-04-10");

/** The person of a row, as `Registration,Requested on,Invited on,Registered on,Left on`. */
function person(cells: string) {
  const people = `Email,Registration,Requested on,Invited on,Registered on,Left on\nana@example.com,${cells}`;
  const [found] = desk({ people }).roster.people.values();
  if (found === undefined) expect.fail("nobody is on the roster");
  return found;
}

test.each([
  [",,,,", "not requested"],
  ["requested,,,,", "requested"],
  [",2026-01-01,,,", "requested"],
  ["invited,,,,", "invited"],
  ["requested,2026-01-01,2026-01-02,,", "invited"],
  ["registered,,,,", "registered"],
  ["invited,,,2026-01-03,", "registered"],
  ["left,,,2026-01-03,", "left"],
  [",,,2026-01-03,2026-04-09", "left"],
  // the last day can still be spent on
  [",,,2026-01-03,2026-04-10", "registered"],
  // somebody who came back
  [",,,2026-03-03,2026-02-01", "registered"],
])("the row %s is %s", (cells, stage) => {
  expect(stageOf(person(cells), today)).toBe(stage);
});

/** The steps as texts: the day or what is said instead, and the button with its weight. */
function steps(cells: string) {
  return registrationSteps(person(cells), today).map(
    ({ state, day: on, otherwise, record }) =>
      `${on ?? otherwise}${record === undefined ? "" : ` [${state}: ${record.words}]`}`,
  );
}

test.each([
  [
    ",,,,",
    [
      "Not yet [next: Ask for the registration]",
      "Not yet [later: Record the invitation]",
      "Not yet [later: Record the registration]",
    ],
  ],
  [
    ",2026-01-01,,,",
    ["2026-01-01", "Not yet [next: Record the invitation]", "Not yet [later: Record the registration]"],
  ],
  ["invited,,,,", ["Not on record", "Not on record", "Not yet [next: Record the registration]"]],
  [",2026-01-01,2026-01-02,2026-01-03,", ["2026-01-01", "2026-01-02", "2026-01-03"]],
  ["registered,,,,", ["Not on record", "Not on record", "The day is not on record [over: Record the day]"]],
  // of somebody who left only what was done, and nothing is to be done any more
  ["left,2026-01-01,,,2026-02-01", ["2026-01-01"]],
  [",,,2026-01-03,2026-02-01", ["Not on record", "Not on record", "2026-01-03"]],
  ["left,,,,", []],
])("the steps of the row %s are %j", (cells, shown) => {
  expect(steps(cells)).toEqual(shown);
});

test("each step is recorded by its own command, into its own field", () => {
  const records = registrationSteps(person(",,,,"), today).map(({ record }) => [
    record?.command.name,
    record?.dayField,
  ]);
  expect(records).toEqual([
    ["askForRegistration", "requestedOn"],
    ["recordInvitation", "invitedOn"],
    ["recordRegistration", "registeredOn"],
  ]);
});
