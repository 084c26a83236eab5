import { expect, test } from "vitest";
import { openDoor } from "../../addin/excel/run.ts";
import { troubleOf } from "../../addin/excel/trouble.ts";

// Office.js is not loaded here, as on a page that somebody opens in a browser.

test("outside of Excel there is no workbook, and that is said", async () => {
  const read = await openDoor().read(async () => "read");
  expect(read).toMatchObject({
    ok: false,
    trouble: {
      code: "not-in-excel",
      help: "Open the workbook in Excel, and open Credit Roster from the ribbon there.",
    },
  });
  expect(openDoor().has("1.1")).toBe(false);
});

test.each([
  ["AccessDenied", "protected"],
  ["InvalidOrTimedOutSession", "connection-lost"],
  ["ActivityLimitReached", "excel-busy"],
  ["ResponsePayloadSizeLimitExceeded", "too-large"],
  ["InsertDeleteConflict", "in-the-way"],
  ["ItemNotFound", "not-found"],
  ["ApiNotFound", "excel-too-old"],
  ["SomethingNew", "unknown"],
])("Excel's %s is told in words, with what Excel said", (code, name) => {
  const error = Object.assign(new Error("said by Excel"), { code, debugInfo: { errorLocation: "Range.values" } });
  const trouble = troubleOf(error);
  expect(trouble).toMatchObject({ code: name, detail: `${code} at Range.values: said by Excel` });
  expect(trouble?.message).toMatch(/^[A-Z].*\.$/);
  expect(trouble?.help).toMatch(/^[A-Z].*\.$/);
});

test("a mistake of ours is no trouble of Excel's", () => {
  expect(troubleOf(new TypeError("ours"))).toBeUndefined();
  expect(troubleOf(Object.assign(new Error("of the system"), { code: "ENOENT" }))).toBeUndefined();
});
