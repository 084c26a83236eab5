import type { Frame } from "playwright-core";
import { expect, test } from "vitest";
import { type CellSketch, makeWorkbook, oneTable } from "../../support/workbook.ts";
import { describeWalks, sampleBytes, type Walk } from "./walk.ts";

const COUNT = 20_000;
/** Twice what an old computer may take that does other things as well: whatever is worse is another kind of program. */
const LONGEST = 400;
/** Milliseconds from Office to the first screen, on a machine that is busy with other tests. */
const READY = 3_000;
const ROUNDS = 3;
const WITH_199 = Array.from({ length: COUNT }, (_, at) => String(at)).filter((text) => text.includes("199")).length;

const headers = ["Email", "Name", "Office", "Cost centre", "Contract", "Registration", "Registered on", "Note"];

function person(at: number): readonly CellSketch[] {
  const office = ["Oslo", "Lisbon", "Graz"][at % 3] ?? "";
  const email = `person.number.${at}@example.com`;
  const day = { day: "2025-06-01" };
  return [
    email,
    `Person Number ${at}`,
    office,
    `CC-${at % 40}`,
    `C-${at % 7}`,
    "registered",
    day,
    `Came with ${office}`,
  ];
}

const largeBytes = () =>
  makeWorkbook({
    sheets: [
      ...oneTable(
        "Contracts",
        ["Contract"],
        Array.from({ length: 7 }, (_, at) => [`C-${at}`]),
      ).sheets,
      ...oneTable(
        "People",
        headers,
        Array.from({ length: COUNT }, (_, at) => person(at)),
      ).sheets,
    ],
  });

/** Collects the tasks that keep the pane's screen waiting; answers how to take those since the last time, in milliseconds. */
async function longTasks(frame: Frame): Promise<() => Promise<readonly number[]>> {
  await frame.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(Math.round(duration));
    }).observe({ type: "longtask", buffered: true });
  });
  return () => frame.evaluate(() => (globalThis as unknown as { tasks: number[] }).tasks.splice(0));
}

const median = (figures: readonly number[]): number =>
  [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;

describeWalks("a large roster in the pane", (open) => {
  test("20,000 people are searched and scrolled to the end, and the screen keeps up", {
    timeout: 180_000,
  }, async () => {
    const walk = await open({}, largeBytes());
    const { frame, page } = walk;
    await frame.getByRole("heading", { name: "What needs doing" }).waitFor({ timeout: 60_000 });
    const take = await longTasks(frame);
    console.info(`20,000 people, opening: tasks over 50 ms ${(await take()).join(", ") || "none"}`);
    await frame.getByRole("tab", { name: "People" }).click();
    await frame.getByText("20,000 people.").waitFor();
    console.info(`the list: tasks over 50 ms ${(await take()).join(", ") || "none"}`);
    const longest: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await search(walk, "number 199", `${WITH_199} of 20,000 people.`);
      await search(walk, "oslo 19998", "1 of 20,000 people.");
      await frame.getByRole("button", { name: /^Person Number 19998/ }).waitFor();
      await search(walk, "", "20,000 people.");
      await toTheEnd(walk);
      const tasks = await take();
      longest.push(Math.max(0, ...tasks));
      console.info(`searching and scrolling: tasks over 50 ms ${tasks.join(", ") || "none"}`);
    }
    expect(median(longest)).toBeLessThan(LONGEST);
    // what cannot be seen is not drawn
    expect(await frame.getByRole("listitem").count()).toBeLessThan(60);
    expect(await frame.getByRole("listitem").last().getAttribute("aria-setsize")).toBe(String(COUNT));
    await take();
    await frame.getByRole("tab", { name: "Today" }).click();
    await frame.getByRole("button", { name: "Read again" }).click();
    await page.waitForTimeout(3_000);
    const again = await take();
    console.info(`read again, nothing new: tasks over 50 ms ${again.join(", ") || "none"}`);
    expect(Math.max(0, ...again)).toBeLessThan(LONGEST);
    expect(walk.problems()).toEqual([]);
  });

  test("the first screen is there soon after Office is ready", { timeout: 120_000 }, async () => {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const { frame, close } = await open({}, sampleBytes());
      await frame.getByRole("heading", { name: "Today", level: 1 }).waitFor();
      const marks = await frame.evaluate(() =>
        ["office ready", "first screen"].map((name) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN),
      );
      times.push(Math.round((marks[1] ?? Number.NaN) - (marks[0] ?? Number.NaN)));
      await close();
    }
    console.info(`first screen after Office was ready, ms: ${times.join(", ")}`);
    expect(median(times)).toBeLessThan(READY);
  });
});

/** Types into the search as a person does, and waits for how many are found. */
async function search({ frame, page }: Walk, text: string, found: string): Promise<void> {
  const box = frame.getByRole("searchbox");
  await box.focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("Delete");
  if (text !== "") await page.keyboard.type(text, { delay: 20 });
  await frame.getByText(found, { exact: true }).waitFor();
}

/** Turns the wheel a while, goes to the last person by keyboard, and back to the first. */
async function toTheEnd({ frame, page }: Walk): Promise<void> {
  const list = frame.getByRole("list", { name: "People" });
  const box = await list.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 40, (box?.y ?? 0) + 40);
  for (let turn = 0; turn < 20; turn += 1) {
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(20);
  }
  await expect.poll(() => list.evaluate((element) => element.scrollTop)).toBeGreaterThan(4_000);
  await list.getByRole("button").nth(10).focus();
  await page.keyboard.press("End");
  const last = frame.getByRole("button", { name: /^Person Number 9999\b/ });
  await expect.poll(() => last.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press("Home");
  const first = frame.getByRole("button", { name: /^Person Number 0\b/ });
  await expect.poll(() => first.evaluate((element) => element === document.activeElement)).toBe(true);
}
