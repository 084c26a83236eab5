import { type DayNumber, toDayNumber } from "../calendar.ts";
import { type MicroCredits, show } from "../credits.ts";
import type { RateRow } from "../roster/roster.ts";
import { listed, loose } from "../text.ts";

/** The rates of one service on one day, as a charge is compared with them. */
export type Tariff = {
  /** Whether a charge of so much is what the rates ask for. */
  readonly fits: (amount: MicroCredits) => boolean;
  /** `"exactly 3 per job"`, for a sentence. */
  readonly words: string;
  readonly rates: readonly RateRow[];
};

/**
 * The tariff of a service on a day; nothing where no rate of it is valid then. A charge is one unit of work, since exports
 * carry no other. Under one unit of work the amounts (`exact`, `multiple of`) are alternatives, and the bounds (`at least`,
 * `at most`) must all hold; several units of work are alternatives.
 */
export function tariffs(
  rates: readonly RateRow[],
): (service: string) => ((day: DayNumber) => Tariff | undefined) | undefined {
  const byService = new Map<string, RateRow[]>();
  for (const rate of rates) {
    const name = loose(rate.values.service);
    byService.set(name, [...(byService.get(name) ?? []), rate]);
  }
  return (service) => {
    const ofService = byService.get(loose(service));
    return ofService === undefined ? undefined : tariffByDay(ofService);
  };
}

/** The tariff by day: rates change on few days, and rows come in the order of days. */
function tariffByDay(rates: readonly RateRow[]): (day: DayNumber) => Tariff | undefined {
  const spans = rates.map(({ values }) => ({
    first: values.validFrom === undefined ? Number.NEGATIVE_INFINITY : toDayNumber(values.validFrom),
    last: values.validTo === undefined ? Number.POSITIVE_INFINITY : toDayNumber(values.validTo),
  }));
  let known: { readonly day: DayNumber; readonly tariff: Tariff | undefined } | undefined;
  return (day) => {
    if (known?.day === day) return known.tariff;
    const valid = rates.filter((_, index) => {
      const span = spans[index];
      return span !== undefined && span.first <= day && day <= span.last;
    });
    known = { day, tariff: valid.length === 0 ? undefined : tariffOf(valid) };
    return known.tariff;
  };
}

function tariffOf(rates: readonly RateRow[]): Tariff {
  const works = new Map<string, RateRow[]>();
  for (const rate of rates) {
    const work = loose(rate.values.unitOfWork ?? "");
    works.set(work, [...(works.get(work) ?? []), rate]);
  }
  const alternatives = [...works.values()];
  return {
    rates,
    words: listed(alternatives.map(inWords), "or"),
    fits: (amount) => alternatives.some((work) => fitsWork(work, amount)),
  };
}

function fitsWork(work: readonly RateRow[], amount: number): boolean {
  const amounts = work.filter(isAmount);
  const bounds = work.filter((rate) => !isAmount(rate));
  return (
    bounds.every((rate) => holds(rate, amount)) && (amounts.length === 0 || amounts.some((rate) => holds(rate, amount)))
  );
}

function isAmount({ values }: RateRow): boolean {
  return values.rule !== "at least" && values.rule !== "at most";
}

function holds({ values }: RateRow, amount: number): boolean {
  switch (values.rule) {
    case "at least":
      return amount >= values.credits;
    case "at most":
      return amount <= values.credits;
    case "multiple of":
      return values.credits > 0 && amount % values.credits === 0;
    default:
      return amount === values.credits;
  }
}

const ruleWords = {
  exact: "exactly",
  "at least": "at least",
  "at most": "at most",
  "multiple of": "a multiple of",
} as const;

function inWords(work: readonly RateRow[]): string {
  const part = (rates: readonly RateRow[], joiner: string) =>
    listed(
      rates.map(({ values }) => `${ruleWords[values.rule ?? "exact"]} ${show(values.credits)}`),
      joiner,
    );
  const amounts = part(work.filter(isAmount), "or");
  const bounds = part(
    work.filter((rate) => !isAmount(rate)),
    "and",
  );
  const unitOfWork = work[0]?.values.unitOfWork;
  return (
    [amounts, bounds].filter((text) => text !== "").join(", ") + (unitOfWork === undefined ? "" : ` per ${unitOfWork}`)
  );
}
