import { units } from "../../roster/words.ts";
import { counted, nearest } from "../../text.ts";
import { groupRows, NO_GROUP } from "../row-groups.ts";
import { defineRule } from "../rule.ts";
import { when } from "../usage-groups.ts";
import { amountOf } from "../wording.ts";

/** Usage that an export charges to a contract which the roster does not have. */
export const unknownContract = defineRule({
  code: "unknown-contract",
  severity: "error",
  title: "An export names a contract that is not in the roster",
  identity: "contract as reported, unit",
  page: {
    means:
      "No row of Contracts has the contract or team that the export names, neither as Contract nor as Name nor under Also known as. Own credits pay such usage, no shared pool does, and the rest is a shortfall under the name as reported.",
    matters: "The vendor has charged some contract all the same: the pools of that contract look fuller than they are.",
    todo: "If it is another name of a contract that you have, add it to Also known as. If the contract is new, add a row and its pools.",
    example: "The export charges CN-9; the roster has CN-1 alone.",
  },
  together: {
    heading: (_findings, contracts) =>
      `${counted(contracts, "contract")} in the exports ${contracts === 1 ? "is" : "are"} not in the roster`,
    next: "Add each name to Also known as of the contract that is meant, or add the contract.",
  },
  find: (facts) => {
    const { usage, roster } = facts.ledger;
    const { contracts } = usage.names;
    const isUnknown = Array.from({ length: contracts.size() }, (_, id) => {
      const name = contracts.textOf(id);
      // a name that several contracts answer to is a diagnostic of its own
      return name !== "" && !roster.contracts.has(name) && roster.contractNames.match(name).kind === "none";
    });
    if (!isUnknown.includes(true)) return [];
    const groups = groupRows(facts, (row) => {
      const contract = usage.contract(row);
      return isUnknown[contract] ? contract * units.length + usage.unit(row) : NO_GROUP;
    });
    return groups.map(({ rows, amount, unit, ...days }) => {
      const name = contracts.textOf(usage.contract(rows[0] as number));
      const like = nearest(name, roster.contractNames.known);
      const hint = like === undefined ? "" : ` The roster has ${like}.`;
      return {
        key: [name, unit],
        subject: `contract ${name}`,
        message: `${amountOf(amount, unit)} used ${when(days)} ${amount === 1_000_000 ? "is" : "are"} charged to “${name}”, which is not in the roster.${hint}`,
        next:
          like === undefined
            ? `Add “${name}” to Also known as of the contract that is meant, or add the contract.`
            : `If it is the same contract, add “${name}” to Also known as of ${like}; else add the contract.`,
        amount,
        unit,
        rows,
      };
    });
  },
});
