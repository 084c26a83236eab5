import { show } from "../../credits.ts";
import { quoted } from "../../diagnostic.ts";
import { appendRow } from "../../roster/patch.ts";
import type { RateRow, Roster } from "../../roster/roster.ts";
import { rates } from "../../roster/tables.ts";
import { listed, loose } from "../../text.ts";
import { defineCommand, may, type Refused, refused } from "../command.ts";
import { done } from "../finish.ts";
import { rowsAt } from "../rows.ts";
import { suggestedId } from "../suggest-id.ts";

const { service, unitOfWork, credits, rule, validFrom, validTo, source, rateId } = rates.columns;

/** Notes what a service charges. */
export const addRate = defineCommand({
  name: "addRate",
  title: "Add a rate",
  help: "What a service charges a unit of work; charges that break it are reported, and the plan reckons with it.",
  fields: {
    service,
    credits,
    unitOfWork,
    rule,
    validFrom,
    validTo,
    source,
    rateId: may(rateId, "Suggested when blank. Given once."),
  },
  apply: (stored, input) => {
    const id = input.rateId ?? suggestedId(stored, "rates", "R");
    if (rowsAt(stored, "rates", [id]).length > 0) {
      return refused(
        `The Rate ID ${quoted(id)} is given already.`,
        "Leave it blank, or type one that was never used.",
        "rateId",
      );
    }
    const { service, unitOfWork, credits, rule, validFrom, validTo, source } = input;
    if (validFrom !== undefined && validTo !== undefined && validTo < validFrom) {
      return refused(
        `The rate cannot end on ${validTo}, before it begins on ${validFrom}.`,
        "Type its last day, or mend its first.",
        "validTo",
      );
    }
    const values = { rateId: id, service, unitOfWork, credits, rule, validFrom, validTo, source };
    const beside = overlapping(stored.roster, values);
    const same = beside.find(
      (row) =>
        row.credits === credits &&
        (row.rule ?? "exact") === (rule ?? "exact") &&
        row.validFrom === validFrom &&
        row.validTo === validTo,
    );
    if (same !== undefined) return sameAgain(same);
    const days = `${validFrom === undefined ? "" : ` from ${validFrom}`}${validTo === undefined ? "" : ` until ${validTo}`}`;
    const how = rule === undefined || rule === "exact" ? "" : `${rule} `;
    return done(
      stored,
      { rates: [appendRow(rates, values)] },
      `${service} charges ${how}${show(credits)} a ${unitOfWork ?? "unit of work"}${days} (${id}).`,
      beside.length === 0
        ? []
        : [
            `${listed(beside.map(({ rateId }) => rateId))} ${beside.length === 1 ? "is" : "are"} valid on some of the same days: a charge that fits any of them passes, and a plan asks for the credits instead.`,
          ],
    );
  },
});

type RateValues = RateRow["values"];

function overlapping({ rates: rows }: Roster, values: RateValues): readonly RateValues[] {
  return rows
    .map((row) => row.values)
    .filter(
      (row) =>
        loose(row.service) === loose(values.service) &&
        loose(row.unitOfWork ?? "") === loose(values.unitOfWork ?? "") &&
        (row.validFrom ?? "") <= (values.validTo ?? "9999-12-31") &&
        (values.validFrom ?? "") <= (row.validTo ?? "9999-12-31"),
    );
}

function sameAgain({ rateId }: RateValues): Refused {
  return refused(`The same rate is on the roster already, as ${rateId}.`, "Nothing needs doing.", "service");
}
