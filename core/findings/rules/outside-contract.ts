import { toDayNumber } from "../../calendar.ts";
import { contracts } from "../../roster/tables.ts";
import { units } from "../../roster/words.ts";
import { headerOf } from "../../table/define.ts";
import { counted } from "../../text.ts";
import { groupRows, monthNumbers, NO_GROUP } from "../row-groups.ts";
import { defineRule } from "../rule.ts";
import { when } from "../usage-groups.ts";
import { amountOf, contractLabel } from "../wording.ts";

/** Usage that names a contract on a day on which it was not in force. */
export const outsideContract = defineRule({
  code: "outside-contract",
  severity: "error",
  title: "Usage on a day outside its contract's dates",
  identity: "contract, month, unit",
  page: {
    means:
      "The export charges the contract on days before its Starts on or after its Ends on. The first and the last day still belong to it. Usage that names no contract is not asked.",
    matters:
      "Credits end with the contract, so this usage finds little to pay it. Or the contract was renewed and the roster does not know.",
    todo: "If the contract was renewed, edit Ends on: shared and individual credits that end with it come back. Else ask the vendor what was charged.",
    example: "The contract ends on 2025-09-30; 30 credits are charged to it in October.",
  },
  together: {
    heading: (_findings, of) => `Usage outside the dates of ${counted(of, "contract")}`,
    next: "Edit Ends on where the contract was renewed; else ask the vendor what was charged.",
  },
  find: (facts) => {
    const { usage, roster, order, firstPlace, endPlace } = facts.ledger;
    if (firstPlace >= endPlace) return [];
    const spans = Array.from({ length: usage.names.contracts.size() }, (_, id) => {
      const contract = roster.contracts.get(usage.names.contracts.textOf(id));
      const first = contract?.startsOn === undefined ? Number.NEGATIVE_INFINITY : toDayNumber(contract.startsOn);
      const last = contract?.endsOn === undefined ? Number.POSITIVE_INFINITY : toDayNumber(contract.endsOn);
      return { first, last };
    });
    const firstUse = usage.day(order.at(firstPlace));
    const lastUse = usage.day(order.at(endPlace - 1));
    if (spans.every(({ first, last }) => first <= firstUse && lastUse <= last)) return [];
    const monthOf = monthNumbers();
    const groups = groupRows(facts, (row) => {
      const span = spans[usage.contract(row)];
      const day = usage.day(row);
      if (span === undefined || (span.first <= day && day <= span.last)) return NO_GROUP;
      return (monthOf(day) * spans.length + usage.contract(row)) * units.length + usage.unit(row);
    });
    return groups.flatMap(({ rows, amount, unit, month, ...days }) => {
      const contract = roster.contracts.get(usage.names.contracts.textOf(usage.contract(rows[0] as number)));
      if (contract === undefined) return [];
      const { startsOn, endsOn } = contract;
      const isEarly = startsOn !== undefined && days.firstDay < startsOn;
      const isLate = endsOn !== undefined && days.lastDay > endsOn;
      const dates = [isEarly ? `begins on ${startsOn}` : "", isLate ? `ended on ${endsOn}` : ""];
      return [
        {
          key: [contract.contract, month, unit],
          subject: `${contractLabel(contract.contract)}, ${month}`,
          message: `${amountOf(amount, unit)} ${amount === 1_000_000 ? "is" : "are"} charged ${when(days)} to ${contractLabel(contract.contract)}, which ${dates.filter((part) => part !== "").join(" and ")}.`,
          next: isLate
            ? `Edit Ends on of ${contractLabel(contract.contract)} if it was renewed; else ask the vendor what was charged.`
            : `Mend Starts on of ${contractLabel(contract.contract)}, or ask the vendor what was charged.`,
          amount,
          unit,
          rows,
          cells: [{ ...contract.at, column: headerOf(contracts, isLate ? "endsOn" : "startsOn") }],
        },
      ];
    });
  },
});
