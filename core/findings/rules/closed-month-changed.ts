import { causeOfChange } from "../../accounts/closed-month-causes.ts";
import { type ClosedFigure, type ClosedMonthChange, closedMonthChanges } from "../../accounts/closed-months.ts";
import type { Facts } from "../../accounts/facts.ts";
import { micro, show } from "../../credits.ts";
import { signatureOf } from "../../roster/signature.ts";
import { closings } from "../../roster/tables.ts";
import { unitWords } from "../../roster/words.ts";
import { headerOf } from "../../table/define.ts";
import { counted, listed } from "../../text.ts";
import { defineRule, type Sighting } from "../rule.ts";
import { contractLabel } from "../wording.ts";

/** A month that finance has signed off and that is not what it was. */
export const closedMonthChanged = defineRule({
  code: "closed-month-changed",
  severity: "error",
  title: "A closed month has changed",
  identity: "closing id (it ends in the unit)",
  page: {
    means:
      "The month is recomputed as of its last day and compared with the figures of its row in Closings: used, lapsed, still open, and the balance of the pools without holder. A refund of a later day belongs to the later month and changes nothing here. The amount is the change of the balance; if that is as it was, the largest of the other changes.",
    matters:
      "Figures that were reported are no longer those of the ledger: an export was restated or added, or the roster was edited for days that are closed.",
    todo: "Find what changed, and tell whoever signed the month. Never edit the closed row: if the change is right, accept the finding, and let the month in which it was found carry it.",
    example: "March was closed with 120 used; a late export brings 15 more, and the balance is 65 instead of 80.",
  },
  together: {
    heading: (findings) => `${counted(findings, "closed month has", "closed months have")} changed`,
    next: "Find what changed, and tell whoever signed; never edit the closed rows.",
  },
  find: (facts) => closedMonthChanges(facts).map((change) => sighting(facts, change)),
});

const figureWords: Readonly<Record<ClosedFigure, string>> = {
  used: "used",
  lapsed: "lapsed",
  stillOpen: "still open",
  balance: "balance",
};

function sighting(facts: Facts, change: ClosedMonthChange): Sighting {
  const { closing, contract, unit, changes } = change;
  const { closingId, month, closedBy, closedOn } = closing.values;
  const balance = changes.find(({ figure }) => figure === "balance");
  const largest = Math.max(...changes.map(({ difference }) => Math.abs(difference)));
  const parts = changes.map(
    ({ figure, reported, restated, difference }) =>
      `${figureWords[figure]} ${show(reported)} as reported, ${show(restated)} restated (${difference > 0 ? "+" : ""}${show(difference)})`,
  );
  const cause = causeOfChange(facts, change);
  const { people, letPass } = signatureOf(closedBy);
  const signedBy = [people === undefined ? "" : `by “${people}”`, closedOn === undefined ? "" : `on ${closedOn}`];
  const signed = signedBy.filter((part) => part !== "").join(" ");
  return {
    key: [closingId],
    subject: `${contractLabel(contract)}, ${month}`,
    message: `The closed month ${month} of ${contractLabel(contract)}${signed === "" ? "" : `, signed ${signed},`} has changed, in ${unitWords[unit].many}: ${listed(parts)}.${cause === undefined ? "" : ` What would account for it: ${cause.words}.`}${letPass === undefined ? "" : ` It was closed all the same, although this was said: “${letPass}”.`}`,
    next: `Find what changed and tell ${people === undefined ? "whoever signed the month" : `“${people}”`}; never edit the closed row.`,
    amount: micro(balance === undefined ? largest : Math.abs(balance.difference)),
    unit,
    rows: cause?.rows ?? [],
    cells: changes.map(({ figure }) => ({ ...closing.at, column: headerOf(closings, figure) })),
  };
}
