import type { ListFormat } from "../format.ts";
import { collect, type ListCells } from "../lists/collect.ts";
import type { ActivityDay } from "../lists/vendor-list.ts";
import { either, spellings } from "../spellings.ts";

/** The vendor's seat usage: who used which product on which day, without credits (exports.md). */
export const seatUsage: ListFormat = {
  role: "list",
  name: "seat-usage",
  title: "Autodesk's seat usage by day",
  needs: [["day_used"], either.product, either.team, ["email"]],
  mustNotHave: ["tokens_used"],
  columns: {
    day: spellings.dayUsed,
    user: spellings.email,
    hash: spellings.hash,
    team: spellings.team,
    service: spellings.product,
  },
  use: "It holds no credits: it shows who is active",
  writtenBy: "vendor",
  collect: () => collect(readDay, (entries) => ({ kind: "activity days", entries })),
};

function readDay({ line, text, day, person, needed }: ListCells): ActivityDay | undefined {
  const on = needed("day", text("day")) === undefined ? undefined : day("day");
  const who = person();
  const service = needed("service", text("service"));
  if (on === undefined || who === undefined || service === undefined) return undefined;
  return { line, person: who, team: text("team"), service, day: on };
}
