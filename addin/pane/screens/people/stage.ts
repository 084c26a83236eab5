import type { PlainDate } from "../../../../core/calendar.ts";
import type { AnyCommand } from "../../../../core/commands/command.ts";
import {
  askForRegistration,
  recordInvitation,
  recordRegistration,
} from "../../../../core/commands/people/registration.ts";
import type { Person } from "../../../../core/roster/people.ts";

/** How far somebody has come, by the days of the row and, where there is none, by its label. */
export type Stage = "not requested" | "requested" | "invited" | "registered" | "left";

/** Where a person stands on a day. Somebody who was registered again after leaving has not left. */
export function stageOf(person: Person, today: PlainDate): Stage {
  const { leftOn, registeredOn, registration } = person;
  const isBack = registeredOn !== undefined && leftOn !== undefined && leftOn < registeredOn;
  if (leftOn === undefined ? registration === "left" : leftOn < today && !isBack) return "left";
  if (registeredOn !== undefined || registration === "registered") return "registered";
  if (person.invitedOn !== undefined || registration === "invited") return "invited";
  if (person.requestedOn !== undefined || registration === "requested") return "requested";
  return "not requested";
}

/** A step of the registration: whether it is over, is the next to do, or may be done later. */
export type Step = {
  readonly title: string;
  readonly state: "over" | "next" | "later";
  readonly day: PlainDate | undefined;
  /** What is said where there is no day. */
  readonly otherwise: string;
  /** What records the step, the field that its day goes into, and what its button says; absent where nothing is to be done. */
  readonly record: { readonly command: AnyCommand; readonly dayField: string; readonly words: string } | undefined;
};

/** The steps of a person's registration, in their order. Of those who left, only what was done. */
export function registrationSteps(person: Person, today: PlainDate): readonly Step[] {
  const stage = stageOf(person, today);
  const reached = stage === "left" ? leftAt(person) : steps.findIndex((step) => step.stage === stage);
  return steps.flatMap(({ title, command, dayField, words }, index): readonly Step[] => {
    const day = person[dayField];
    const isOver = index <= reached || day !== undefined;
    if (stage === "left" && !isOver) return [];
    const state = isOver ? "over" : index === reached + 1 ? "next" : "later";
    // the label alone says registered: the day that begins the credits can still be recorded
    const lacksDay = dayField === "registeredOn" && stage === "registered" && day === undefined;
    const isOpen = stage !== "left" && (!isOver || lacksDay);
    return [
      {
        title,
        state,
        day,
        otherwise: !isOver ? "Not yet" : lacksDay ? "The day is not on record" : "Not on record",
        record: isOpen ? { command, dayField, words: lacksDay ? "Record the day" : words } : undefined,
      },
    ];
  });
}

const steps = [
  {
    stage: "requested",
    title: "Requested",
    command: askForRegistration,
    dayField: "requestedOn",
    words: "Ask for the registration",
  },
  {
    stage: "invited",
    title: "Invited",
    command: recordInvitation,
    dayField: "invitedOn",
    words: "Record the invitation",
  },
  {
    stage: "registered",
    title: "Registered",
    command: recordRegistration,
    dayField: "registeredOn",
    words: "Record the registration",
  },
] as const;

/** The last step that has a day, of somebody who left. */
function leftAt(person: Person): number {
  return steps.findLastIndex(({ dayField }) => person[dayField] !== undefined);
}
