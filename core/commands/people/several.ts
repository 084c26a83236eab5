import { type MicroCredits, plus, ZERO } from "../../credits.ts";
import { amountOf } from "../../findings/wording.ts";
import type { PersonKey } from "../../person.ts";
import type { RowChange } from "../../roster/patch.ts";
import type { Person } from "../../roster/people.ts";
import type { Pool } from "../../roster/pool.ts";
import { people } from "../../roster/tables.ts";
import type { Unit } from "../../roster/words.ts";
import { counted, listed } from "../../text.ts";
import { defineCommand, isRefused, must, type Refused, refused, type StoredRoster } from "../command.ts";
import { done } from "../finish.ts";
import { contractIn, contractOf, findContract, findPerson, label } from "../lookup.ts";
import { edit, obstacleTo, rowsAt } from "../rows.ts";
import { individualPoolOf } from "../what-if.ts";
import { cannotRegister } from "./registration.ts";

const { contract, registeredOn } = people.columns;

/** Puts everybody who was picked under a contract: it becomes their home contract. */
export const setContracts = defineCommand({
  name: "setContracts",
  title: "Set the contract of several people",
  help: "It becomes the home contract of everybody who is picked. Other contracts of theirs stay.",
  fields: { contract: must(contract) },
  given: "people",
  apply: (stored, input, picked: readonly string[]) => {
    const { roster } = stored;
    const found = findContract(roster, input.contract, "contract");
    if (isRefused(found)) return found;
    const home = found.contract;
    const given = ofEach(stored, picked, (person) => {
      const now = rowsAt(stored, "people", [person.email])[0]?.cell("contract");
      return now !== undefined && contractIn(roster, String(now)) === home
        ? refused(`${label(person)} is under ${home} already.`, "Nothing needs doing for them.")
        : edit(stored, "people", [person.email], { contract: home });
    });
    if (isRefused(given)) return given;
    const { changed, changes, left } = given;
    const contracts = new Map(roster.contracts).set(home, contractOf(roster, home));
    let [coming, going] = [0, 0];
    for (const person of changed) {
      const before = individualPoolOf(roster, person);
      const others = person.contracts.filter((one) => one !== person.home && one !== home);
      const after = individualPoolOf({ ...roster, contracts }, { ...person, home, contracts: [home, ...others] });
      if (before === undefined && after !== undefined) coming += 1;
      if (before !== undefined && after === undefined) going += 1;
    }
    return done(stored, { people: changes }, `${whoAre(changed)} under contract ${home}.`, [
      ...(coming === 0 ? [] : [`Individual credits come for ${coming} of them, who had none.`]),
      ...(going === 0
        ? []
        : [`The individual credits of ${going} of them count no more: none of their contracts brings any.`]),
      ...left,
    ]);
  },
});

/** Notes one day of registration for everybody who was picked: the individual credits of each begin. */
export const recordRegistrations = defineCommand({
  name: "recordRegistrations",
  title: "Record several people as registered",
  help: "The day on which everybody who is picked was registered: the individual credits of each begin with it, once.",
  fields: { registeredOn: must(registeredOn) },
  given: "people",
  apply: (stored, { registeredOn }, picked: readonly string[]) => {
    const given = ofEach(
      stored,
      picked,
      (person) =>
        cannotRegister(person, registeredOn) ??
        edit(stored, "people", [person.email], { registeredOn, registration: "registered" }),
    );
    if (isRefused(given)) return given;
    const { changed, changes, left } = given;
    const own = changed.flatMap(
      (person) => individualPoolOf(stored.roster, { ...person, registeredOn, registration: "registered" }) ?? [],
    );
    const none = changed.length - own.length;
    const come = own.length === 0 ? "No individual credits come." : `Individual credits come: ${inAll(own)} in all.`;
    return done(stored, { people: changes }, `${whoAre(changed)} registered on ${registeredOn}. ${come}`, [
      ...(own.length === 0 || none === 0
        ? []
        : [
            `None come for ${none} of them: no contract of theirs brings any, or they would have ended before that day.`,
          ]),
      ...left,
    ]);
  },
});

/** What is changed of those who were picked, and why some are left as they are. */
type OfEach = {
  readonly changed: readonly Person[];
  readonly changes: readonly RowChange[];
  readonly left: readonly string[];
};

/** One thing done for each who was picked; who stands in its way is left and told. Refused where it can be done for nobody. */
function ofEach(
  stored: StoredRoster,
  picked: readonly string[],
  change: (person: Person) => readonly RowChange[] | Refused,
): OfEach | Refused {
  if (picked.length === 0) return refused("Nobody is picked.", "Pick the people that it is about.");
  const seen = new Set<PersonKey>();
  const changed: Person[] = [];
  const changes: RowChange[] = [];
  const left: { readonly reason: string; readonly help: string }[] = [];
  for (const email of picked) {
    const person = findPerson(stored.roster, email as PersonKey, "email");
    if (isRefused(person)) {
      left.push(person);
      continue;
    }
    // under two addresses somebody is picked once
    if (seen.has(person.email)) continue;
    seen.add(person.email);
    const rows = change(person);
    const obstacle = isRefused(rows) ? rows : obstacleTo(stored, "people", rows);
    if (obstacle !== undefined) left.push(obstacle);
    else if (!isRefused(rows)) {
      changed.push(person);
      changes.push(...rows);
    }
  }
  const reasons = [...new Set(left.map(({ reason }) => reason))];
  if (changed.length > 0) {
    return { changed, changes, left: reasons.map((reason) => `Left as it is: ${reason}`) };
  }
  const more = reasons.length > 3 ? ` It is so or similar for ${counted(reasons.length - 3, "other", "others")}.` : "";
  const helps = [...new Set(left.slice(0, 3).map(({ help }) => help))];
  return refused(`${reasons.slice(0, 3).join(" ")}${more}`, helps.join(" "));
}

function whoAre([first, ...others]: readonly Person[]): string {
  if (first === undefined) return "Nobody is";
  return others.length === 0 ? `${label(first)} is` : `${counted(others.length + 1, "person", "people")} are`;
}

function inAll(pools: readonly Pool[]): string {
  const sums = new Map<Unit, MicroCredits>();
  for (const { unit, granted } of pools) sums.set(unit, plus(sums.get(unit) ?? ZERO, granted));
  return listed([...sums].map(([unit, sum]) => amountOf(sum, unit)));
}
