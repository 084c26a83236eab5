import type { Frame, Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { dayHere } from "../../../addin/pane/locale.ts";
import type { PersonKey } from "../../../core/person.ts";
import { makeWorkbook } from "../../support/workbook.ts";
import { axeFinds, describeWalks, isTooWide, rosterOf, sampleBytes, type Walk } from "./walk.ts";

const heading = (frame: Frame, name: string | RegExp) =>
  frame.getByRole("heading", { name, level: 1, exact: true }).waitFor();

/** Presses Tab, or Shift and Tab, until what is wanted has the focus: whatever cannot be reached so fails the test. */
async function reach(page: Page, wanted: Locator, key = "Tab"): Promise<void> {
  await wanted.waitFor();
  for (let tries = 0; tries < 60; tries += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  expect.fail(`${String(wanted)} cannot be reached by ${key}`);
}

/** Reaches a button by keyboard, and presses it. */
async function press(page: Page, button: Locator, key = "Tab"): Promise<void> {
  await reach(page, button, key);
  await page.keyboard.press("Enter");
}

/** The screen of people, by keyboard. */
async function openPeople({ frame, page }: Walk): Promise<void> {
  await frame.getByRole("tab", { name: "Today" }).waitFor();
  await frame.getByRole("tab", { name: "Today" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await heading(frame, "People");
}

/** A person of the saved workbook. */
function personOf(walk: Walk, email: string) {
  return rosterOf(walk.saveWorkbook()).roster.people.get(email as PersonKey);
}

describeWalks("the screen of people", (open) => {
  test("somebody is found by typing, opened, shown in the sheet, and left for the list as it was", async () => {
    const walk = await open();
    const { frame, page, host } = walk;
    await openPeople(walk);
    await reach(page, frame.getByRole("searchbox"));
    await page.keyboard.type("porto farid");
    await frame.getByText("1 of 40 people.").waitFor();
    await press(page, frame.getByRole("button", { name: /Farid Benslama/ }));
    await heading(frame, "Farid Benslama");
    await expect.poll(() => host.book.active.sheet.name).toBe("People");
    await press(page, frame.getByRole("button", { name: "Back to the list" }), "Shift+Tab");
    await heading(frame, "People");
    // the selection that the pane made opens nothing again
    await page.waitForTimeout(800);
    await frame.getByText("1 of 40 people.").waitFor();
    expect(walk.problems()).toEqual([]);
  });

  test("arrows, End and Home move within the list, and the filter is chosen by its letters", async () => {
    const walk = await open();
    const { frame, page } = walk;
    await openPeople(walk);
    await reach(page, frame.getByRole("button", { name: /^Amara Okonjo/ }));
    await page.keyboard.press("End");
    const last = frame.getByRole("listitem").last().getByRole("button");
    await expect.poll(() => last.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowDown");
    const second = frame.getByRole("button", { name: /^Anneliese Pichlhofer/ });
    await expect.poll(() => second.evaluate((element) => element === document.activeElement)).toBe(true);
    await reach(page, frame.getByRole("combobox", { name: "Which people are shown" }), "Shift+Tab");
    await page.keyboard.type("Left");
    await frame.getByText(/^\d+ of 40 people\./).waitFor();
    // Tab reaches the list where one was last, and the arrows everybody in it
    await page.keyboard.press("Tab");
    await page.keyboard.press("Home");
    await reach(page, frame.getByRole("button", { name: /Gonçalo Vidreiro/ }), "ArrowDown");
  });

  test("somebody is added, asked for, invited and registered, and the request can be copied", async () => {
    const walk = await open();
    const { frame, page } = walk;
    await openPeople(walk);
    await press(page, frame.getByRole("button", { name: "Add a person" }));
    await heading(frame, "Add a person");
    await reach(page, frame.getByRole("textbox", { name: "Email" }));
    await page.keyboard.type("new@example.com");
    await reach(page, frame.getByLabel("Name", { exact: true }));
    await page.keyboard.type("Nia Cole");
    await reach(page, frame.getByRole("combobox", { name: "Contract", exact: true }));
    await page.keyboard.type("CN-4821");
    await frame.getByText("Nia Cole (new@example.com) is added under contract CN-4821.").waitFor();
    await page.keyboard.press("Escape");
    await press(page, frame.getByRole("button", { name: "Add a person" }));
    await heading(frame, "Nia Cole");
    expect(personOf(walk, "new@example.com")).toMatchObject({ name: "Nia Cole", registration: "not requested" });

    await press(page, frame.getByRole("button", { name: "Ask for the registration" }));
    await press(page, frame.getByRole("button", { name: "Ask for a registration" }));
    await heading(frame, "Nia Cole");
    await press(page, frame.getByRole("button", { name: "Close this message" }));
    await press(page, frame.getByRole("button", { name: "The request to send" }));
    await press(page, frame.getByRole("button", { name: "Copy the text" }));
    await frame.getByText("The request copied.").waitFor();
    expect(await walk.clipboard()).toContain("Please register this named user");

    await press(page, frame.getByRole("button", { name: "Record the invitation" }), "Shift+Tab");
    await press(page, frame.getByRole("button", { name: "Record an invitation" }));
    await heading(frame, "Nia Cole");
    await press(page, frame.getByRole("button", { name: "A reminder to send" }));
    await frame.getByText("please look in the spam folder").waitFor();
    await press(page, frame.getByRole("button", { name: "Record the registration" }), "Shift+Tab");
    await press(page, frame.getByRole("button", { name: "Record a completed registration" }));
    await frame.getByText("There are none: they would have ended before they began.").waitFor();

    const today = dayHere();
    expect(personOf(walk, "new@example.com")).toMatchObject({
      registration: "registered",
      requestedOn: today,
      invitedOn: today,
      registeredOn: today,
    });
    expect(rosterOf(walk.saveWorkbook()).codes).toEqual(rosterOf(sampleBytes()).codes);
    expect(walk.problems()).toEqual([]);
  });

  test("a form that is sent too early says what is missing, and what was typed stays while one looks elsewhere", async () => {
    const walk = await open();
    const { frame, page } = walk;
    await openPeople(walk);
    await press(page, frame.getByRole("button", { name: "Add a person" }));
    await reach(page, frame.getByLabel("Name", { exact: true }));
    await page.keyboard.type("Nia Cole");
    await page.keyboard.press("Enter");
    await frame.getByText("Email is blank.").waitFor();
    const email = frame.getByRole("textbox", { name: "Email" });
    await expect.poll(() => email.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type("farid.benslama@example.com");
    await frame.getByText("is on the roster already.").waitFor();
    await reach(page, frame.getByRole("tab", { name: "People" }), "Shift+Tab");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    await heading(frame, "Today");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await heading(frame, "Add a person");
    expect(await frame.getByLabel("Name", { exact: true }).inputValue()).toBe("Nia Cole");
    expect(rosterOf(walk.saveWorkbook()).roster.people.size).toBe(40);
  });

  test("leaving and another address are recorded, and nothing more is asked of who left", async () => {
    const walk = await open();
    const { frame, page } = walk;
    await openPeople(walk);
    await press(page, frame.getByRole("button", { name: /^Amara Okonjo/ }));
    await press(page, frame.getByRole("button", { name: "Add another address" }));
    await reach(page, frame.getByLabel("Also known as"));
    await page.keyboard.type("hash:77aa; amara.new@example.com");
    await page.keyboard.press("Enter");
    await heading(frame, "Amara Okonjo");
    await press(page, frame.getByRole("button", { name: "Record leaving" }));
    await reach(page, frame.getByLabel("Left on"));
    await page.keyboard.type("02282026");
    await page.keyboard.press("Enter");
    await heading(frame, "Amara Okonjo");
    await frame.getByText("the person's last day").first().waitFor();
    expect(await frame.getByRole("button", { name: /^Record/ }).count()).toBe(0);
    expect(personOf(walk, "amara.okonjo@example.com")).toMatchObject({
      leftOn: "2026-02-28",
      registration: "left",
      aliases: ["amara.new@example.com", "hash:77aa"],
    });
  });

  test("a person's row is changed with its values before one's eyes, and nothing else of it", async () => {
    const walk = await open();
    const { frame, page } = walk;
    await openPeople(walk);
    const before = personOf(walk, "amara.okonjo@example.com");
    await press(page, frame.getByRole("button", { name: /^Amara Okonjo/ }));
    await heading(frame, "Amara Okonjo");
    await press(page, frame.getByRole("button", { name: "Change", exact: true }));
    await heading(frame, "Change a person");
    const office = frame.getByRole("textbox", { name: "Office" });
    expect(await office.inputValue()).toBe("Porto");
    await press(page, frame.getByRole("button", { name: "Change a person" }));
    await frame.getByText("Everything of Amara Okonjo").waitFor();
    await reach(page, office);
    await page.keyboard.press("Control+A");
    await page.keyboard.type("Graz");
    await frame.getByText("Office is Graz (before: Porto).").waitFor();
    await press(page, frame.getByRole("button", { name: "Change a person" }));
    await heading(frame, "Amara Okonjo");
    expect(personOf(walk, "amara.okonjo@example.com")).toEqual({ ...before, office: "Graz" });
    expect(walk.problems()).toEqual([]);
  });

  test("several are picked, put under a contract at once, and registered at once", { timeout: 60_000 }, async () => {
    const rows = ["ana", "ben", "cem"].map((name) => [`${name}@example.com`, "", ""]);
    const bytes = makeWorkbook({
      sheets: [
        {
          name: "People",
          tables: [{ name: "People", headers: ["Email", "Contract", "Registered on", "Registration"], rows }],
        },
        { name: "Contracts", tables: [{ name: "Contracts", headers: ["Contract"], rows: [["C1"], ["C2"]] }] },
      ],
    });
    const walk = await open({}, bytes);
    const { frame, page } = walk;
    await openPeople(walk);
    await reach(page, frame.getByRole("checkbox", { name: "Pick ana@example.com" }));
    await page.keyboard.press("Space");
    await frame.getByText("1 picked").waitFor();
    await press(page, frame.getByRole("button", { name: "Pick all 3" }));
    await frame.getByText("3 picked").waitFor();
    await reach(page, frame.getByRole("button", { name: /^ana@example.com/ }), "Shift+Tab");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Space");
    await frame.getByText("2 picked").waitFor();
    await press(page, frame.getByRole("button", { name: "Set the contract" }));
    await heading(frame, "Set the contract of several people");
    await reach(page, frame.getByRole("combobox", { name: "Contract" }));
    await page.keyboard.type("C2");
    await frame.getByText("2 people are under contract C2.").waitFor();
    await page.keyboard.press("Escape");
    await press(page, frame.getByRole("button", { name: "Set the contract" }));
    await heading(frame, "People");
    const homes = ["ana", "ben", "cem"].map((name) => personOf(walk, `${name}@example.com`)?.home);
    expect(homes).toEqual(["C2", undefined, "C2"]);

    await press(page, frame.getByRole("button", { name: "Close this message" }), "Shift+Tab");
    await reach(page, frame.getByRole("checkbox", { name: "Pick ana@example.com" }));
    await page.keyboard.press("Space");
    await press(page, frame.getByRole("button", { name: "Record as registered" }));
    await reach(page, frame.getByLabel("Registered on"));
    await page.keyboard.type("09012025");
    await frame.getByText("Individual credits come: 100 credits in all.").waitFor();
    await press(page, frame.getByRole("button", { name: "Record as registered" }));
    await heading(frame, "People");
    expect(personOf(walk, "ana@example.com")).toMatchObject({ registeredOn: "2025-09-01", registration: "registered" });
    expect(walk.problems()).toEqual([]);
  });

  test("a pasted list says how its days are written, and the day of who is registered already", async () => {
    const walk = await open();
    const { frame, page } = walk;
    await openPeople(walk);
    await press(page, frame.getByRole("button", { name: "Paste a list" }));
    await reach(page, frame.getByLabel("Rows of people, with their headers"));
    await page.keyboard.insertText("Mail\tInvited on\nnia@example.com\t01/03/2026\nbo@example.com\t02/03/2026\n");
    await frame.getByText("Nothing is written yet: 2 new people and 2 days not read.").waitFor();
    await reach(page, frame.getByRole("combobox", { name: "Days are written" }));
    await page.keyboard.type("Day");
    await frame.getByText("Nothing is written yet: 2 new people.").waitFor();
    await reach(page, frame.getByLabel("Registered on, for everybody in the list"));
    await page.keyboard.type("03152026");
    await press(page, frame.getByRole("button", { name: "Add 2 people" }));
    await heading(frame, "People");
    expect(personOf(walk, "bo@example.com")).toMatchObject({ invitedOn: "2026-03-02", registeredOn: "2026-03-15" });
    expect(walk.problems()).toEqual([]);
  });

  test("a list is pasted, its headers mapped once, looked at, and only then written", async () => {
    const walk = await open();
    const { frame, page } = walk;
    await openPeople(walk);
    const before = rosterOf(walk.saveWorkbook()).roster;
    const paste = async (lines: readonly string[]) => {
      await press(page, frame.getByRole("button", { name: "Paste a list" }));
      await reach(page, frame.getByLabel("Rows of people, with their headers"));
      await page.keyboard.insertText(lines.join("\n"));
      await frame.getByRole("combobox", { name: /^Wo/ }).waitFor();
    };
    await paste([
      "Wer\tMail\tWo",
      "Nia Cole\tnia@example.com\tRome",
      "Farid Benslama\tfarid.benslama@example.com\tGraz",
      "Bo\tnobody\tOslo",
    ]);
    for (const [column, letters] of [
      ["Wer", "Nam"],
      ["Wo", "Off"],
    ] as const) {
      await reach(page, frame.getByRole("combobox", { name: new RegExp(`^${column} `) }));
      await page.keyboard.type(letters);
    }
    await reach(page, frame.getByLabel("Contract of everybody in the list"));
    await page.keyboard.type("CN-4821");
    await frame
      .getByText("Nothing is written yet: 1 new person, 1 told otherwise, 1 left out and 1 as before.")
      .waitFor();
    await frame.getByText("Office: Porto in the roster, Graz in the list").waitFor();
    expect(rosterOf(walk.saveWorkbook()).roster.people.size).toBe(before.people.size);
    await press(page, frame.getByRole("button", { name: "Add 1 person" }));
    await heading(frame, "People");
    const saved = rosterOf(walk.saveWorkbook()).roster;
    expect(saved.people.size).toBe(before.people.size + 1);
    expect(personOf(walk, "nia@example.com")).toMatchObject({ name: "Nia Cole", office: "Rome", home: "CN-4821" });
    expect(personOf(walk, "farid.benslama@example.com")).toMatchObject({ office: "Porto" });

    await press(page, frame.getByRole("button", { name: "Close this message" }), "Shift+Tab");
    await paste(["Wo\tWer\tMail", "Rome\tBo Day\tbo@example.com"]);
    await press(page, frame.getByRole("button", { name: "Add 1 person" }));
    await heading(frame, "People");
    expect(personOf(walk, "bo@example.com")).toMatchObject({ name: "Bo Day", office: "Rome" });
    expect(walk.problems()).toEqual([]);
  });

  test("a file that is dropped is read; another kind of file says what to do instead", async () => {
    const walk = await open();
    const { frame, page, drop } = walk;
    await openPeople(walk);
    await press(page, frame.getByRole("button", { name: "Paste a list" }));
    await drop("section[aria-label='The list'] > div:last-child", [
      { name: "list.doc", bytes: Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]) },
    ]);
    await frame.getByText("list.doc is neither a CSV file nor a workbook that can be read.").waitFor();
    const bytes = makeWorkbook({
      sheets: [{ name: "List", tables: [{ name: "T", headers: ["User email"], rows: [["nia@example.com"]] }] }],
    });
    await drop("section[aria-label='The list'] textarea", [{ name: "list.xlsx", bytes }]);
    await frame.getByText("list.xlsx (sheet List): 1 row.").waitFor();
    await press(page, frame.getByRole("button", { name: "Add 1 person" }));
    await heading(frame, "People");
    expect(personOf(walk, "nia@example.com")).toBeDefined();
  });

  test("five hundred people are pasted, scrolled to their end, and searched", { timeout: 90_000 }, async () => {
    const walk = await open();
    const { frame, page } = walk;
    await openPeople(walk);
    await press(page, frame.getByRole("button", { name: "Paste a list" }));
    await reach(page, frame.getByLabel("Rows of people, with their headers"));
    const rows = Array.from({ length: 500 }, (_, at) => `Zed ${String(at).padStart(4, "0")}\tzed${at}@example.com`);
    await page.keyboard.insertText(["Name\tEmail", ...rows].join("\n"));
    await press(page, frame.getByRole("button", { name: "Add 500 people" }));
    await frame.getByText("540 people.").waitFor({ timeout: 60_000 });
    await press(page, frame.getByRole("button", { name: "Close this message" }), "Shift+Tab");
    await reach(page, frame.getByRole("button", { name: /^Amara Okonjo/ }));
    await page.keyboard.press("End");
    await frame.getByRole("button", { name: /^Zed 0499/ }).waitFor();
    await reach(page, frame.getByRole("searchbox"), "Shift+Tab");
    await page.keyboard.type("zed234@");
    await frame.getByText("1 of 540 people.").waitFor();
    expect(rosterOf(walk.saveWorkbook()).roster.people.size).toBe(540);
  });

  test("a row that is no person, and a person twice, are told and break nothing", async () => {
    const headers = ["Email", "Name", "Contract"];
    const people = [
      ["not an address", "Bo", "C1"],
      ["ana@example.com", "Ana", "C9"],
      ["ana@example.com", "Ana again", "C1"],
    ];
    const bytes = makeWorkbook({
      sheets: [
        { name: "People", tables: [{ name: "People", headers, rows: people }] },
        { name: "Contracts", tables: [{ name: "Contracts", headers: ["Contract"], rows: [["C1"]] }] },
      ],
    });
    const walk = await open({}, bytes);
    const { frame, page } = walk;
    await openPeople(walk);
    await press(page, frame.getByRole("button", { name: /^Ana/ }));
    await heading(frame, /^Ana/);
    await frame.getByRole("heading", { name: "What is wrong in this row" }).waitFor();
    expect(await axeFinds(frame)).toEqual([]);
    expect(walk.problems()).toEqual([]);
  });

  test.each(["light", "dark"] as const)(
    "axe finds nothing on any page, and none is too wide for 320 pixels, %s",
    { timeout: 120_000 },
    async (colorScheme) => {
      const walk = await open({ colorScheme, width: 320 });
      const { frame, page } = walk;
      await openPeople(walk);
      const look = async (what: string) => {
        expect([what, await axeFinds(frame), await isTooWide(frame)]).toEqual([what, [], false]);
      };
      const back = () => frame.getByRole("button", { name: "Back to the list" }).click();
      await look("list");
      await frame.getByRole("checkbox", { name: "Pick Amara Okonjo" }).check();
      await frame.getByText("1 picked").waitFor();
      await look("list, somebody picked");
      await frame.getByRole("button", { name: "Record as registered" }).click();
      await frame.getByLabel("Registered on").fill("2026-03-01");
      await frame.getByText("individual credits come once").first().waitFor();
      await look("several");
      await back();
      await frame.getByRole("button", { name: "Pick none" }).click();
      await frame.getByRole("searchbox").fill("nobody at all");
      await frame.getByText("Nobody is found.").waitFor();
      await look("nobody found");
      await frame.getByRole("button", { name: "Show everybody" }).click();
      await frame.getByRole("button", { name: /^Amara Okonjo/ }).click();
      await heading(frame, "Amara Okonjo");
      await look("registered");
      await frame.getByRole("button", { name: "Record leaving" }).click();
      await look("form");
      await back();
      await frame.getByRole("button", { name: "Change", exact: true }).click();
      await look("change");
      await back();
      await back();
      await frame.getByRole("searchbox").fill("farid");
      await frame.getByRole("button", { name: /^Farid/ }).click();
      await frame.getByRole("button", { name: "A reminder to send" }).click();
      await look("invited, with the reminder");
      await back();
      await frame.getByRole("button", { name: "Add a person" }).click();
      await look("add");
      await back();
      await frame.getByRole("button", { name: "Paste a list" }).click();
      await look("paste, empty");
      const list = frame.getByLabel("Rows of people, with their headers");
      await list.fill("Who\nBo");
      await frame.getByText("It cannot be told which column").waitFor();
      await look("paste, refused");
      await list.fill("nia@example.com\tNia Cole");
      await frame.getByText("The first row of the list is a person already").waitFor();
      await look("paste, without headers");
      await list.fill("Email,Name,Shoe\nnia@example.com,Nia,38\nfarid.benslama@example.com,Fred,40\nx,y,z");
      await frame.getByText("told otherwise").waitFor();
      await look("paste, with a preview");
      await list.fill("Email,Registered on\nnia@example.com,01/03/2026");
      await frame.getByText("1 day not read").waitFor();
      await look("paste, with days that are asked for");
      await page.keyboard.press("Escape");
      expect(walk.problems()).toEqual([]);
    },
  );

  test("without anybody on the roster, it says how to begin", async () => {
    const headers = ["Email", "Name"];
    const bytes = makeWorkbook({ sheets: [{ name: "People", tables: [{ name: "People", headers, rows: [] }] }] });
    const walk = await open({}, bytes);
    await openPeople(walk);
    await walk.frame.getByText("Nobody is on the roster yet.").waitFor();
    expect(await axeFinds(walk.frame)).toEqual([]);
    await press(walk.page, walk.frame.getByRole("button", { name: "Paste a list" }));
    await heading(walk.frame, "Paste a list of people");
  });
});
