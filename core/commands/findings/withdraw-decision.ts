import { counted } from "../../text.ts";
import { defineCommand, isRefused, refused } from "../command.ts";
import { done } from "../finish.ts";
import { edit } from "../rows.ts";
import { pickedRows, whatIs } from "./picked-rows.ts";

/** Takes the decision on findings back: they wait for one again. Who looks after them and the remark stay. */
export const withdrawDecision = defineCommand({
  name: "withdrawDecision",
  title: "Take the decision back",
  help: "The findings wait for a decision again. Who looks after them, and the remark, stay as they are.",
  fields: {},
  given: "findings",
  apply: (stored, _input, picked: readonly string[]) => {
    const rows = pickedRows(stored, picked);
    if (isRefused(rows)) return rows;
    const decided = rows.filter(({ values }) => values.decision !== undefined);
    if (decided.length === 0) {
      return refused(
        rows.length === 1
          ? `${whatIs(rows)} not decided.`
          : `None of the ${counted(rows.length, "finding")} is decided.`,
        "There is nothing to take back.",
      );
    }
    const changes = decided.flatMap(({ values: { finding, standing } }) =>
      edit(stored, "findings", [finding], {
        decision: undefined,
        decidedAmount: undefined,
        acceptedUntil: undefined,
        decidedBy: undefined,
        decidedOn: undefined,
        // what the last run made of the decision is over with it; the next run says the rest
        ...(standing === "accepted" || standing === "grown" || standing === "expired" ? { standing: "open" } : {}),
      }),
    );
    const gone = decided.filter(({ values }) => values.standing === "gone").length;
    const left = rows.length - decided.length;
    return done(stored, { findings: changes }, `${whatIs(decided)} no longer decided.`, [
      ...(left === 0 ? [] : [`${counted(left, "finding")} had no decision.`]),
      ...(gone === 0
        ? []
        : [
            `${gone === decided.length && gone === 1 ? "It" : counted(gone, "finding")} was not found any more by the last run: nothing needs deciding.`,
          ]),
    ]);
  },
});
