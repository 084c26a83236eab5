import { addPerson } from "../../../../core/commands/people/add-person.ts";
import { addAlias } from "../../../../core/commands/people/alias.ts";
import { changePerson } from "../../../../core/commands/people/change-person.ts";
import { recordLeaving } from "../../../../core/commands/people/leaving.ts";
import { pastePeople } from "../../../../core/commands/people/paste-people.ts";
import {
  askForRegistration,
  recordInvitation,
  recordRegistration,
} from "../../../../core/commands/people/registration.ts";
import { recordRegistrations, setContracts } from "../../../../core/commands/people/several.ts";
import { readCsvGrid } from "../../../../core/files/csv.ts";
import { day } from "../../../support/command-desk.ts";
import { firm, type Tried, who } from "./firm.ts";

const list = (text: string) => ({ grid: readCsvGrid(`${text}\n`, "list"), columns: new Map<string, string>() });

/** People who are there already or not at all, contracts that are not, steps that are not next. */
export const peopleRefusals: Tried = {
  addPerson: [
    ["is there", addPerson.apply(firm, { email: who("ana") })],
    ["is another's address", addPerson.apply(firm, { email: who("ana.b") })],
    ["brings another's hash", addPerson.apply(firm, { email: who("new"), aliases: [who("hash:a1")] })],
    ["brings another's e-mail", addPerson.apply(firm, { email: who("new"), aliases: [who("ben")] })],
    ["of no contract", addPerson.apply(firm, { email: who("new"), contract: "Desing" })],
    ["of none at all like it", addPerson.apply(firm, { email: who("new"), otherContracts: ["C1", "Marketing"] })],
    ["of two contracts at once", addPerson.apply(firm, { email: who("new"), contract: "TWIN" })],
  ],
  changePerson: [
    ["is nobody", changePerson.apply(firm, { email: who("nobody"), office: "Oslo" })],
    ["of no contract", changePerson.apply(firm, { email: who("ana"), contract: "Desing" })],
    ["of none at all like it", changePerson.apply(firm, { email: who("ana"), otherContracts: ["F7", "Marketing"] })],
    ["of two contracts at once", changePerson.apply(firm, { email: who("ana"), contract: "TWIN" })],
    ["as it is", changePerson.apply(firm, { email: who("ana.b"), name: "Ana Bell", contract: "design" })],
    ["nothing typed", changePerson.apply(firm, { email: who("cem") })],
  ],
  setContracts: [
    ["of nobody", setContracts.apply(firm, { contract: "C1" }, [])],
    ["of no contract", setContracts.apply(firm, { contract: "Desing" }, [who("ana")])],
    ["as they are", setContracts.apply(firm, { contract: "Design" }, [who("ana"), who("nobody")])],
    [
      "as many are",
      setContracts.apply(firm, { contract: "C1" }, [who("ana"), who("ben"), who("cem"), who("dora"), who("eli")]),
    ],
  ],
  recordRegistrations: [
    ["of nobody", recordRegistrations.apply(firm, { registeredOn: day("2026-03-01") }, [])],
    [
      "of none who can be",
      recordRegistrations.apply(firm, { registeredOn: day("2026-01-01") }, [who("ana"), who("ben")]),
    ],
  ],
  askForRegistration: [
    ["nobody", askForRegistration.apply(firm, { email: who("bem"), requestedOn: day("2026-03-01") })],
    [
      "nobody like anybody",
      askForRegistration.apply(firm, { email: who("somebody.else"), requestedOn: day("2026-03-01") }),
    ],
    ["registered", askForRegistration.apply(firm, { email: who("ana"), requestedOn: day("2026-03-01") })],
    ["marked registered", askForRegistration.apply(firm, { email: who("gus"), requestedOn: day("2026-03-01") })],
    ["requested", askForRegistration.apply(firm, { email: who("ben"), requestedOn: day("2026-03-01") })],
    ["invited", askForRegistration.apply(firm, { email: who("cem"), requestedOn: day("2026-03-01") })],
    ["left", askForRegistration.apply(firm, { email: who("eli"), requestedOn: day("2026-03-01") })],
    ["marked left", askForRegistration.apply(firm, { email: who("fay"), requestedOn: day("2026-03-01") })],
  ],
  recordInvitation: [
    ["registered", recordInvitation.apply(firm, { email: who("ana"), invitedOn: day("2026-03-01") })],
    ["invited", recordInvitation.apply(firm, { email: who("cem"), invitedOn: day("2026-03-01") })],
    ["before the request", recordInvitation.apply(firm, { email: who("ben"), invitedOn: day("2026-01-31") })],
  ],
  recordRegistration: [
    ["registered", recordRegistration.apply(firm, { email: who("ana"), registeredOn: day("2026-03-01") })],
    ["came back", recordRegistration.apply(firm, { email: who("dora"), registeredOn: day("2026-03-01") })],
    ["left before", recordRegistration.apply(firm, { email: who("eli"), registeredOn: day("2026-03-01") })],
    ["before the invitation", recordRegistration.apply(firm, { email: who("cem"), registeredOn: day("2026-02-03") })],
    ["before the request", recordRegistration.apply(firm, { email: who("ben"), registeredOn: day("2026-01-31") })],
  ],
  recordLeaving: [
    ["left", recordLeaving.apply(firm, { email: who("dora"), leftOn: day("2026-03-01") })],
    ["before the registration", recordLeaving.apply(firm, { email: who("ana"), leftOn: day("2025-08-31") })],
  ],
  addAlias: [
    ["known as such", addAlias.apply(firm, { email: who("ana"), aliases: [who("hash:a1")] })],
    ["the own e-mail", addAlias.apply(firm, { email: who("ana"), aliases: [who("ana")] })],
    ["another's", addAlias.apply(firm, { email: who("ben"), aliases: [who("hash:new"), who("ana.b")] })],
    ["a cell that cannot be read", addAlias.apply(firm, { email: who("hal"), aliases: [who("hash:h1")] })],
  ],
  pastePeople: [
    ["no e-mail", pastePeople.apply(firm, {}, list("Name,Office\nAna,Oslo"))],
    ["nobody", pastePeople.apply(firm, {}, list("Email,Office\nana@,Oslo"))],
    ["no rows", pastePeople.apply(firm, {}, list("Email,Office"))],
  ],
};
