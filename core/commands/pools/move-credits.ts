import { quoted } from "../../diagnostic.ts";
import { pools } from "../../roster/tables.ts";
import { refuseMove } from "../../roster/terms.ts";
import { defineCommand, isRefused, must, refused } from "../command.ts";
import { done } from "../finish.ts";
import { findPerson, findPoolRow, isIndividualId, label } from "../lookup.ts";
import { edit } from "../rows.ts";

const { poolId, holder } = pools.columns;

/**
 * Gives a purchase that one person holds to another, as long as it is under way. Individual credits are refused, and so is
 * a pool that has paid: what its first holder used would be counted anew.
 */
export const moveCredits = defineCommand({
  name: "moveCredits",
  title: "Move credits to another person",
  help: "Only a purchase under way that is meant for one person can be moved. Shared credits are everybody's anyway.",
  fields: {
    poolId: must({ ...poolId, help: "The pool; individual credits are individual:<email>." }),
    holder: must({ ...holder, help: "Who is to have it." }),
  },
  apply: (stored, input) => {
    const { roster } = stored;
    if (isIndividualId(input.poolId)) {
      return refused(
        refuseMove("individual") ?? "",
        "Add the other person, and record their registration: individual credits of their own come with it.",
        "poolId",
      );
    }
    const row = findPoolRow(roster, input.poolId, "poolId");
    if (isRefused(row)) return row;
    const person = findPerson(roster, input.holder, "holder");
    if (isRefused(person)) return person;
    const { values } = row;
    if (values.holder === undefined) {
      return refused(
        `The pool ${quoted(values.poolId)} is shared: every named user of contract ${values.contract} may use it.`,
        "Nothing needs moving.",
        "poolId",
      );
    }
    const owner = roster.people.get(roster.personOf.get(values.holder) ?? values.holder);
    if (owner?.email === person.email) {
      return refused(`${label(person)} holds ${quoted(values.poolId)} already.`, "Nothing needs doing.", "holder");
    }
    if (values.appliedOn !== undefined) {
      return refused(
        `The pool ${quoted(values.poolId)} was applied for ${owner === undefined ? values.holder : label(owner)} on ${values.appliedOn}; what it paid since would be counted anew.`,
        "If Autodesk moved what was left, add an adjustment that takes it away here, and a pool for the other person.",
        "poolId",
      );
    }
    const changes = { pools: edit(stored, "pools", [values.poolId], { holder: person.email }) };
    return done(stored, changes, `The pool ${values.poolId} is for ${label(person)} alone from now on.`);
  },
});
