import type { RunFile } from "../../run-file.ts";
import { byText, byTextOrLast } from "../../text.ts";
import { money, unitTitle } from "../figures.ts";
import type { Markup } from "./escape.ts";
import { section } from "./ledger-tables.ts";
import { amounts, table } from "./table.ts";

type Charge = RunFile["chargeback"][number];
type Service = RunFile["services"][number];

/** What each office and cost centre used, and what it cost where a price is known. */
export function chargeback({ chargeback: all }: RunFile): Markup {
  return section(
    "chargeback",
    "Charged to offices",
    "Costs are per currency and never added across; what has no price is counted as unpriced, never as free.",
    table<Charge>({
      id: "chargeback-table",
      caption: "Use by month, office and cost centre, the latest month first",
      columns: [
        { header: "Month", kind: "day", cell: ({ month }) => month },
        { header: "Office", cell: ({ office }) => office },
        { header: "Cost centre", cell: ({ costCentre }) => costCentre },
        { header: "Unit", kind: "word", cell: ({ unit }) => unitTitle(unit) },
        amounts("Used", ({ used }) => used),
        amounts("From shared", ({ fromShared }) => fromShared),
        { header: "Cost", kind: "number", cell: ({ cost, currency }) => money(cost, currency) },
        amounts("Unpriced", ({ unpriced }) => unpriced),
      ],
      rows: [...all].sort(
        (a, b) =>
          byText(b.month, a.month) ||
          byTextOrLast(a.office ?? undefined, b.office ?? undefined) ||
          byTextOrLast(a.costCentre ?? undefined, b.costCentre ?? undefined) ||
          byText(a.unit, b.unit) ||
          byTextOrLast(a.currency ?? undefined, b.currency ?? undefined),
      ),
      order: "the latest month first",
      empty: "There is nothing to charge.",
    }),
  );
}

/** What the credits were used for. */
export function services({ services: all }: RunFile): Markup {
  return section(
    "services",
    "Services",
    "What the credits were used for, and by how many people.",
    table<Service>({
      id: "service-table",
      caption: "Services, the most used first",
      columns: [
        { header: "Service", cell: ({ service }) => service ?? "not named" },
        { header: "Unit", kind: "word", cell: ({ unit }) => unitTitle(unit) },
        amounts("Used", ({ used }) => used),
        amounts("People", ({ people }) => people),
      ],
      rows: [...all].sort(
        (a, b) =>
          b.used - a.used || byTextOrLast(a.service ?? undefined, b.service ?? undefined) || byText(a.unit, b.unit),
      ),
      order: "the most used first",
      empty: "No service was used.",
    }),
  );
}
