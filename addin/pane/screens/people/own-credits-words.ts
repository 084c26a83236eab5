import { individualPoolOf } from "../../../../core/commands/what-if.ts";
import { toNumber, ZERO } from "../../../../core/credits.ts";
import type { Person } from "../../../../core/roster/people.ts";
import { individualGrant } from "../../../../core/roster/pools.ts";
import type { Roster } from "../../../../core/roster/roster.ts";
import type { Bound } from "../../../../core/roster/terms.ts";
import type { Locale } from "../../locale.ts";
import { lapsedOf } from "../../struck-balances.ts";
import type { OwnCredits } from "./own-credits.ts";
import { sourceWords } from "./people-list.ts";

/** Individual credits as names and figures, and a sentence where there are none. */
export type OwnFacts = {
  readonly facts: readonly (readonly [string, string | undefined])[];
  /** Where the figures come from, or why there are none. */
  readonly note: string;
};

/**
 * What is known of a person's individual credits: from the last run or the table Balances where they have them, and else
 * what the roster grants, of which nobody has yet looked what was used.
 */
export function ownFacts(roster: Roster, person: Person, own: OwnCredits | undefined, locale: Locale): OwnFacts {
  const pool = individualPoolOf(roster, person);
  if (own !== undefined) {
    const { granted, used, remaining, unit = null } = own;
    const lapsed = lapsedOf(own);
    const lastDay = own.lastDay ?? pool?.lastDay;
    return {
      facts: [
        ["Granted", locale.amount(granted, unit)],
        ["Used", locale.amount(used, unit)],
        ["Lapsed", lapsed === 0 ? undefined : locale.amount(lapsed, unit)],
        ["Left", locale.amount(remaining, unit)],
        // the roster knows why they end, unless it was changed since
        [
          "Last day",
          lastDayWords(lastDay, pool?.lastDay === lastDay ? pool?.boundBy : undefined, pool?.contract, locale),
        ],
      ],
      note: sourceWords(own, locale),
    };
  }
  if (pool === undefined) return { facts: [], note: whyNone(person, roster) };
  return {
    facts: [
      ["Granted", locale.amount(toNumber(pool.granted), pool.unit)],
      ["First day", pool.firstDay === undefined ? "Held since ever" : locale.day(pool.firstDay)],
      ["Last day", lastDayWords(pool.lastDay, pool.boundBy, pool.contract, locale)],
    ],
    note: "By the roster. How much of them is left is known after reconciling.",
  };
}

const ends: Readonly<Record<Bound, (contract: string) => string>> = {
  typed: () => "as typed in Expires on",
  validity: () => "the end of their validity",
  left: () => "the person's last day",
  contract: (contract) => `the end of contract ${contract}`.trimEnd(),
  setting: () => "the setting Individual credits end on",
};

function lastDayWords(
  lastDay: string | undefined,
  boundBy: Bound | undefined,
  contract: string | undefined,
  locale: Locale,
): string {
  if (lastDay === undefined) return "Nothing ends them";
  return boundBy === undefined ? locale.day(lastDay) : `${locale.day(lastDay)}, ${ends[boundBy](contract ?? "")}`;
}

/** Why the roster grants a person none, as the command that records a registration puts it. */
function whyNone({ contracts, individualCredits, registeredOn, registration }: Person, roster: Roster): string {
  const grant = individualGrant(contracts, individualCredits, roster);
  if (grant === undefined) return "There are none: none of the person's contracts brings them.";
  if (grant.granted === ZERO) return "There are none: the figure is 0.";
  return registeredOn === undefined && registration !== "registered"
    ? "Individual credits begin with the registration, which is not completed."
    : "There are none: they would have ended before they began.";
}
