import type { PlainDate } from "../../calendar.ts";
import { ZERO } from "../../credits.ts";
import { amountOf } from "../../findings/wording.ts";
import { visible } from "../../report/visible.ts";
import type { Person } from "../../roster/people.ts";
import { individualGrant } from "../../roster/pools.ts";
import type { Roster } from "../../roster/roster.ts";
import { people } from "../../roster/tables.ts";
import { bringsIndividualCredits } from "../../roster/terms.ts";
import { defineCommand, isRefused, type Letter, must, type Refused, refused, type StoredRoster } from "../command.ts";
import { done } from "../finish.ts";
import { contractOf, findPerson, label } from "../lookup.ts";
import { edit, rowsAt } from "../rows.ts";
import { individualPoolOf, lastDayWords } from "../what-if.ts";

const { email, requestedOn, invitedOn, registeredOn } = people.columns;

/** Asks for somebody's registration; the text to the account manager comes with it. */
export const askForRegistration = defineCommand({
  name: "askForRegistration",
  title: "Ask for a registration",
  help: "The request goes to the contract's account manager; the text to send comes with it.",
  fields: { email, requestedOn: must(requestedOn) },
  apply: (stored, input) => {
    const person = findPerson(stored.roster, input.email, "email");
    if (isRefused(person)) return person;
    const refusal =
      notOpen(person, input.requestedOn) ?? alreadyOn(person, "invitedOn") ?? alreadyOn(person, "requestedOn");
    if (refusal !== undefined) return refusal;
    return done(
      stored,
      { people: edit(stored, "people", [person.email], { requestedOn: input.requestedOn, registration: "requested" }) },
      `The registration of ${label(person)} is requested on ${input.requestedOn}.`,
      [],
      requestLetter(stored, person, input.requestedOn),
    );
  },
});

/** Notes that the invitation was sent. */
export const recordInvitation = defineCommand({
  name: "recordInvitation",
  title: "Record an invitation",
  help: "The vendor's invitation was sent; the person has to accept it.",
  fields: { email, invitedOn: must(invitedOn) },
  apply: (stored, input) => {
    const person = findPerson(stored.roster, input.email, "email");
    if (isRefused(person)) return person;
    const refusal =
      notOpen(person, input.invitedOn) ??
      alreadyOn(person, "invitedOn") ??
      tooEarly(person, input.invitedOn, "invitedOn");
    if (refusal !== undefined) return refusal;
    const notes = person.requestedOn === undefined ? ["No request is on record for this person."] : [];
    return done(
      stored,
      { people: edit(stored, "people", [person.email], { invitedOn: input.invitedOn, registration: "invited" }) },
      `${label(person)} is invited on ${input.invitedOn}.`,
      notes,
    );
  },
});

/** Notes that the registration was completed: individual credits begin, once for ever. */
export const recordRegistration = defineCommand({
  name: "recordRegistration",
  title: "Record a completed registration",
  help: "The person's individual credits begin on that day; they come once.",
  fields: { email, registeredOn: must(registeredOn) },
  apply: (stored, input) => {
    const { roster } = stored;
    const person = findPerson(roster, input.email, "email");
    if (isRefused(person)) return person;
    const refusal = cannotRegister(person, input.registeredOn);
    if (refusal !== undefined) return refusal;
    const wasAssumed = person.registration === "registered";
    return done(
      stored,
      {
        people: edit(stored, "people", [person.email], {
          registeredOn: input.registeredOn,
          registration: "registered",
        }),
      },
      `${label(person)} is registered on ${input.registeredOn}. ${creditsWords(roster, person, input.registeredOn)}`,
      wasAssumed
        ? [
            "The person was marked registered without a day: until now the credits were held from the contract's first day.",
          ]
        : [],
    );
  },
});

/** Why somebody's registration cannot be recorded as completed on a day; nothing where it can. */
export function cannotRegister(person: Person, day: PlainDate): Refused | undefined {
  const { registeredOn, leftOn } = person;
  if (registeredOn !== undefined && leftOn !== undefined && leftOn < day) {
    return refused(
      `${label(person)} was registered on ${registeredOn} and left on ${leftOn}. Individual credits come once, so none come with a second registration.`,
      "Leave the row as it is: with another day in Registered on, what the first credits paid would be counted anew.",
      "registeredOn",
    );
  }
  if (registeredOn !== undefined) {
    return refused(
      `${label(person)} is registered since ${registeredOn}, and individual credits come once.`,
      "If that day is wrong, mend Registered on in the person's row.",
      "registeredOn",
    );
  }
  return hasLeft(person, day, "registeredOn") ?? tooEarly(person, day, "registeredOn");
}

