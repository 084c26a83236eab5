import type { DayNumber } from "../calendar.ts";
import type { MicroCredits } from "../credits.ts";
import type { Unit } from "../roster/words.ts";
import { units } from "../roster/words.ts";
import { createNames, createTexts, type Names, type Texts } from "./names.ts";

/** Which kind of credits the export says has paid. */
export const paidFromKinds = ["either", "individual", "shared"] as const;
export type PaidFrom = (typeof paidFromKinds)[number];

/** The distinct texts of a book: people by roster e-mail (else as reported), contracts as matched (else as reported). */
export type BookNames = {
  readonly people: Names;
  readonly contracts: Names;
  readonly services: Names;
  readonly jobs: Texts;
  readonly charges: Texts;
};

/**
 * The small reader in front of all usage: a row is a number from 0, and each question about it is a function. People,
 * contracts, services, jobs and charge ids are numbers of `names`; number 0 is none.
 */
export type UsageReader = {
  readonly length: () => number;
  readonly day: (row: number) => DayNumber;
  readonly person: (row: number) => number;
  readonly contract: (row: number) => number;
  readonly service: (row: number) => number;
  readonly job: (row: number) => number;
  readonly charge: (row: number) => number;
  /** Below zero for a refund. */
  readonly amount: (row: number) => MicroCredits;
  /** The number of the unit in `units`. */
  readonly unit: (row: number) => number;
  /** The number of the kind in `paidFromKinds`. */
  readonly paidFrom: (row: number) => number;
  /** The number of the input file. */
  readonly file: (row: number) => number;
  readonly line: (row: number) => number;
  readonly names: BookNames;
};

/** A book of usage that grows row by row; `truncate` forgets the rows of a file that turned out not to count. */
export type UsageBook = UsageReader & {
  readonly add: (
    day: number,
    unit: number,
    person: number,
    contract: number,
    service: number,
    job: number,
    charge: number,
    amount: number,
    paidFrom: number,
    file: number,
    line: number,
  ) => void;
  readonly truncate: (length: number) => void;
};

/** An empty book: 45 bytes a row beside the names. */
export function createBook(): UsageBook {
  let capacity = 4096;
  let count = 0;
  let days = new Int32Array(capacity);
  let people = new Uint32Array(capacity);
  let contracts = new Uint32Array(capacity);
  let services = new Uint32Array(capacity);
  let jobs = new Uint32Array(capacity);
  let charges = new Uint32Array(capacity);
  let amounts = new Float64Array(capacity);
  let kinds = new Uint8Array(capacity);
  let files = new Uint32Array(capacity);
  let lines = new Uint32Array(capacity);

  const grow = (): void => {
    capacity *= 2;
    const index = (old: Uint32Array) => {
      const larger = new Uint32Array(capacity);
      larger.set(old);
      return larger;
    };
    const olderDays = days;
    days = new Int32Array(capacity);
    days.set(olderDays);
    const olderAmounts = amounts;
    amounts = new Float64Array(capacity);
    amounts.set(olderAmounts);
    const olderKinds = kinds;
    kinds = new Uint8Array(capacity);
    kinds.set(olderKinds);
    people = index(people);
    contracts = index(contracts);
    services = index(services);
    jobs = index(jobs);
    charges = index(charges);
    files = index(files);
    lines = index(lines);
  };

  return {
    names: {
      people: createNames(),
      contracts: createNames(),
      services: createNames(),
      jobs: createTexts(),
      charges: createTexts(),
    },
    length: () => count,
    add: (day, unit, person, contract, service, job, charge, amount, paidFrom, file, line) => {
      if (count === capacity) grow();
      days[count] = day;
      people[count] = person;
      contracts[count] = contract;
      services[count] = service;
      jobs[count] = job;
      charges[count] = charge;
      amounts[count] = amount;
      kinds[count] = unit * 4 + paidFrom;
      files[count] = file;
      lines[count] = line;
      count += 1;
    },
    truncate: (length) => {
      count = Math.min(count, length);
    },
    day: (row) => days[row] as DayNumber,
    person: (row) => people[row] as number,
    contract: (row) => contracts[row] as number,
    service: (row) => services[row] as number,
    job: (row) => jobs[row] as number,
    charge: (row) => charges[row] as number,
    amount: (row) => amounts[row] as MicroCredits,
    unit: (row) => (kinds[row] as number) >> 2,
    paidFrom: (row) => (kinds[row] as number) & 3,
    file: (row) => files[row] as number,
    line: (row) => lines[row] as number,
  };
}

/** The number under which a book keeps a unit. */
export function unitNumber(unit: Unit): number {
  return units.indexOf(unit);
}
