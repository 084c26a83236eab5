import fc from "fast-check";
import { expect, test } from "vitest";
import { byText } from "../../core/text.ts";
import { createBook, type UsageBook } from "../../core/usage/book.ts";
import { replayOrder } from "../../core/usage/order.ts";
import { runs } from "../support/runs.ts";

type Row = {
  readonly day: number;
  readonly person: string;
  readonly contract: string;
  readonly service: string;
  readonly job: string;
  readonly amount: number;
  readonly charge: string;
  readonly unit: number;
  readonly paidFrom: number;
  readonly file: number;
};

/** Few values of each, so that most rows are equal in most of them. */
const few = fc.constantFrom("", "a", "B", "b", "ä", "\ud800", "\uffff", "aa");
const rows = fc.array(
  fc.record<Row>({
    day: fc.integer({ min: -2, max: 1 }),
    person: few,
    contract: few,
    service: few,
    job: few,
    amount: fc.integer({ min: -1, max: 1 }),
    charge: few,
    unit: fc.integer({ min: 0, max: 2 }),
    paidFrom: fc.integer({ min: 0, max: 2 }),
    file: fc.integer({ min: 0, max: 2 }),
  }),
  { maxLength: 60 },
);

function bookOf(list: readonly Row[]): UsageBook {
  const book = createBook();
  const { people, contracts, services, jobs, charges } = book.names;
  list.forEach((row, index) => {
    book.add(
      row.day,
      row.unit,
      people.idOf(row.person),
      contracts.idOf(row.contract),
      services.idOf(row.service),
      jobs.add(row.job),
      charges.add(row.charge),
      row.amount,
      row.paidFrom,
      row.file,
      index + 2,
    );
  });
  return book;
}

/** Files 0, 1 and 2 by their hashes: 2 comes first. */
const fileRank = (file: number) => [1, 2, 0][file] as number;

/** The order as the rules give it, by comparing texts. */
function byRule(list: readonly Row[]): (a: number, b: number) => number {
  return (a, b) => {
    const [first, second] = [list[a] as Row, list[b] as Row];
    return (
      first.day - second.day ||
      byText(first.person, second.person) ||
      byText(first.contract, second.contract) ||
      byText(first.service, second.service) ||
      byText(first.job, second.job) ||
      first.amount - second.amount ||
      byText(first.charge, second.charge) ||
      first.unit - second.unit ||
      first.paidFrom - second.paidFrom ||
      fileRank(first.file) - fileRank(second.file) ||
      a - b
    );
  };
}

function ordered(book: UsageBook): readonly number[] {
  const order = replayOrder(book, fileRank);
  return Array.from({ length: order.length }, (_, place) => order.at(place));
}

test("rows are replayed by day, person, contract, service, job, amount and charge, as a plain sort has them", () => {
  fc.assert(
    fc.property(rows, (list) => {
      expect(ordered(bookOf(list))).toEqual(list.map((_, index) => index).sort(byRule(list)));
    }),
    { numRuns: runs(400) },
  );
});

test("every key decides where those before it are equal", () => {
  const equal: Row = {
    day: 0,
    person: "m",
    contract: "m",
    service: "m",
    job: "m",
    amount: 0,
    charge: "m",
    unit: 1,
    paidFrom: 1,
    file: 1,
  };
  const smaller: readonly Partial<Row>[] = [
    { day: -1 },
    { person: "l" },
    { contract: "l" },
    { service: "l" },
    { job: "l" },
    { amount: -1 },
    { charge: "l" },
    { unit: 0 },
    { paidFrom: 0 },
    { file: 2 },
  ];
  for (const change of smaller)
    expect([change, ordered(bookOf([equal, { ...equal, ...change }]))]).toEqual([change, [1, 0]]);
  // equal in all: by line
  expect(ordered(bookOf([equal, equal]))).toEqual([0, 1]);
});

test("shuffled rows are replayed in the same order, whatever number each name got", () => {
  fc.assert(
    fc.property(rows, fc.infiniteStream(fc.nat()), (list, random) => {
      const keyed = list.map((row) => ({ row, key: random.next().value as number }));
      const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ row }) => row);
      const shown = (source: readonly Row[]) => ordered(bookOf(source)).map((row) => JSON.stringify(source[row]));
      expect(shown(shuffled)).toEqual(shown(list));
    }),
  );
});

test("an empty book has no order, and one row stands alone", () => {
  expect(ordered(createBook())).toEqual([]);
  expect(
    ordered(
      bookOf([
        {
          day: 5,
          person: "a",
          contract: "",
          service: "",
          job: "",
          amount: 1,
          charge: "",
          unit: 0,
          paidFrom: 0,
          file: 0,
        },
      ]),
    ),
  ).toEqual([0]);
});
