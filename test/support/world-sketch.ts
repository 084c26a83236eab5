import fc from "fast-check";

/** What a world may have in it; a switch left out means everything. */
export type WorldOptions = {
  /** The setting `Job splitting`, else either. */
  readonly splitting?: "split" | "whole";
  /** The setting `Overdraft`, else either. */
  readonly overdraft?: "carry" | "hold";
  /** At most so many contracts (1 to 3). */
  readonly contracts?: 1 | 2 | 3;
  readonly priorities?: boolean;
  /** `false`: everything is in cloud credits. */
  readonly flex?: boolean;
  readonly refunds?: boolean;
  readonly adjustments?: boolean;
  /** `false`: the ledger starts at the beginning, and no balance is set. */
  readonly openings?: boolean;
  /** `false`: no pool of the table has a holder. */
  readonly holders?: boolean;
  /** `false`: nobody has individual credits. */
  readonly individuals?: boolean;
  /** `false`: no row says which kind of credits paid. */
  readonly paidFrom?: boolean;
};

/** The numbers and choices of a world, before they are tied to one another. */
export type WorldSketch = ReturnType<typeof worldSketch> extends fc.Arbitrary<infer Sketch> ? Sketch : never;
export type ContractSketch = WorldSketch["contracts"][number];
export type PersonSketch = WorldSketch["people"][number];
export type PoolSketch = WorldSketch["pools"][number];
export type EventSketch = WorldSketch["events"][number];

