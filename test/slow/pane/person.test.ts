import { expect, test } from "vitest";
import { dayHere } from "../../../addin/pane/locale.ts";
import { makeWorkbook } from "../../support/workbook.ts";
import { openScreen, press, seeHeading, tabTo, typeInto } from "./keys.ts";
import { axeFinds, describeWalks, rosterOf, sampleBytes, savedPerson } from "./walk.ts";

// one person: added, registered, changed, gone

describeWalks("the screen of people", (open) => {
  test("somebody is added, asked for, invited and registered, and the request can be copied", async () => {
    const walk = await open();
    const { frame } = walk;
    await openScreen(walk, "People");
    await press(walk, "Add a person");
    await seeHeading(walk, "Add a person");
    await typeInto(walk, "Email", "new@example.com");
    await typeInto(walk, "Name", "Nia Cole");
    await typeInto(walk, "Contract", "CN-4821");
    await frame.getByText("Nia Cole (new@example.com) is added under contract CN-4821.").waitFor();
    await press(walk, "Add a person");
    await seeHeading(walk, "Nia Cole");
    expect(savedPerson(walk, "new@example.com")).toMatchObject({ name: "Nia Cole", registration: "not requested" });

    await press(walk, "Ask for the registration");
    await press(walk, "Ask for a registration");
    await seeHeading(walk, "Nia Cole");
    await press(walk, "Close this message");
    await press(walk, "The request to send");
    await press(walk, "Copy the text");
    await frame.getByText("The request copied.").waitFor();
    expect(await walk.clipboard()).toContain("Please register this named user");

    await press(walk, "Record the invitation", "Shift+Tab");
    await press(walk, "Record an invitation");
    await seeHeading(walk, "Nia Cole");
    await press(walk, "A reminder to send");
    await frame.getByText("please look in the spam folder").waitFor();
    await press(walk, "Record the registration", "Shift+Tab");
    await press(walk, "Record a completed registration");
    await frame.getByText("There are none: they would have ended before they began.").waitFor();

    const today = dayHere();
    expect(savedPerson(walk, "new@example.com")).toMatchObject({
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
    await openScreen(walk, "People");
    await press(walk, "Add a person");
    await typeInto(walk, "Name", "Nia Cole");
    await page.keyboard.press("Enter");
    await frame.getByText("Email is blank.").waitFor();
    const email = frame.getByRole("textbox", { name: "Email" });
    await expect.poll(() => email.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type("farid.benslama@example.com");
    await frame.getByText("is on the roster already.").waitFor();
    await tabTo(walk, "People", "Shift+Tab");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    await seeHeading(walk, "Today");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await seeHeading(walk, "Add a person");
    expect(await frame.getByLabel("Name", { exact: true }).inputValue()).toBe("Nia Cole");
    expect(rosterOf(walk.saveWorkbook()).roster.people.size).toBe(40);
  });

  test("leaving and another address are recorded, and nothing more is asked of who left", async () => {
    const walk = await open();
    const { frame, page } = walk;
    await openScreen(walk, "People");
    await press(walk, /^Amara Okonjo/);
    await press(walk, "Add another address");
    await typeInto(walk, "Also known as", "hash:77aa; amara.new@example.com");
    await page.keyboard.press("Enter");
    await seeHeading(walk, "Amara Okonjo");
    await press(walk, "Record leaving");
    await typeInto(walk, "Left on", "2026-02-28");
    await page.keyboard.press("Enter");
    await seeHeading(walk, "Amara Okonjo");
    await frame.getByText("the person's last day").first().waitFor();
    expect(await frame.getByRole("button", { name: /^Record/ }).count()).toBe(0);
    expect(savedPerson(walk, "amara.okonjo@example.com")).toMatchObject({
      leftOn: "2026-02-28",
      registration: "left",
      aliases: ["amara.new@example.com", "hash:77aa"],
    });
  });

  test("a person's row is changed with its values before one's eyes, and nothing else of it", async () => {
    const walk = await open();
    const { frame } = walk;
    await openScreen(walk, "People");
    const before = savedPerson(walk, "amara.okonjo@example.com");
    await press(walk, /^Amara Okonjo/);
    await seeHeading(walk, "Amara Okonjo");
    await press(walk, /^Change$/);
    await seeHeading(walk, "Change a person");
    const office = frame.getByRole("textbox", { name: "Office" });
    expect(await office.inputValue()).toBe("Porto");
    await press(walk, "Change a person");
    await frame.getByText("Everything of Amara Okonjo").waitFor();
    await typeInto(walk, "Office", "Graz");
    await frame.getByText("Office is Graz (before: Porto).").waitFor();
    await press(walk, "Change a person");
    await seeHeading(walk, "Amara Okonjo");
    expect(savedPerson(walk, "amara.okonjo@example.com")).toEqual({ ...before, office: "Graz" });
    expect(walk.problems()).toEqual([]);
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
    const { frame } = walk;
    await openScreen(walk, "People");
    await press(walk, /^Ana/);
    await frame.getByRole("heading", { name: /^Ana/, level: 1 }).waitFor();
    await frame.getByRole("heading", { name: "What is wrong in this row" }).waitFor();
    expect(await axeFinds(frame)).toEqual([]);
    expect(walk.problems()).toEqual([]);
  });
});
