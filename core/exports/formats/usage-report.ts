import type { ListFormat } from "../format.ts";
import { collect, type ListCells } from "../lists/collect.ts";
import type { PeriodTotal } from "../lists/vendor-list.ts";
import { either, spellings } from "../spellings.ts";

/** The vendor's usage report: totals of a period, one row a person and product (exports.md). Its rows name no day. */
export const usageReport: ListFormat = {
  role: "list",
  name: "usage-report",
  title: "Autodesk's usage report, the totals of a period",
  needs: [["days_used"], ["tokens_used"], ["monthly_average"], ["last_accessed"], either.product, either.person],
  mustNotHave: ["day_used"],
  columns: {
    user: spellings.email,
    hash: spellings.hash,
    team: spellings.team,
    service: spellings.offering,
    tokens: spellings.tokensUsed,
    daysUsed: spellings.daysUsed,
    lastAccessed: spellings.lastAccessed,
    seatAssignment: spellings.seatAssignment,
    assignedOn: spellings.assignedOn,
    unassignedOn: spellings.unassignedOn,
  },
  use: "Its totals are compared with the daily rows, where the file or `--period` says which days they are of",
  writtenBy: "vendor",
  collect: () => collect(readTotal, (entries) => ({ kind: "period totals", entries })),
};

function readTotal({ line, text, day, amount, person, needed }: ListCells): PeriodTotal | undefined {
  const who = person();
  const service = needed("service", text("service"));
  const rest = {
    team: text("team"),
    tokens: amount("tokens"),
    daysUsed: amount("daysUsed"),
    lastAccessed: day("lastAccessed"),
    seatAssignment: text("seatAssignment"),
    assignedOn: day("assignedOn"),
    unassignedOn: day("unassignedOn"),
  };
  return who === undefined || service === undefined ? undefined : { line, person: who, service, ...rest };
}
