import { expect, test } from "vitest";
import { serialMoment } from "../../../../core/files/xlsx/serial-day.ts";
import { plainDigits } from "../../../../core/files/xlsx/text-sheets.ts";

test("a serial number with a fraction is a day with its time, and one without is a day", () => {
  expect(serialMoment(46086, false)).toBe("2026-03-05");
  expect(serialMoment(46086.5, false)).toBe("2026-03-05 12:00:00");
  expect(serialMoment(46086 + 14 / 24 + 5 / 1440 + 9 / 86_400, false)).toBe("2026-03-05 14:05:09");
  expect(serialMoment(46086.999_999, false)).toBe("2026-03-05 23:59:59");
  expect(serialMoment(46086.999_999_999_9, false)).toBe("2026-03-06");
  expect(serialMoment(46086 - 1462 + 0.25, true)).toBe("2026-03-05 06:00:00");
  expect(serialMoment(60.5, false)).toBeUndefined();
});

test("a number is written in plain digits, without the noise of its arithmetic and without an exponent", () => {
  const spelled = [0.1 + 0.2, 105, -2.5, 1e-7, 1e21, 9_000_000_000, 1.005 * 3, 0].map(plainDigits);
  expect(spelled).toEqual(["0.3", "105", "-2.5", "0.0000001", `1${"0".repeat(21)}`, "9000000000", "3.015", "0"]);
});
