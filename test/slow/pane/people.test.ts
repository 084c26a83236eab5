import { expect, test } from "vitest";
import { makeWorkbook } from "../../support/workbook.ts";
import { openScreen, press, seeHeading, tabTo, typeInto } from "./keys.ts";
import { axeFinds, describeWalks, isTooWide, savedPerson } from "./walk.ts";

// the list of everybody, and how each page of the screen looks

describeWalks("the screen of people", (open) => {
  test("somebody is found by typing, opened, shown in the sheet, and left for the list as it was", async () => {
    const walk = await open();
    const { frame, page, host } = walk;
    await openScreen(walk, "People");
    await typeInto(walk, "Search by name", "porto farid");
    await frame.getByText("1 of 40 people.").waitFor();
    await press(walk, /^Farid Benslama/);
    await seeHeading(walk, "Farid Benslama");
    await expect.poll(() => host.book.active.sheet.name).toBe("People");
    await press(walk, "Back to the list", "Shift+Tab");
    await seeHeading(walk, "People");
    // the selection that the pane made opens nothing again
    await page.waitForTimeout(800);
    await frame.getByText("1 of 40 people.").waitFor();
    expect(walk.problems()).toEqual([]);
  });

  test("arrows, End and Home move within the list, and the filter is chosen by its letters", async () => {
    const walk = await open();
    const { frame, page } = walk;
    await openScreen(walk, "People");
    await tabTo(walk, /^Amara Okonjo/);
    await page.keyboard.press("End");
    const last = frame.getByRole("listitem").last().getByRole("button");
    await expect.poll(() => last.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowDown");
    const second = frame.getByRole("button", { name: /^Anneliese Pichlhofer/ });
    await expect.poll(() => second.evaluate((element) => element === document.activeElement)).toBe(true);
    await tabTo(walk, "Which people are shown", "Shift+Tab");
    await page.keyboard.type("Left");
    await frame.getByText(/^\d+ of 40 people\./).waitFor();
    // Tab reaches the list where one was last, and the arrows everybody in it
    await page.keyboard.press("Tab");
    await page.keyboard.press("Home");
    await tabTo(walk, /^Gonçalo Vidreiro/, "ArrowDown");
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
    await openScreen(walk, "People");
    await tabTo(walk, "Pick ana@example.com");
    await page.keyboard.press("Space");
    await frame.getByText("1 picked").waitFor();
    await press(walk, "Pick all 3");
    await frame.getByText("3 picked").waitFor();
    await tabTo(walk, /^ana@example.com/, "Shift+Tab");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Space");
    await frame.getByText("2 picked").waitFor();
    await press(walk, "Set the contract");
    await seeHeading(walk, "Set the contract of several people");
    await typeInto(walk, "Contract", "C2");
    await frame.getByText("2 people are under contract C2.").waitFor();
    await press(walk, "Set the contract");
    await seeHeading(walk, "People");
    const homes = ["ana", "ben", "cem"].map((name) => savedPerson(walk, `${name}@example.com`)?.home);
    expect(homes).toEqual(["C2", undefined, "C2"]);

    await press(walk, "Close this message", "Shift+Tab");
    await tabTo(walk, "Pick ana@example.com");
    await page.keyboard.press("Space");
    await press(walk, "Record as registered");
    await typeInto(walk, "Registered on", "2025-09-01");
    await frame.getByText("Individual credits come: 100 credits in all.").waitFor();
    await press(walk, "Record as registered");
    await seeHeading(walk, "People");
    expect(savedPerson(walk, "ana@example.com")).toMatchObject({
      registeredOn: "2025-09-01",
      registration: "registered",
    });
    expect(walk.problems()).toEqual([]);
  });

  test("without anybody on the roster, it says how to begin", async () => {
    const headers = ["Email", "Name"];
    const bytes = makeWorkbook({ sheets: [{ name: "People", tables: [{ name: "People", headers, rows: [] }] }] });
    const walk = await open({}, bytes);
    await openScreen(walk, "People");
    await walk.frame.getByText("Nobody is on the roster yet.").waitFor();
    expect(await axeFinds(walk.frame)).toEqual([]);
    await press(walk, "Paste a list");
    await seeHeading(walk, "Paste a list of people");
  });

  test.each(["light", "dark"] as const)(
    "axe finds nothing on any page, and none is too wide for 320 pixels, %s",
    { timeout: 120_000 },
    async (colorScheme) => {
      const walk = await open({ colorScheme, width: 320 });
      const { frame, page } = walk;
      await openScreen(walk, "People");
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
      await seeHeading(walk, "Amara Okonjo");
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
});
