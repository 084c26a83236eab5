import fc from "fast-check";

/** One thing that was used: a cell, and what each export that covers its day says of it (`undefined`: not there). */
export type TrueCell = {
  readonly day: string;
  readonly user: string;
  readonly contract: string;
  readonly service: string;
  readonly job: string;
  /** Set where each charge has an id of its own; such a cell has one amount. */
  readonly chargeId: string;
  /** The amounts in millionths of a credit, by number of the state; an export shows the state of its time. */
  readonly states: readonly (readonly number[] | undefined)[];
};

/** An export: which days it covers, and which state of the world it saw. */
export type TrueExport = { readonly firstDay: string; readonly lastDay: string; readonly state: number };

/** What truly happened, and the exports that were downloaded while it did. */
export type History = {
  readonly cells: readonly TrueCell[];
  readonly exports: readonly TrueExport[];
  readonly asOf: string;
  readonly seed: number;
};

const STATES = 4;

/** The day so many days after New Year 2026. */
export function dayAt(offset: number): string {
  return new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10);
}

/** Random histories: cells that are restated and removed, seen by exports that overlap. */
export function historyArbitrary(): fc.Arbitrary<History> {
  const amounts = fc.array(fc.constantFrom(0, 1_000_000, 2_500_000, 2_500_000, 40_000_000, 1), {
    minLength: 1,
    maxLength: 3,
  });
  const cell = fc
    .record({
      day: fc.nat(70),
      user: fc.constantFrom("ana@firm.example", "ben@firm.example", "cem@firm.example"),
      contract: fc.constantFrom("C-1", "C-1", "C-2"),
      service: fc.constantFrom("Rendering", "Simulation"),
      job: fc.constantFrom("", "", "J-1"),
      hasId: fc.boolean(),
      first: amounts,
      restated: fc.option(fc.record({ from: fc.integer({ min: 1, max: STATES - 1 }), amounts }), { nil: undefined }),
      removedFrom: fc.option(fc.integer({ min: 1, max: STATES - 1 }), { nil: undefined, freq: 4 }),
      chargeId: fc.uuid(),
    })
    .map(({ day, hasId, first, restated, removedFrom, chargeId, ...rest }): TrueCell => {
      const one = (list: readonly number[]) => (hasId ? list.slice(0, 1) : list);
      const states = Array.from({ length: STATES }, (_, state) => {
        if (removedFrom !== undefined && state >= removedFrom) return undefined;
        return one(restated !== undefined && state >= restated.from ? restated.amounts : first);
      });
      return { ...rest, day: dayAt(day), chargeId: hasId ? chargeId : "", states };
    });
  // an export of a later time reaches as far as an earlier one, or further: it is a download of a later day
  const download = fc.tuple(fc.constantFrom(0, 0, 7, 14, 30), fc.nat(60)).map(([ahead, back]) => ({ ahead, back }));
  return fc
    .record({
      cells: fc.uniqueArray(cell, {
        maxLength: 25,
        selector: ({ day, user, contract, service, job, chargeId }) =>
          [day, user, contract, service, job, chargeId].join("|"),
      }),
      downloads: fc.array(download, { minLength: 1, maxLength: STATES }),
      asOf: fc.integer({ min: 20, max: 120 }),
      seed: fc.integer(),
    })
    .map(({ cells, downloads, asOf, seed }) => {
      let last = 0;
      const exports = downloads.map(({ ahead, back }, state) => {
        last += ahead;
        return { firstDay: dayAt(Math.max(0, last - back)), lastDay: dayAt(last), state };
      });
      return { cells, exports, asOf: dayAt(asOf), seed };
    });
}

/** A row as an export has it. */
export type HistoryRow = {
  readonly day: string;
  readonly user: string;
  readonly contract: string;
  readonly service: string;
  readonly job: string;
  readonly chargeId: string;
  /** Millionths. */
  readonly amount: number;
};

/** The amounts that an export shows of a cell, if it covers its day. */
export function seenBy(one: TrueExport, cell: TrueCell): readonly number[] | undefined {
  return one.firstDay <= cell.day && cell.day <= one.lastDay ? cell.states[one.state] : undefined;
}

/** The rows of an export: its cells, and a row of zero for each contract on its first and its last day. */
export function rowsOf(one: TrueExport, cells: readonly TrueCell[]): readonly HistoryRow[] {
  const rows = cells.flatMap((cell) => (seenBy(one, cell) ?? []).map((amount) => ({ ...cell, amount })));
  return [...rows, ...endsOf(one)];
}

/** Rows of zero that show from when to when, and for which contracts, an export was downloaded. */
export function endsOf({ firstDay, lastDay }: TrueExport): readonly HistoryRow[] {
  const days = [...new Set([firstDay, lastDay])];
  return days.flatMap((day) =>
    ["C-1", "C-2"].map((contract) => ({
      day,
      user: "ana@firm.example",
      contract,
      service: "Opened",
      job: "",
      chargeId: "",
      amount: 0,
    })),
  );
}
