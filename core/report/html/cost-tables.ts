import type { RunFile } from "../../run-file.ts";
import { byText, byTextOrLast, counted, listed } from "../../text.ts";
import { amountOf, money, total, unitTitle } from "../figures.ts";
import type { Markup } from "./escape.ts";
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
    [costTable(run, charges), chargeTable(charges)],
  );
}

/** The sum of what some rows cost by currency, with what has no price in a second line. */
export function costCell(charges: readonly Charge[], href?: string): Cell {
  const currencies = [
    ...new Set(charges.flatMap(({ cost, currency }) => (cost === null ? [] : [currency ?? ""]))),
  ].sort(byText);
  const sums = currencies.map((currency) => {
    const own = charges.filter((charge) => charge.cost !== null && (charge.currency ?? "") === currency);
    return money(total(own.map(({ cost }) => cost ?? 0)), currency === "" ? null : currency) ?? "";
  });
  const units = [...new Set(charges.map(({ unit }) => unit))].sort(byText);
  const unpriced = units
    .map((unit) => ({ unit, amount: total(charges.filter((one) => one.unit === unit).map((one) => one.unpriced)) }))
    .filter(({ amount }) => amount !== 0)
    .map(({ amount, unit }) => amountOf(amount, unit));
  if (sums.length === 0 && unpriced.length === 0) return null;
  const text = sums.length === 0 ? "no price" : listed(sums, "+");
  const link = href === undefined ? {} : { href };
  return { text, minor: unpriced.length === 0 ? null : `${listed(unpriced)} unpriced`, ...link };
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
    empty: "There is nothing to charge.",
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
    empty: "There are no rows of use to charge.",
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
  );
}
