import { readCsvGrid } from "../../../core/files/csv.ts";
import type { PersonKey } from "../../../core/person.ts";
import type { Calls } from "./calls.ts";
import { type Meant, pick } from "./choice.ts";

/** Three people, of whom some may be one. */
const three = ({ chosen, email, person }: Meant) => [person, email(chosen.other), email(chosen.pool)];

/** People who are added, pasted and changed, and their way from the request to the leaving. */
export const peopleCalls = {
  addPerson: (command, { chosen, contract, email, text, use }) => {
    const address = `${text.replace(/\W/g, "x").toLowerCase()}@firm.example` as PersonKey;
    return (on) =>
      command.apply(on, {
        email: address,
        contract,
        otherContracts: use ? [contract] : undefined,
        aliases: use ? [email(chosen.other)] : undefined,
        note: text.trim(),
      });
  },
  pastePeople: (command, { contract, day, person, text }) => {
    const rows = [
      "Mail,Location,Contract,Registered on,Extra",
      `${person},Oslo,${contract},${day},1`,
      `b@firm.example,${text.trim()},C-none,soon,2`,
      `B@firm.example,Rome,,,3`,
    ];
    return (on) => command.apply(on, {}, { grid: readCsvGrid(`${rows.join("\n")}\n`, "list"), columns: new Map() });
  },
  changePerson:
    (command, { amount, chosen, contract, later, person, roster, text, use }) =>
    (on) =>
      command.apply(on, {
        email: person,
        office: text.trim(),
        contract: chosen.sign > 0 ? contract : undefined,
        otherContracts: use ? [contract, pick([...roster.contracts.keys()], chosen.other) ?? "C-1"] : undefined,
        individualCredits: later === undefined ? undefined : amount,
      }),
  setContracts: (command, meant) => (on) => command.apply(on, { contract: meant.contract }, three(meant)),
  recordRegistrations: (command, meant) => (on) => command.apply(on, { registeredOn: meant.day }, three(meant)),
  askForRegistration:
    (command, { day, person }) =>
    (on) =>
      command.apply(on, { email: person, requestedOn: day }),
  recordInvitation:
    (command, { day, person }) =>
    (on) =>
      command.apply(on, { email: person, invitedOn: day }),
  recordRegistration:
    (command, { day, person }) =>
    (on) =>
      command.apply(on, { email: person, registeredOn: day }),
  recordLeaving:
    (command, { day, person }) =>
    (on) =>
      command.apply(on, { email: person, leftOn: day }),
  addAlias: (command, { chosen, email, person, use }) => {
    const aliases = use ? [email(chosen.other)] : [`hash:${chosen.day}` as PersonKey];
    return (on) => command.apply(on, { email: person, aliases });
  },
} satisfies Partial<Calls>;
