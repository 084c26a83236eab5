import { findings } from "../../roster/tables.ts";
import { defineCommand, isRefused, must } from "../command.ts";
import { done } from "../finish.ts";
import { edit, onlyTyped } from "../rows.ts";
import { pickedRows, whatIs } from "./picked-rows.ts";

const { assignedTo, remark } = findings.columns;

/** Says who looks after findings, without deciding on them. */
export const assign = defineCommand({
  name: "assign",
  title: "Assign findings",
  help: "Says who looks after them. Nothing is decided: they stay on the desk. A remark that stays blank is left as it is.",
  fields: { assignedTo: must(assignedTo), remark },
  given: "findings",
  apply: (stored, { assignedTo, remark }, picked: readonly string[]) => {
    const rows = pickedRows(stored, picked);
    if (isRefused(rows)) return rows;
    const changes = rows.flatMap(({ values }) =>
      edit(stored, "findings", [values.finding], { assignedTo, ...onlyTyped({ remark }) }),
    );
    const what = whatIs(rows);
    const same = changes.length === 0 ? " It was so already." : "";
    return done(stored, { findings: changes }, `${what} assigned to ${assignedTo}.${same}`, []);
  },
});
