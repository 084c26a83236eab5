import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TablePatch } from "../../core/roster/patch.ts";
import { bodyOf, cellAt, type Table } from "../excel-host/book.ts";
import { excelHost, type Host } from "../excel-host/host.ts";
import { type BrowserPane, type Flavour, openInBrowser } from "../excel-host/in-browser.ts";
import { select, sort, type } from "../excel-host/person.ts";
import { loadBook } from "../excel-host/xlsx-load.ts";
import { browserPath } from "../support/browser.ts";
import { makeWorkbook, oneTable } from "../support/workbook.ts";

const flavours: readonly (readonly [Flavour, string])[] = [
  ["web", "OfficeOnline"],
  ["windows", "PC"],
];

const staff = oneTable(
  "People",
  ["Email", "Name", "Left on"],
  [
    ["ana@example.com", "Ana", null],
    ["ben@example.com", "Ben", { day: "2026-01-31" }],
  ],
);

describe.skipIf(browserPath === undefined)(
  "the real office.js in a browser (skipped where there is no Chromium, Chrome or Edge)",
  () => {
    describe.each(flavours)("of Excel's flavour %s", (flavour, platform) => {
      let host: Host;
      let pane: BrowserPane;
      const table = () => host.book.tables[0] as Table;
      const names = () => {
        const { sheet, top, rows } = bodyOf(table());
        return Array.from({ length: rows }, (_, row) => [0, 1, 2].map((at) => cellAt(sheet, top + row, at).value));
      };
      beforeAll(async () => {
        host = excelHost(loadBook(makeWorkbook(staff)).book);
        pane = await openInBrowser(host, flavour);
      }, 120_000);
      afterAll(() => pane?.close());

      test("reads the roster", async () => {
        expect(await pane.ask("platform")).toBe(platform);
        const read = await pane.ask("read");
        expect(read).toMatchObject({ people: 2, inParts: false });
      });

      test("writes cells and rows, and refuses what somebody has changed", async () => {
        type({ book: host.book, events: host.events, isRemote: true }, table(), 1, 1, "Benno");
        const patch: TablePatch = {
          table: "People",
          changes: [
            { kind: "set", key: ["ana@example.com"], cells: { "Left on": { before: "", after: "2026-03-31" } } },
            { kind: "set", key: ["ben@example.com"], cells: { Name: { before: "Ben", after: "Benjamin" } } },
            { kind: "append", key: ["cem@example.com"], cells: { Email: "cem@example.com", Name: "1-2" } },
          ],
        };
        const { applied, refused } = await pane.ask("apply", patch);
        expect(applied.length).toBe(2);
        expect(refused).toMatchObject([{ reason: "changed", before: "Ben", found: "Benno", after: "Benjamin" }]);
        expect(names()).toEqual([
          ["ana@example.com", "Ana", 46112],
          ["ben@example.com", "Benno", 46053],
          ["cem@example.com", "1-2", ""],
        ]);
      });

      test("puts back what somebody moved under its hands", async () => {
        const me = { book: host.book, events: host.events, isRemote: true };
        let sorted = 0;
        host.behaviour.meanwhile = (_, { Actions }) => {
          // just before the first batch that writes
          if (sorted > 0 || !Actions.some(({ ActionType }) => ActionType === 4)) return;
          sorted += 1;
          sort(me, table(), 0, true);
        };
        const set = {
          kind: "set",
          key: ["ana@example.com"],
          cells: { Name: { before: "Ana", after: "Anna" } },
        } as const;
        const result = await pane.ask("apply", { table: "People", changes: [set] });
        host.behaviour.meanwhile = () => {};
        expect([sorted, result.refused, result.overwritten]).toEqual([1, [], []]);
        expect(names()).toEqual([
          ["cem@example.com", "1-2", ""],
          ["ben@example.com", "Benno", 46053],
          ["ana@example.com", "Anna", 46112],
        ]);
      });

      test("hears of edits and selections", async () => {
        expect(await pane.ask("follow")).toBe(true);
        const me = { book: host.book, events: host.events, isRemote: false };
        type(me, table(), 0, 1, "Cemal");
        select(me, table().box.sheet, 2, 1);
        await pane.push();
        await expect.poll(() => pane.ask("hints"), { timeout: 10_000 }).toEqual(["change", "select ben@example.com"]);
      });

      test("is told when a request fails, and tries again", async () => {
        let failures = 0;
        host.behaviour.fault = () => {
          failures += 1;
          return failures < 3 ? { code: 5012, isDone: false } : undefined;
        };
        expect(await pane.ask("read")).toMatchObject({ people: 3 });
        host.behaviour.fault = () => ({ code: 5102, isDone: false });
        expect(await pane.ask("read")).toEqual({ trouble: "excel-busy" });
        host.behaviour.fault = () => undefined;
      });

      test("prepares the workbook", async () => {
        const prepared = await pane.ask("prepare");
        expect(prepared).toMatchObject({ ok: true, value: { troubles: [] } });
        expect(host.book.tables.length).toBe(11);
      });

      test("needs nothing that is not served, and nothing went wrong in it", () => {
        expect(pane.errors).toEqual([]);
        expect(pane.refused).toEqual([]);
        expect(host.log.filter(({ error }) => error === "NotImplemented")).toEqual([]);
      });
    });
  },
);
