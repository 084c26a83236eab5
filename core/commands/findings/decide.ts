import { show } from "../../credits.ts";
import { amountOf } from "../../findings/wording.ts";
import type { FindingRow } from "../../roster/roster.ts";
import { findings } from "../../roster/tables.ts";
import { counted } from "../../text.ts";
import { defineCommand, isRefused, may, must, refused } from "../command.ts";
import { done } from "../finish.ts";
import { edit, onlyTyped } from "../rows.ts";
import { pickedRows, whatIs } from "./picked-rows.ts";

const { decision, decidedAmount, acceptedUntil, assignedTo, decidedBy, decidedOn, remark } = findings.columns;

/** A manager's decision on one finding, or on several at once. */
export const decide = defineCommand({
  name: "decide",
  title: "Decide on findings",
  help: "accepted: known and let be, up to the amount; to fix: somebody looks after it; resolved: it is done. What stays blank is left as it is.",
  fields: {
    decision: must(decision),
    decidedAmount: may(
      decidedAmount,
      "Up to which amount it is decided; the amount of each finding when blank. For one finding only.",
    ),
    acceptedUntil: may(acceptedUntil, "The last day of the acceptance; for ever when blank."),
    assignedTo,
    decidedBy,
    decidedOn: must(decidedOn),
    remark,
  },
  given: "findings",
  apply: (stored, input, picked: readonly string[]) => {
    const rows = pickedRows(stored, picked);
    if (isRefused(rows)) return rows;
    const { decision, decidedAmount, acceptedUntil, decidedOn } = input;
    if (decidedAmount !== undefined && rows.length > 1) {
      return refused(
        `One amount cannot be decided for ${counted(rows.length, "finding")} at once.`,
        "Leave the amount blank, so that each is decided at its own, or decide on them one by one.",
        "decidedAmount",
      );
    }
    if (acceptedUntil !== undefined && decision !== "accepted") {
      return refused(
        `A finding that is ${decision} is not accepted until a day.`,
        "Leave Accepted until blank.",
        "acceptedUntil",
      );
    }
    if (acceptedUntil !== undefined && acceptedUntil < decidedOn) {
      return refused(
        `Accepted until ${acceptedUntil} would be over on the day of the decision, ${decidedOn}.`,
        "Type that day or a later one.",
        "acceptedUntil",
      );
    }
    const changes = rows.flatMap(({ values }) =>
      edit(stored, "findings", [values.finding], {
        decision,
        decidedAmount: decidedAmount ?? values.amount,
        // what was accepted until a day and is decided anew is no longer
        acceptedUntil,
        decidedOn,
        ...onlyTyped({ assignedTo: input.assignedTo, decidedBy: input.decidedBy, remark: input.remark }),
      }),
    );
    const what = whatIs(rows);
    const [only] = rows;
    const amount = decidedAmount ?? only?.values.amount;
    const at =
      decision !== "accepted"
        ? ""
        : rows.length > 1
          ? ", each at its amount"
          : amount === undefined
            ? ""
            : ` at ${amountWords(only, amount)}`;
    const until = acceptedUntil === undefined ? "" : ` until ${acceptedUntil}`;
    const same = changes.length === 0 ? " It was so already." : "";
    return done(
      stored,
      { findings: changes },
      `${what} ${decision}${at}${until}.${same}`,
      notesOf(rows, decision, decidedAmount),
    );
  },
});

function amountWords(row: FindingRow | undefined, amount: NonNullable<FindingRow["values"]["amount"]>): string {
  const unit = row?.values.unit;
  return unit === undefined ? show(amount) : amountOf(amount, unit);
}

function notesOf(rows: readonly FindingRow[], decision: string, decidedAmount: number | undefined): readonly string[] {
  const gone = rows.filter(({ values }) => values.standing === "gone").length;
  const [first] = rows;
  const isLess =
    decidedAmount !== undefined && first?.values.amount !== undefined && decidedAmount < first.values.amount;
  return [
    ...(gone === 0
      ? []
      : [
          `${gone === rows.length ? "It" : counted(gone, "finding")} was not found any more by the last run: nothing needs deciding.`,
        ]),
    ...(isLess && decision === "accepted"
      ? ["The finding is above that amount now, so it stays on the desk as grown."]
      : []),
  ];
}
