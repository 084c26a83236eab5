import { lastDayOf, type PlainDate } from "../../calendar.ts";
import { type ClosingFigures, monthFigures } from "../../closing/closing.ts";
import { amountOf, contractKey } from "../../findings/wording.ts";
import { appendRow } from "../../roster/patch.ts";
import type { Roster } from "../../roster/roster.ts";
import { closings } from "../../roster/tables.ts";
import type { Unit } from "../../roster/words.ts";
import type { RunFile } from "../../run-file.ts";
import { counted, listed } from "../../text.ts";
import { defineCommand, isRefused, may, refused } from "../command.ts";
import { done } from "../finish.ts";
import { contractIn, contractOf, findContract } from "../lookup.ts";
import { rowsAt } from "../rows.ts";
import { runAmount } from "./run-cells.ts";

const { month, contract, closedBy, closedOn } = closings.columns;

/** Signs off a month: the figures of each contract and unit, and the run that they are of. A closed month is never edited. */
export const closeMonth = defineCommand({
  name: "closeMonth",
  title: "Close a month",
  help: "Keeps the month's figures of the run; a later run that finds others reports it. A closed month is never edited.",
  fields: {
    month,
    contract: may(contract, "One contract alone; every one of the month when blank."),
    closedBy,
    closedOn,
  },
  given: "run",
  apply: (stored, input, run: RunFile) => {
    const { roster } = stored;
    const asOf = run.asOf as PlainDate;
    const end = lastDayOf(input.month);
    if (asOf < end) {
      return refused(
        `${input.month} is not over in this run: it is as of ${asOf}, and the month ends on ${end}.`,
        `Reconcile as of ${end} or a later day first.`,
        "month",
      );
    }
    if (input.closedOn !== undefined && input.closedOn <= end) {
      return refused(
        `${input.month} cannot be closed on ${input.closedOn}: its last day is ${end}.`,
        "Type a later day.",
        "closedOn",
      );
    }
    const named = input.contract === undefined ? undefined : namedContract(roster, input.contract);
    if (named !== undefined && isRefused(named)) return named;
    const rows = monthFigures(run, input.month).filter(
      ({ contract }) => named === undefined || contract === named.contract,
    );
    if (rows.length === 0) {
      return refused(
        `The run has nothing for ${input.month}${named === undefined ? "" : ` and contract ${named.contract}`}.`,
        "Type a month in which credits were held or used.",
        "month",
      );
    }
    const closed = rows.filter(
      (row) => rowsAt(stored, "closings", [row.closingId]).length > 0 || isClosed(roster, row),
    );
    const open = rows.filter((row) => !closed.includes(row));
    if (open.length === 0) {
      return refused(
        `${input.month} is closed already${named === undefined ? "" : ` for contract ${named.contract}`}: ${listed(rows.map(({ closingId }) => closingId))}.`,
        "A closed month is never edited. What has changed since is reported by the next run; accept that finding.",
        "month",
      );
    }
    const { closedBy, closedOn } = input;
    const patches = open.map((row) =>
      appendRow(closings, {
        ...row,
        used: runAmount(row.used),
        lapsed: runAmount(row.lapsed),
        stillOpen: runAmount(row.stillOpen),
        balance: runAmount(row.balance),
        closedBy,
        closedOn,
      }),
    );
    return done(stored, { closings: patches }, `${input.month} is closed: ${listed(open.map(figures))}.`, [
      ...(closed.length === 0
        ? []
        : [
            `${counted(closed.length, "row")} of the month ${closed.length === 1 ? "was" : "were"} closed before and ${closed.length === 1 ? "stays" : "stay"}: ${listed(closed.map(({ closingId }) => closingId))}.`,
          ]),
      ...(run.complete
        ? []
        : ["The run is incomplete: some of the input could not be used, so these figures may change."]),
    ]);
  },
});

function namedContract(roster: Roster, name: string) {
  return name === contractKey(undefined) ? { contract: name } : findContract(roster, name, "contract");
}

/** Whether a closing means this month, contract and unit, whatever its id. */
function isClosed(roster: Roster, row: ClosingFigures): boolean {
  return roster.closings.some(({ values }) => {
    const contract = contractIn(roster, values.contract);
    const unit: Unit = values.unit ?? contractOf(roster, contract).unit;
    return values.month === row.month && contract === row.contract && unit === row.unit;
  });
}

function figures(row: ClosingFigures): string {
  const amount = (of: number) => amountOf(runAmount(of), row.unit);
  const open = row.stillOpen === 0 ? "" : `, ${amount(row.stillOpen)} still open`;
  return `${row.contract} with ${amount(row.used)} used, ${amount(row.lapsed)} lapsed${open} and a balance of ${amount(row.balance)}`;
}