/** What comes with a registration on a day, as a sentence. */
function creditsWords(roster: Roster, person: Person, registeredOn: PlainDate): string {
  const pool = individualPoolOf(roster, { ...person, registeredOn, registration: "registered" });
  if (pool !== undefined) {
    const until = pool.lastDay === undefined ? "and nothing ends them" : `until ${lastDayWords(pool, roster)}`;
    return `${amountOf(pool.granted, pool.unit)} of the person's own come, ${until}.`;
  }
  const grant = individualGrant(person.contracts, person.individualCredits, roster);
  if (grant === undefined) return "No individual credits come: none of the person's contracts brings them.";
  if (grant.granted === ZERO) return "No individual credits come: the figure is 0.";
  return "No individual credits come: they would have ended before that day.";
}

type Step = "requestedOn" | "invitedOn" | "registeredOn";

const doneWords: Readonly<Record<Step, string>> = {
  requestedOn: "was requested",
  invitedOn: "was invited",
  registeredOn: "was registered",
};

/** Why nothing more can be asked of a registration: it is completed, or the person has left. */
function notOpen(person: Person, day: PlainDate): Refused | undefined {
  const { registeredOn, registration } = person;
  if (registeredOn === undefined && registration !== "registered") return hasLeft(person, day, "email");
  const since = registeredOn === undefined ? "" : ` since ${registeredOn}`;
  return refused(
    `${label(person)} is registered${since}.`,
    "Nothing needs doing: a person is registered once.",
    "email",
  );
}

function hasLeft(person: Person, day: PlainDate, field: string): Refused | undefined {
  const { leftOn, registration } = person;
  if (leftOn === undefined ? registration !== "left" : leftOn >= day) return undefined;
  return refused(
    `${label(person)} ${leftOn === undefined ? "is marked as having left" : `left on ${leftOn}`}.`,
    "If the person is back, or never left, clear Left on and Registration in the person's row first.",
    field,
  );
}

function alreadyOn(person: Person, step: "requestedOn" | "invitedOn"): Refused | undefined {
  const day = person[step];
  if (day === undefined) return undefined;
  const what = step === "requestedOn" ? "The registration of " : "";
  return refused(
    `${what}${label(person)} ${doneWords[step]} on ${day} already.`,
    "If that day is wrong, mend it in the person's row.",
    step,
  );
}

/** A step cannot come before the one that it answers. */
function tooEarly(person: Person, day: PlainDate, step: "invitedOn" | "registeredOn"): Refused | undefined {
  const before = step === "invitedOn" ? (["requestedOn"] as const) : (["invitedOn", "requestedOn"] as const);
  for (const earlier of before) {
    const was = person[earlier];
    if (was === undefined || was <= day) continue;
    const noun = step === "invitedOn" ? "The invitation" : "The registration";
    return refused(
      `${noun} of ${label(person)} cannot be of ${day}: ${earlier === "requestedOn" ? "it was asked for" : "the person was invited"} on ${was} only.`,
      `Type ${was} or a later day, or mend the earlier one in the person's row.`,
      step,
    );
  }
  return undefined;
}

/** The request to whoever looks after the home contract: as it was sent, where it is made again later. */
export function requestLetter(stored: StoredRoster, person: Person, day: PlainDate): Letter {
  const { roster } = stored;
  const [first] = person.contracts;
  const row = first === undefined ? undefined : rowsAt(stored, "contracts", [first])[0];
  const to = String(row?.cell("managedBy") ?? "");
  const name = first === undefined ? undefined : contractOf(roster, first).name;
  const brings =
    person.contracts.length === 0 ||
    person.contracts.some((one) => bringsIndividualCredits(contractOf(roster, one).kind));
  const line = (title: string, value: string | undefined) => (value === undefined ? [] : [`  ${title}: ${value}`]);
  const lines = [
    "Please register this named user and have the invitation sent:",
    ...line("name", person.name),
    `  e-mail: ${person.email}`,
    ...line("office", person.office),
    ...line("contract", first === undefined ? undefined : `${first}${name === undefined ? "" : ` (${name})`}`),
    ...(person.contracts.length > 1 ? [`  also under: ${person.contracts.slice(1).join(", ")}`] : []),
    brings
      ? "Please tell us the day on which the registration is completed: the person's individual credits begin with it."
      : "Please tell us the day on which the registration is completed.",
  ];
  return {
    to: to === "" ? undefined : visible(to),
    subject: visible(`Registration request: ${label(person)}${first === undefined ? "" : `, contract ${first}`}`),
    sendBy: day,
    lines: lines.map(visible),
  };
}