/** Free choices, where an index is later taken from what there is: so any part can shrink without breaking another. */
export function worldSketch(options: WorldOptions) {
  const units =
    options.flex === false ? ["", "cloud-credit"] : ["", "", "", "cloud-credit", "flex-token", "flex-token"];
  const amounts = ["10", "20", "20", "40", "50", "100", "100", "0.5", "33.3", "100.000001"];
  const whenAllowed = <T>(allowed: boolean | undefined, choice: fc.Arbitrary<T>, otherwise: T) =>
    allowed === false ? fc.constant(otherwise) : choice;

  const settings = fc.record({
    splitting: options.splitting ? fc.constant(options.splitting) : fc.constantFrom("split", "whole", ""),
    overdraft: options.overdraft ? fc.constant(options.overdraft) : fc.constantFrom("carry", "hold", ""),
    individual: whenAllowed(options.individuals, fc.constantFrom("", "10", "25", "3.5"), "0"),
    individualEnd: rarely("", fc.constantFrom("2026-01-20", "2026-02-28")),
    sharedEnd: rarely("", fc.constantFrom("2026-02-10", "2026-12-31")),
    validity: mostly("", fc.constantFrom("1", "3", "6")),
    lead: mostly("", fc.constantFrom("0", "14")),
    window: mostly("", fc.constantFrom("30", "7")),
    cover: mostly("", fc.constantFrom("30", "10")),
    block: mostly("", fc.constantFrom("10", "50")),
  });

  const contract = fc.record({
    kind: fc.constantFrom("", "maintenance", "desktop subscription", "rental", "cloud service", "flex", "enterprise"),
    unit: fc.constantFrom(...units),
    startsOn: fc.constantFrom("", "2025-01-01", "2025-07-01", "2025-12-01"),
    endsOn: mostly("", fc.constantFrom("2026-01-15", "2026-02-28", "2026-02-28", "2026-12-31")),
    individual: whenAllowed(options.individuals, fc.constantFrom("", "", "0", "12.5", "30"), ""),
  });

  const person = fc.record({
    home: mostly(0, fc.nat(4)),
    others: fc.array(fc.nat(2), { maxLength: 2 }),
    registration: mostly("registered", fc.constantFrom("", "requested", "invited", "not requested", "left")),
    registeredOn: mostly(-50, fc.option(dayAfter(-120, 240), { nil: undefined })),
    leftOn: rarely(undefined, dayAfter(-20, 150)),
    individual: whenAllowed(options.individuals, mostly("", fc.constantFrom("0", "8", "20.25")), ""),
    hasAlias: fc.boolean(),
  });

  const pool = fc.record({
    contract: mostly(0, fc.nat(2)),
    credits: fc.constantFrom(...amounts),
    source: fc.constantFrom("", "purchase", "cloud service"),
    unit: rarely("", fc.constantFrom(...units)),
    holder: whenAllowed(options.holders, mostly(undefined, fc.nat(5)), undefined),
    firstDay: fc.oneof(fc.constantFrom(-61, 0, 14, 31, 61, 75, 92), fc.integer({ min: -61, max: 160 })),
    isPending: rarely(false, fc.constant(true)),
    boughtBefore: fc.option(fc.nat(40), { nil: undefined }),
    expiresAfter: mostly(undefined, fc.oneof(fc.constantFrom(0, 30, 59, 89, 120, 122), fc.nat(200))),
    priority: whenAllowed(options.priorities, mostly("", fc.constantFrom("1", "2")), ""),
    price: mostly("", fc.constantFrom("1.5", "0.01")),
  });

  const adjustment = fc.record({
    pool: fc.nat(30),
    day: dayAfter(-70, 230),
    credits: fc.constantFrom("5", "25", "0.000001", "-5", "-10", "-33.3", "-500"),
  });

  const opening = fc.record({
    pool: fc.nat(30),
    balance: fc.constantFrom("0", "5", "12.5", "40", "150"),
    byEmail: fc.boolean(),
  });

  const row = {
    user: mostly(0, fc.nat(30)),
    spelling: fc.nat(3),
    contract: fc.oneof(
      fc.constantFrom("", "first"),
      mostly("", fc.constantFrom("second", "third", "loosely", "unknown")),
    ),
    paidFrom: whenAllowed(options.paidFrom, rarely("", fc.constantFrom("individual", "shared")), ""),
    unit: rarely("", fc.constantFrom(...units)),
    hasChargeId: fc.boolean(),
    isTwice: rarely(false, fc.constant(true)),
  };
  const usage = fc.record({
    kind: fc.constant("usage" as const),
    day: dayAfter(0, 130),
    service: fc.constantFrom("Rendering", "Rendering", "Simulation", ""),
    job: fc.constantFrom("", "", "J1", "J2"),
    credits: fc.constantFrom("1", "2", "5", "7", "10", "15", "20", "20", "40", "60", "0.5", "3.25", "0.000001", "0"),
    ...row,
  });
  const refund = fc.record({
    kind: fc.constant("refund" as const),
    of: fc.nat(40),
    daysLater: fc.oneof(fc.constantFrom(0, 1), fc.nat(90)),
    share: fc.constantFrom("whole", "some", "more"),
    withJob: fc.boolean(),
    ...row,
  });
  const event =
    options.refunds === false ? usage : fc.oneof({ weight: 4, arbitrary: usage }, { weight: 1, arbitrary: refund });

  return fc.record({
    asOf: fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 95, max: 150 }) }, { weight: 1, arbitrary: fc.nat(95) }),
    settings,
    ledgerStart: whenAllowed(options.openings, mostly(undefined, fc.integer({ min: 5, max: 60 })), undefined),
    contracts: fc.array(contract, { minLength: 1, maxLength: options.contracts ?? 3 }),
    people: rarelyNone(fc.array(person, { minLength: 1, maxLength: 6 })),
    pools: rarelyNone(fc.array(pool, { minLength: 2, maxLength: 7, size: "max" })),
    adjustments: fc.array(adjustment, { maxLength: options.adjustments === false ? 0 : 5 }),
    openings: fc.array(opening, { maxLength: options.openings === false ? 0 : 4 }),
    events: rarelyNone(fc.array(event, { minLength: 4, maxLength: 36, size: "max" })),
  });
}

/** Days after 2025-11-01, some of them far more often than others, so that rows meet on a day. */
function dayAfter(min: number, max: number) {
  const meetings = [-40, -1, 0, 5, 14, 19, 20, 33, 47, 60, 61, 75, 91, 92, 104, 118, 119, 140];
  const inside = meetings.filter((day) => min <= day && day <= max);
  return fc.oneof(fc.constantFrom(...inside), fc.integer({ min, max }));
}

/** The plain value three times out of four. */
function mostly<A, B>(plain: A, other: fc.Arbitrary<B>): fc.Arbitrary<A | B> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(plain) }, { weight: 1, arbitrary: other });
}

/** The plain value nine times out of ten. */
function rarely<A, B>(plain: A, other: fc.Arbitrary<B>): fc.Arbitrary<A | B> {
  return fc.oneof({ weight: 9, arbitrary: fc.constant(plain) }, { weight: 1, arbitrary: other });
}

/** The list, or now and then an empty one. */
function rarelyNone<T>(list: fc.Arbitrary<T[]>): fc.Arbitrary<T[]> {
  return fc.oneof({ weight: 1, arbitrary: fc.constant<T[]>([]) }, { weight: 24, arbitrary: list });
}
