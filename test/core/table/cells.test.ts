import fc from "fast-check";
import { expect, test } from "vitest";
import * as z from "zod/mini";
import { type DayNumber, toPlainDate } from "../../../core/calendar.ts";
import { micro } from "../../../core/credits.ts";
import { personKey } from "../../../core/person.ts";
import {
  aliasesCell,
  type CellType,
  choiceCell,
  dayCell,
  emailCell,
  listCell,
  plainStyle as plain,
  positiveAmountCell,
  type RawCell,
  signedAmountCell,
  textCell,
  wholeNumberCell,
} from "../../../core/table/cell.ts";

function roundTrip<T>(cell: CellType<T>, value: T, style = plain): unknown {
  const codec = cell.codec(style);
  return z.decode(codec, z.encode(codec, value) as RawCell);
}

/** What a cell says of a text that it refuses. */
function refusal<T>(cell: CellType<T>, text: RawCell, style = plain): string | undefined {
  const issue = z.safeDecode(cell.codec(style), text).error?.issues[0];
  return issue?.code === "custom" ? (issue.params as { code: string }).code : undefined;
}

const amounts = fc.integer({ min: -9e15, max: 9e15 }).map(micro);
const addresses = fc
  .tuple(fc.stringMatching(/^[a-z0-9.]{1,12}$/), fc.stringMatching(/^[a-z]{1,8}$/))
  .map(([name, domain]) => personKey(`${name}@${domain}.com`));
const words = fc.string().map((text) => text.trim().normalize("NFC"));

const roundTrips: readonly [string, fc.Arbitrary<unknown>, CellType<unknown>][] = [
  ["text", words, textCell],
  [
    "day",
    fc.integer({ min: -25_567, max: 2_932_896 }).map((number) => toPlainDate(number as DayNumber)),
    dayCell as CellType<unknown>,
  ],
  ["signed amount", amounts, signedAmountCell as CellType<unknown>],
  ["amount", amounts.map((amount) => micro(Math.abs(amount))), positiveAmountCell as CellType<unknown>],
  ["whole number", fc.integer({ min: -1000, max: 1000 }), wholeNumberCell(-1000, 1000) as CellType<unknown>],
  ["e-mail", addresses, emailCell as CellType<unknown>],
  ["people", fc.array(addresses), aliasesCell as CellType<unknown>],
  [
    "list",
    fc.array(words.map((text) => text.replaceAll(";", ",").trim()).filter((text) => text !== "")),
    listCell as CellType<unknown>,
  ],
  [
    "choice",
    fc.constantFrom("maintenance", "cloud service"),
    choiceCell(["maintenance", "cloud service"]) as CellType<unknown>,
  ],
];

test.each(roundTrips)("a cell of %s is written so that it is read as it was", (_name, values, cell) => {
  fc.assert(
    fc.property(values, (value) => {
      expect(roundTrip(cell, value)).toEqual(value);
    }),
  );
});

test("every kind of cell says its name, and a choice its choices", () => {
  expect(roundTrips.map(([, , { name }]) => name)).toEqual([
    "text",
    "day",
    "amount",
    "amount",
    "whole number",
    "e-mail",
    "people",
    "list",
    "choice",
  ]);
  expect(choiceCell(["a", "b"]).choices).toEqual(["a", "b"]);
});

test("a cell that cannot be used says which kind it should have been", () => {
  expect(refusal(dayCell, "03/04/2026")).toBe("cell-not-a-day");
  expect(refusal(signedAmountCell, "1,200")).toBe("cell-not-credits");
  expect(refusal(positiveAmountCell, "-1")).toBe("cell-not-credits");
  expect(refusal(wholeNumberCell(0, 10), "11")).toBe("cell-not-a-number");
  expect(refusal(wholeNumberCell(0, 10), "1.5")).toBe("cell-not-a-number");
  expect(refusal(emailCell, "ana")).toBe("cell-not-an-email");
  expect(refusal(aliasesCell, "ana@example.com; ana")).toBe("cell-not-an-email");
  expect(refusal(choiceCell(["purchase"]), "gift")).toBe("cell-not-one-of");
});
