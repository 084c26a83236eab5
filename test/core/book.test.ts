import { expect, test } from "vitest";
import { units } from "../../core/roster/words.ts";
import { createBook, paidFromKinds, unitNumber } from "../../core/usage/book.ts";

/** A row of numbers that all differ, far from one another. */
const rowOf = (index: number) =>
  [
    index - 20_000,
    index % units.length,
    index,
    index * 2,
    index * 3,
    index * 5,
    index * 7,
    index * 1_000_003 - 9e15,
    index % paidFromKinds.length,
    index % 9,
    index + 2,
  ] as const;

test("a book gives back every figure of every row, however often it has grown", () => {
  const book = createBook();
  const count = 20_000;
  for (let index = 0; index < count; index += 1) book.add(...rowOf(index));
  expect(book.length()).toBe(count);
  for (let row = 0; row < count; row += 1) {
    const read = [
      book.day(row),
      book.unit(row),
      book.person(row),
      book.contract(row),
      book.service(row),
      book.job(row),
      book.charge(row),
      book.amount(row),
      book.paidFrom(row),
      book.file(row),
      book.line(row),
    ];
    if (read.some((figure, at) => figure !== rowOf(row)[at])) expect([row, ...read]).toEqual([row, ...rowOf(row)]);
  }
});

test("every unit and every kind of payment is kept, in every pairing", () => {
  const book = createBook();
  const pairs = units.flatMap((_, unit) => paidFromKinds.map((__, kind) => [unit, kind] as const));
  for (const [unit, kind] of pairs) book.add(0, unit, 0, 0, 0, 0, 0, 0, kind, 0, 0);
  expect(pairs.map((_, row) => [book.unit(row), book.paidFrom(row)])).toEqual(pairs);
  expect(units.map(unitNumber)).toEqual([0, 1, 2]);
});

test("the largest amounts and the first and last days are exact", () => {
  const book = createBook();
  book.add(-25_567, 0, 0, 0, 0, 0, 0, 9e15, 0, 0, 0);
  book.add(2_932_896, 0, 0, 0, 0, 0, 0, -9e15, 0, 0, 0);
  expect([book.day(0), book.amount(0), book.day(1), book.amount(1)]).toEqual([-25_567, 9e15, 2_932_896, -9e15]);
});

test("rows that turned out not to count are forgotten, and others take their place", () => {
  const book = createBook();
  for (let index = 0; index < 10; index += 1) book.add(...rowOf(index));
  book.truncate(4);
  expect(book.length()).toBe(4);
  book.add(...rowOf(50));
  expect([book.length(), book.person(3), book.person(4)]).toEqual([5, 3, 50]);
});

test("forgetting more rows than there are forgets none that are to come", () => {
  const book = createBook();
  book.add(...rowOf(1));
  book.truncate(10);
  expect(book.length()).toBe(1);
});

test("number 0 of every kind of name is none", () => {
  const { people, contracts, services, jobs, charges } = createBook().names;
  expect([people, contracts, services, jobs, charges].map((names) => names.textOf(0))).toEqual(["", "", "", "", ""]);
});
