import { afterEach, describe, expect, test, vi } from "vitest";
import { openDoor } from "../../addin/excel/run.ts";
import { allSets } from "../excel-host/in-node.ts";
import { oneTable } from "../support/workbook.ts";
import { openSketch, troubleCode } from "./open-excel.ts";

const people = oneTable("People", ["Email"], [["ana@example.com"]]);

/** Work that fails with what Excel says, so many times, and then is done. */
function failing(code: string, times: number) {
  const seen = { runs: 0 };
  const work = async () => {
    seen.runs += 1;
    if (seen.runs <= times) throw Object.assign(new Error("said by Excel"), { code, debugInfo: {} });
    return "done";
  };
  return { seen, work };
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("what failed for the moment", () => {
  test.each(["InvalidOrTimedOutSession", "ActivityLimitReached", "InvalidOperationInCellEditMode", "ItemNotFound"])(
    "is read again after %s, and never written again",
    async (code) => {
      const { door } = openSketch(people);
      const [read, write] = [failing(code, 1), failing(code, 1)];
      expect(await door.read(read.work)).toEqual({ ok: true, value: "done" });
      expect((await door.write(write.work)).ok).toBe(false);
      expect([read.seen.runs, write.seen.runs]).toEqual([2, 1]);
    },
  );

  test("is given up after four times, with longer and longer waits; what will not pass is not tried again", async () => {
    openSketch(people);
    const began = performance.now();
    const lost = failing("InvalidOrTimedOutSession", 9);
    expect(troubleCode(await openDoor({ pause: 20 }).read(lost.work))).toBe("connection-lost");
    // 20, 40 and 80 milliseconds
    expect([lost.seen.runs, performance.now() - began > 130]).toEqual([4, true]);
    const refused = failing("AccessDenied", 9);
    expect(troubleCode(await openDoor({ pause: 1 }).read(refused.work))).toBe("protected");
    expect(refused.seen.runs).toBe(1);
  });

  test("a mistake of ours is thrown, and what waits behind it goes on", async () => {
    const { door } = openSketch(people);
    const broken = door.read(() => Promise.reject(new TypeError("ours")));
    const next = door.write(async () => "next");
    await expect(broken).rejects.toThrow("ours");
    expect(await next).toEqual({ ok: true, value: "next" });
  });
});

test("requests go one after the other, whatever they do", async () => {
  const { door } = openSketch(people);
  const order: string[] = [];
  const slow = (name: string) => async () => {
    order.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    order.push(`${name} ends`);
  };
  await Promise.all([door.read(slow("a")), door.write(slow("b")), door.read(slow("c"))]);
  expect(order).toEqual(["a", "b", "c"].flatMap((name) => [`${name} begins`, `${name} ends`]));
});

test("what is written is one step of undoing where Excel knows such steps, and every request waits for the cell", async () => {
  const options = async (excelapi: string) => {
    const { door } = openSketch(people, { ...allSets, excelapi });
    const run = vi.spyOn(Excel, "run");
    await door.read(async () => {});
    await door.write(async () => {});
    const given = run.mock.calls.map(([first]) => first as unknown);
    run.mockRestore();
    return given;
  };
  const waits = { delayForCellEdit: true };
  expect(await options("1.20")).toEqual([waits, { ...waits, mergeUndoGroup: true }]);
  expect(await options("1.19")).toEqual([waits, waits]);
});

test("an Excel that is older than it may be is told so, and the oldest that may be is not", async () => {
  const read = (excelapi: string) => openSketch(people, { ...allSets, excelapi }).door.read(async () => "read");
  expect(troubleCode(await read("1.13"))).toBe("excel-too-old");
  expect(troubleCode(await read("1.14"))).toBe("fine");
});

test("that Excel is silent is told after two seconds, and when it is over; of what is done sooner nothing is told", async () => {
  openSketch(people);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const told: boolean[] = [];
  const door = openDoor({ onWaiting: (isWaiting) => told.push(isWaiting) });
  const lasting = (milliseconds: number) =>
    door.read(() => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)));
  const quick = lasting(1_900);
  await vi.advanceTimersByTimeAsync(6_000);
  await quick;
  expect(told).toEqual([]);
  const slow = lasting(5_000);
  await vi.advanceTimersByTimeAsync(2_100);
  expect(told).toEqual([true]);
  await vi.advanceTimersByTimeAsync(6_000);
  await slow;
  expect(told).toEqual([true, false]);
});

test("handlers of a workbook that is gone are let go of all the same", async () => {
  const { door } = openSketch(people);
  const removed: string[] = [];
  const handler = (name: string, sync: () => Promise<void>) => ({
    context: { sync } as unknown as OfficeExtension.ClientRequestContext,
    remove: () => void removed.push(name),
  });
  await door.letGo([handler("gone", () => Promise.reject(new Error("closed"))), handler("there", async () => {})]);
  expect(removed).toEqual(["gone", "there"]);
});
