import type { ListFormat } from "../format.ts";
import { collect, type ListCells } from "../lists/collect.ts";
import type { Subscription } from "../lists/vendor-list.ts";
import { either, spellings } from "../spellings.ts";

/**
 * The vendor's subscriptions: contracts and their dates (exports.md). Ids may be blank, a team `N/A`; Flex has
 * `Unlimited Seats`, so that no export tells what a pool began with.
 */
export const subscriptions: ListFormat = {
  role: "list",
  name: "subscriptions",
  title: "Autodesk's subscriptions",
  needs: [["subscription_id"], ["contract_number"], either.product, ["start_date"], ["end_date"]],
  mustNotHave: ["day_used", "email"],
  columns: {
    contract: spellings.contract,
    subscription: spellings.subscription,
    team: spellings.team,
    service: spellings.offering,
    status: spellings.subscriptionStatus,
    startsOn: spellings.startsOn,
    endsOn: spellings.endsOn,
    seats: spellings.seats,
  },
  use: "Its contracts and their dates are checked against the roster, and `credit-roster new` takes them over",
  writtenBy: "vendor",
  collect: () => collect(readSubscription, (entries) => ({ kind: "subscriptions", entries })),
};

function readSubscription({ line, text, day, needed }: ListCells): Subscription | undefined {
  const service = needed("service", text("service"));
  const dates = { startsOn: day("startsOn"), endsOn: day("endsOn") };
  if (service === undefined) return undefined;
  return {
    line,
    contract: text("contract"),
    subscription: text("subscription"),
    team: text("team"),
    service,
    status: text("status"),
    ...dates,
    seats: text("seats"),
  };
}
