import { expect, test } from "vitest";
import type { Host } from "../../excel-host/host.ts";
import { type as typeCell } from "../../excel-host/person.ts";
import { makeWorkbook } from "../../support/workbook.ts";
import { openScreen, press, typeInto } from "./keys.ts";
import { axeFinds, describeWalks, focused, isTooWide, rosterOf } from "./walk.ts";

const screens = ["Today", "People", "Purchases", "Reconcile", "Findings", "Balances", "Settings"];
const emptyWorkbook = () => makeWorkbook({ sheets: [{ name: "Sheet1", tables: [], cells: [[1, 1, "mine"]] }] });

describeWalks("the pane's frame", (open) => {
  test("it opens on what needs doing, and asks for nothing that is not its own", async () => {
    const { frame, problems } = await open();
    await frame.getByRole("heading", { name: "Today", level: 1 }).waitFor();
    await frame.getByRole("heading", { name: "What needs doing" }).waitFor();
    expect(problems()).toEqual([]);
  });

  test("every screen is reached by keyboard alone, and fits into 320 pixels", async () => {
    const { frame, page, problems } = await open({ width: 320 });
    await frame.getByRole("tab", { name: "Today" }).waitFor();
    await frame.getByRole("tab", { name: "Today" }).focus();
    for (const screen of screens) {
      expect(await focused(frame)).toContain(screen);
      await page.keyboard.press("Enter");
      await frame.getByRole("heading", { name: screen, level: 1 }).waitFor();
      expect([screen, await isTooWide(frame)]).toEqual([screen, false]);
      await page.keyboard.press("ArrowRight");
    }
    expect(problems()).toEqual([]);
  });

  test.each(["light", "dark"] as const)("axe finds nothing on any screen, %s", async (colorScheme) => {
    const { frame } = await open({ colorScheme });
    await frame.getByRole("tab", { name: "Today" }).waitFor();
    for (const screen of screens) {
      await frame.getByRole("tab", { name: screen }).click();
      await frame.getByRole("heading", { name: screen, level: 1 }).waitFor();
      expect([screen, await axeFinds(frame)]).toEqual([screen, []]);
    }
  });

  test("an empty workbook gets its tables in two clicks, and keeps what is in it", async () => {
    const { frame, saveWorkbook, host } = await open({}, emptyWorkbook());
    await frame.getByRole("heading", { name: "Begin a roster" }).waitFor();
    expect(await axeFinds(frame)).toEqual([]);
    await frame.getByRole("button", { name: "Create the tables" }).click();
    await frame.getByRole("heading", { name: "Settings", level: 1 }).waitFor();
    const { roster, codes } = rosterOf(saveWorkbook());
    expect([roster.people.size, codes]).toEqual([0, []]);
    expect(host.book.sheets[0]?.name).toBe("Sheet1");
  });

  test("somebody with a list of people is led to where it is pasted", async () => {
    const { frame } = await open({}, emptyWorkbook());
    await frame.getByRole("button", { name: "I have a list of people" }).click();
    await frame.getByRole("heading", { name: /list/i, level: 1 }).waitFor();
  });

  test("the sample opens beside the workbook, which stays as it is", async () => {
    const { frame, host, problems } = await open({}, emptyWorkbook());
    await frame.getByRole("button", { name: "Open the sample" }).click();
    await expect.poll(() => host.book.beside.length, { timeout: 10_000 }).toBe(1);
    expect(
      Buffer.from(host.book.beside[0] ?? "", "base64")
        .subarray(0, 2)
        .toString(),
    ).toBe("PK");
    expect(host.book.sheets).toHaveLength(1);
    expect(problems()).toEqual([]);
  });

  test.each(["office.js", "strings", "excel"] as const)(
    "where %s is blocked, it says why nothing happens, and what to do",
    { timeout: 90_000 },
    async (block) => {
      const { frame } = await open({ block });
      const heading = frame.getByRole("heading", { name: "Microsoft's script for add-ins could not be loaded." });
      await heading.waitFor({ timeout: 30_000 });
      await frame.getByRole("button", { name: "Try again" }).waitFor();
      expect(await axeFinds(frame)).toEqual([]);
    },
  );

  test("a connection that is lost says so, and what was shown stays until it is back", async () => {
    const { frame, host } = await open();
    await frame.getByRole("heading", { name: "What needs doing" }).waitFor();
    host.behaviour.fault = () => ({ code: 5012, isDone: false });
    await frame.getByRole("button", { name: "Read again" }).click();
    await frame.getByRole("alert").waitFor({ timeout: 20_000 });
    expect(await frame.getByRole("heading", { name: "What needs doing" }).isVisible()).toBe(true);
    expect(await axeFinds(frame)).toEqual([]);
    host.behaviour.fault = () => undefined;
    await frame.getByRole("button", { name: "Try again" }).click();
    await frame.getByRole("alert").waitFor({ state: "detached" });
  });

  test("the reminder to somebody who was invited is copied, and that is said aloud", async () => {
    const { frame, clipboard } = await open();
    await frame.getByRole("button", { name: "Copy the reminder" }).first().click();
    await frame.getByRole("status").filter({ hasText: "The reminder to farid.benslama@example.com copied." }).waitFor();
    expect(await clipboard()).toContain("please look in the spam folder");
  });

  test("the focus is never lost: closing a message, going back and finishing a form leave it on the page", async () => {
    const walk = await open();
    const { frame } = walk;
    await openScreen(walk, "People");
    await press(walk, "Add a person");
    await typeInto(walk, "Email", "new.person@example.com");
    await press(walk, /^Add a person$/);
    await frame.getByRole("button", { name: "Close this message" }).waitFor();
    expect(await frame.evaluate("document.activeElement.tagName")).not.toBe("BODY");
    await press(walk, "Close this message");
    expect(await frame.evaluate("document.activeElement.tagName")).toBe("H1");
    await openScreen(walk, "Settings");
    await press(walk, "CN-4821");
    await press(walk, "Back to the list");
    await frame.getByRole("heading", { name: "Settings", level: 1 }).waitFor();
    expect(await frame.evaluate("document.activeElement.tagName")).not.toBe("BODY");
  });

  test("the focus stays where somebody has it: on the tab that opened a screen", async () => {
    const walk = await open();
    // the third has its heading at once
    for (const screen of ["Findings", "People", "Findings"]) {
      await openScreen(walk, screen);
      await walk.page.waitForTimeout(200);
      expect(await focused(walk.frame)).toContain(screen);
      expect(await walk.frame.evaluate("document.activeElement.role")).toBe("tab");
    }
  });

  test("files that are dropped on another screen are laid ready to be reconciled, and the pane stays", async () => {
    const { frame, drop, problems } = await open();
    await frame.getByRole("tab", { name: "Findings" }).click();
    await frame.getByRole("heading", { name: "Findings", level: 1 }).waitFor();
    await drop("h1", [{ name: "march.csv", bytes: new TextEncoder().encode("date,user,credits\n") }]);
    await frame.getByRole("heading", { name: "Reconcile", level: 1 }).waitFor();
    await frame.getByText("march.csv").waitFor();
    expect(problems()).toEqual([]);
  });

  test("while somebody types in a cell, the pane says that Excel waits, and goes on by itself", async () => {
    const { frame, host } = await open();
    await frame.getByRole("heading", { name: "What needs doing" }).waitFor();
    let finish = () => {};
    host.behaviour.typing = new Promise((resolve) => {
      finish = resolve;
    });
    await frame.getByRole("button", { name: "Read again" }).click();
    await frame.getByText("Excel is waiting for somebody to finish editing a cell").waitFor({ timeout: 10_000 });
    host.behaviour.typing = undefined;
    finish();
    await frame.getByText("Excel is waiting for somebody").waitFor({ state: "detached" });
  });

  test("a protected sheet refuses what is written, says what to do, and the pane goes on when it is open again", async () => {
    const { frame, host, saveWorkbook } = await open();
    const record = async () => {
      await frame.getByLabel("Left on").fill("2026-04-01");
      await frame.getByRole("button", { name: "Record that somebody left" }).click();
    };
    await frame.getByRole("tab", { name: "People" }).click();
    await frame.getByRole("button", { name: /^Dimitri Vasko/ }).click();
    await frame.getByRole("button", { name: "Record leaving" }).click();
    for (const sheet of host.book.sheets) sheet.isProtected = true;
    await record();
    await frame.getByText("Nothing was written.").waitFor();
    await frame
      .getByText(/protected/)
      .first()
      .waitFor();
    expect(await axeFinds(frame)).toEqual([]);
    const left = () => rosterOf(saveWorkbook()).roster.people.get("dimitri.vasko@example.com" as never)?.leftOn;
    expect(left()).toBeUndefined();
    // what was typed is still there
    expect(await frame.getByLabel("Left on").inputValue()).toBe("2026-04-01");
    for (const sheet of host.book.sheets) sheet.isProtected = false;
    await frame.getByRole("button", { name: "Record that somebody left" }).click();
    await frame.getByRole("button", { name: "Take back" }).waitFor();
    expect(left()).toBe("2026-04-01");
  });

  test("a cell that a colleague changes in the same moment stays theirs, and both values are told", async () => {
    const { frame, host, saveWorkbook } = await open();
    await frame.getByRole("tab", { name: "People" }).click();
    await frame.getByRole("button", { name: /^Dimitri Vasko/ }).click();
    await frame.getByRole("button", { name: "Record leaving" }).click();
    await frame.getByLabel("Left on").fill("2026-04-01");
    const { book, events } = host;
    const table = book.tables.find(({ name }) => name === "People");
    if (table === undefined) throw new Error("there is no table People");
    const column = table.columns.findIndex(({ name }) => name === "Left on");
    // nobody tells the pane: it looks for itself before it writes
    typeCell({ book, events, isRemote: true }, table, rowOf(host, "dimitri"), column, 46_000);
    await frame.getByRole("button", { name: "Record that somebody left" }).click();
    await frame.getByText(/somebody has changed it/).waitFor();
    const { roster } = rosterOf(saveWorkbook());
    expect(roster.people.get("dimitri.vasko@example.com" as never)?.leftOn).toBe("2025-12-09");
  });

  test("what a colleague changes is shown without anybody asking", async () => {
    const { frame, host, push } = await open();
    await frame.getByText("Lotte Aigensberger is not registered yet").waitFor();
    const { book, events } = host;
    const table = book.tables.find(({ name }) => name === "People");
    const at = table?.columns.findIndex(({ name }) => name === "Email") ?? -1;
    const row = rowOf(host, "lotte");
    if (table === undefined) throw new Error("there is no table People");
    const registered = table.columns.findIndex(({ name }) => name === "Registered on");
    expect([at, registered, row].every((found) => found >= 0)).toBe(true);
    typeCell({ book, events, isRemote: true }, table, row, registered, 46_112);
    await push();
    await frame.getByText("Lotte Aigensberger is not registered yet").waitFor({ state: "detached" });
  });
});

/** The row of the table People whose e-mail begins so, counted from the first below the header. */
function rowOf({ book }: Host, start: string): number {
  const table = book.tables.find(({ name }) => name === "People");
  if (table === undefined) return -1;
  const { sheet, top, left, rows } = table.box;
  for (let row = 1; row < rows; row += 1) {
    const value = sheet.cells.get((top + row) * 16_384 + left)?.value;
    if (String(value).startsWith(start)) return row - 1;
  }
  return -1;
}
