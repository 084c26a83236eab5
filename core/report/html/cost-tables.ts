import { MICRO } from "../../credits.ts";
import type { Unit } from "../../roster/words.ts";
import type { RunFile } from "../../run-file.ts";
import { byText, byTextOrLast, counted, listed } from "../../text.ts";
import { amountOf, money, unitTitle } from "../figures.ts";
import { html, type Markup } from "./escape.ts";
import type { PageRows } from "./rows.ts";
import { section } from "./section.ts";
import { amounts, type Cell, type Column, table } from "./table.ts";

type Charge = RunFile["chargeback"][number];
type Service = RunFile["services"][number];

/** Months that stand side by side; earlier ones are in the rows below. */
const MOST_MONTHS = 6;

/** An office and cost centre with all of its rows. */
type Payer = {
  readonly office: string | null;
  readonly costCentre: string | null;
  readonly charges: readonly Charge[];
};

/** What each office and cost centre used, and what it cost where a price is known. */
export function chargeback(run: RunFile, { charges }: PageRows): Markup {
  return section(
    "chargeback",
    "Charge-back",
    "What shared credits cost, by month of use, net of refunds. Costs are per currency and never added across; what has no price is told as unpriced, never as free. Own credits cost nothing here.",
    charges.rows.length === 0
      ? html`<p class="empty" id="${charges.id}">There is nothing to charge.</p>\n`
      : [costTable(run, charges), chargeTable(charges)],
  );
}

/** The sum of what some rows cost by currency, with what has no price in a second line. */
export function costCell(charges: readonly Charge[], href?: string): Cell {
  const costs = new Map<string, number>();
  const unpriced = new Map<Unit, number>();
  for (const charge of charges) {
    if (charge.cost !== null) gather(costs, charge.currency ?? "", charge.cost);
    if (charge.unpriced !== 0) gather(unpriced, charge.unit, charge.unpriced);
  }
  if (costs.size === 0 && unpriced.size === 0) return null;
  const sums = sumsOf(costs).map(([currency, sum]) => money(sum, currency === "" ? null : currency) ?? "");
  const without = sumsOf(unpriced).map(([unit, sum]) => amountOf(sum, unit));
  const text = sums.length === 0 ? "no price" : listed(sums, "+");
  const minor = without.length === 0 ? null : `${listed(without)} unpriced`;
  return href === undefined ? { text, minor } : { text, minor, href };
}

/** Adds in millionths, so that no float error shows. */
function gather<Key>(sums: Map<Key, number>, key: Key, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + Math.round(amount * MICRO));
}

function sumsOf<Key extends string>(sums: ReadonlyMap<Key, number>): readonly (readonly [Key, number])[] {
  return [...sums].sort(([a], [b]) => byText(a, b)).map(([key, sum]) => [key, sum / MICRO]);
}

function costTable({ chargeback: all }: RunFile, charges: PageRows["charges"]): Markup {
  const months = [...new Set(all.map(({ month }) => month))].sort(byText);
  const shown = months.slice(-MOST_MONTHS);
  const ofMonth = (rows: readonly Charge[], month: string) => rows.filter((row) => row.month === month);
  const columns = shown.map(
    (month): Column<Payer> => ({
      header: month,
      kind: "number",
      cell: ({ charges: rows }) => {
        const own = ofMonth(rows, month);
        return costCell(own, charges.placeOf(own[0]));
      },
    }),
  );
  const earlier = months.length - shown.length;
  return table<Payer>({
    id: "cost-table",
    caption:
      earlier > 0
        ? `Cost by office and cost centre, the last ${MOST_MONTHS} months; all ${counted(months.length, "month")} in the last column`
        : "Cost by office and cost centre",
    columns: [
      { header: "Office", cell: ({ office }) => office ?? "no office" },
      { header: "Cost centre", cell: ({ costCentre }) => costCentre },
      ...columns,
      { header: "All months", kind: "number", cell: ({ charges: rows }) => costCell(rows, `#${charges.id}`) },
    ],
    rows: payers(all),
    order: "by office and cost centre",
    empty: "Nothing of it came from shared credits.",
    foot: ["All", null, ...shown.map((month) => costCell(ofMonth(all, month))), costCell(all)],
  });
}

function payers(charges: readonly Charge[]): readonly Payer[] {
  const found = new Map<string, { readonly payer: Omit<Payer, "charges">; readonly charges: Charge[] }>();
  for (const charge of charges) {
    const { office, costCentre } = charge;
    const key = JSON.stringify([office, costCentre]);
    const known = found.get(key);
    if (known === undefined) found.set(key, { payer: { office, costCentre }, charges: [charge] });
    else known.charges.push(charge);
  }
  return [...found.values()]
    .map(({ payer, charges: own }): Payer => ({ ...payer, charges: own }))
    .filter(({ charges: own }) => own.some(({ cost, unpriced }) => cost !== null || unpriced !== 0))
    .sort(
      (a, b) =>
        byTextOrLast(a.office ?? undefined, b.office ?? undefined) ||
        byTextOrLast(a.costCentre ?? undefined, b.costCentre ?? undefined),
    );
}

function chargeTable({ id, rows }: PageRows["charges"]): Markup {
  return table<Charge>({
    id,
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
    rows,
    order: "the latest month first",
    empty: "There is nothing to charge.",
  });
}

/** What the credits were used for. */
export function services({ services: all }: PageRows): Markup {
  return section(
    "services",
    "Services",
    "What the credits were used for, and by how many people.",
    table<Service>({
      id: all.id,
      caption: "Services, the most used first",
      columns: [
        { header: "Service", cell: ({ service }) => service ?? "not named" },
        { header: "Unit", kind: "word", cell: ({ unit }) => unitTitle(unit) },
        amounts("Used", ({ used }) => used),
        amounts("People", ({ people }) => people),
      ],
      rows: all.rows,
      order: "the most used first",
      empty: "No service was used.",
    }),
    "wide",
  );
}
