import { expect, test } from "vitest";
import { makeWorkbook } from "../../support/workbook.ts";
import { openScreen, press, seeHeading, tabTo, typeInto } from "./keys.ts";
import { describeWalks, rosterOf, savedPerson, type Walk } from "./walk.ts";

// a list of people, pasted or dropped

/** Opens the page from the list, and pastes these rows. */
async function pasteRows(walk: Walk, ...rows: readonly string[]): Promise<void> {
  await press(walk, "Paste a list");
  await tabTo(walk, "Rows of people, with their headers");
  await walk.page.keyboard.insertText(rows.join("\n"));
}

describeWalks("the screen of people", (open) => {
  test("a pasted list says how its days are written, and the day of who is registered already", async () => {
    const walk = await open();
    const { frame, page } = walk;
    await openScreen(walk, "People");
    await pasteRows(walk, "Mail\tInvited on", "nia@example.com\t01/03/2026", "bo@example.com\t02/03/2026", "");
    await frame.getByText("Nothing is written yet: 2 new people and 2 days not read.").waitFor();
    await tabTo(walk, "Days are written");
    await page.keyboard.type("Day");
    await frame.getByText("Nothing is written yet: 2 new people.").waitFor();
    await typeInto(walk, "Registered on, for everybody in the list", "2026-03-15");
    await press(walk, "Add 2 people");
    await seeHeading(walk, "People");
    expect(savedPerson(walk, "bo@example.com")).toMatchObject({ invitedOn: "2026-03-02", registeredOn: "2026-03-15" });
    expect(walk.problems()).toEqual([]);
  });

  test("a list is pasted, its headers mapped once, looked at, and only then written", async () => {
    const walk = await open();
    const { frame, page } = walk;
    await openScreen(walk, "People");
    const before = rosterOf(walk.saveWorkbook()).roster;
    const paste = async (...rows: readonly string[]) => {
      await pasteRows(walk, ...rows);
      await frame.getByRole("combobox", { name: /^Wo/ }).waitFor();
    };
    await paste(
      "Wer\tMail\tWo",
      "Nia Cole\tnia@example.com\tRome",
      "Farid Benslama\tfarid.benslama@example.com\tGraz",
      "Bo\tnobody\tOslo",
    );
    for (const [column, letters] of [
      ["Wer", "Nam"],
      ["Wo", "Off"],
    ] as const) {
      await tabTo(walk, column);
      await page.keyboard.type(letters);
    }
    await tabTo(walk, "Contract of everybody in the list");
    await page.keyboard.type("CN-4821");
    await frame
      .getByText("Nothing is written yet: 1 new person, 1 told otherwise, 1 left out and 1 as before.")
      .waitFor();
    await frame.getByText("Office: Porto in the roster, Graz in the list").waitFor();
    expect(rosterOf(walk.saveWorkbook()).roster.people.size).toBe(before.people.size);
    await press(walk, "Add 1 person");
    await seeHeading(walk, "People");
    const saved = rosterOf(walk.saveWorkbook()).roster;
    expect(saved.people.size).toBe(before.people.size + 1);
    expect(savedPerson(walk, "nia@example.com")).toMatchObject({ name: "Nia Cole", office: "Rome", home: "CN-4821" });
    expect(savedPerson(walk, "farid.benslama@example.com")).toMatchObject({ office: "Porto" });

    await press(walk, "Close this message", "Shift+Tab");
    await paste("Wo\tWer\tMail", "Rome\tBo Day\tbo@example.com");
    await press(walk, "Add 1 person");
    await seeHeading(walk, "People");
    expect(savedPerson(walk, "bo@example.com")).toMatchObject({ name: "Bo Day", office: "Rome" });
    expect(walk.problems()).toEqual([]);
  });

  test("a file that is dropped is read; another kind of file says what to do instead", async () => {
    const walk = await open();
    const { frame, drop } = walk;
    await openScreen(walk, "People");
    await press(walk, "Paste a list");
    await drop("section[aria-label='The list'] > div:last-child", [
      { name: "list.doc", bytes: Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]) },
    ]);
    await frame.getByText("list.doc is neither a CSV file nor a workbook that can be read.").waitFor();
    const bytes = makeWorkbook({
      sheets: [{ name: "List", tables: [{ name: "T", headers: ["User email"], rows: [["nia@example.com"]] }] }],
    });
    await drop("section[aria-label='The list'] textarea", [{ name: "list.xlsx", bytes }]);
    await frame.getByText("list.xlsx (sheet List): 1 row.").waitFor();
    await press(walk, "Add 1 person");
    await seeHeading(walk, "People");
    expect(savedPerson(walk, "nia@example.com")).toBeDefined();
  });

  test("five hundred people are pasted, scrolled to their end, and searched", { timeout: 90_000 }, async () => {
    const walk = await open();
    const { frame, page } = walk;
    await openScreen(walk, "People");
    const rows = Array.from({ length: 500 }, (_, at) => `Zed ${String(at).padStart(4, "0")}\tzed${at}@example.com`);
    await pasteRows(walk, "Name\tEmail", ...rows);
    // a long list is read for a moment
    await frame.getByRole("button", { name: "Add 500 people" }).waitFor();
    await press(walk, "Add 500 people");
    await frame.getByText("540 people.").waitFor({ timeout: 60_000 });
    await press(walk, "Close this message", "Shift+Tab");
    await tabTo(walk, /^Amara Okonjo/);
    await page.keyboard.press("End");
    await frame.getByRole("button", { name: /^Zed 0499/ }).waitFor();
    await tabTo(walk, "Search by name", "Shift+Tab");
    await page.keyboard.type("zed234@");
    await frame.getByText("1 of 540 people.").waitFor();
    expect(rosterOf(walk.saveWorkbook()).roster.people.size).toBe(540);
  });
});
