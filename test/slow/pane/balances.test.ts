import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { noteBalance } from "../../../core/commands/notes/note-balance.ts";
import { credits, toNumber } from "../../../core/credits.ts";
import { select } from "../../excel-host/person.ts";
import { day } from "../../support/command-desk.ts";
import { sample } from "../../support/reconcile-sample.ts";
import { openScreen, press, tabTo, typeInto } from "./keys.ts";
import { workbookAfter } from "./recorded.ts";
import { axeFinds, describeWalks, focused, looksWell, rosterOf, sampleBytes, type Walk } from "./walk.ts";

/** Reconciles the sample's exports, so that the pane holds a run. */
async function reconcileSample({ frame }: Walk): Promise<void> {
  const folder = join(sample, "usage");
  await frame.getByRole("tab", { name: "Reconcile" }).click();
  await frame
    .locator("input[type=file]")
    .first()
    .setInputFiles(readdirSync(folder).map((name) => join(folder, name)));
  await frame.getByRole("button", { name: "Reconcile", exact: true }).click();
  await frame.getByRole("heading", { name: /^(Result|As of)/, level: 1 }).waitFor({ timeout: 30_000 });
}

describeWalks("the screen Balances", (open) => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    const note = (reported: number) => (stored: Parameters<typeof noteBalance.apply>[0]) =>
      noteBalance.apply(stored, {
        subject: "CN-4821",
        date: day("2026-03-31"),
        reportedBalance: credits(reported),
        enteredBy: "Mia",
      });
    bytes = await workbookAfter(sampleBytes(), [note(500)]);
  });

  test("what the screen shows is noted by keyboard alone, without any run", async () => {
    const walk = await open();
    const { frame, page, problems } = walk;
    await openScreen(walk, "Balances");
    await tabTo(walk, /^Note a balance$/);
    await page.keyboard.press("Enter");
    await frame.getByRole("heading", { name: "Note a balance", level: 1 }).waitFor();
    await typeInto(walk, "Subject", "CN-4821");
    await typeInto(walk, "Date", "2026-03-31");
    await typeInto(walk, "Reported balance", "1,512.5");
    await typeInto(walk, "Entered by", "Mia");
    await page.keyboard.press("Enter");
    await frame.getByRole("heading", { name: "Balances", level: 1 }).waitFor();
    await frame
      .getByText("Noted for Mar 31, 2026, not compared yet.")
      .or(frame.getByText("Not compared yet"))
      .first()
      .waitFor();
    const { roster, codes } = rosterOf(walk.saveWorkbook());
    const { values } = roster.balanceChecks.at(-1) ?? {};
    expect([codes, values?.checkId, values?.date, values?.subject, values?.enteredBy]).toEqual([
      [],
      "B-2026-01",
      "2026-03-31",
      "CN-4821",
      "Mia",
    ]);
    expect(toNumber(values?.reportedBalance ?? credits(0))).toBe(1_512.5);
    expect(problems()).toEqual([]);
  });

  test("without a run a month cannot be closed, and the pane says what to do", async () => {
    const walk = await open();
    const { frame, page } = walk;
    await openScreen(walk, "Balances");
    await tabTo(walk, /^Close a month$/);
    await page.keyboard.press("Enter");
    await frame.getByText("A month is closed from a run: reconcile the exports first").waitFor();
    expect(await axeFinds(frame)).toEqual([]);
    await tabTo(walk, /^Reconcile$/);
    await page.keyboard.press("Enter");
    await frame.getByRole("tab", { name: "Reconcile", selected: true }).waitFor();
  });

  test("a difference is taken apart, and the adjustment that is offered is recorded by keyboard alone", async () => {
    const walk = await open({}, bytes);
    const { frame, page } = walk;
    await reconcileSample(walk);
    await openScreen(walk, "Balances");
    await frame.getByText("Checked for Mar 31, 2026: 12 credits less than ours.").waitFor();
    await tabTo(walk, /^CN-4821Mar 31, 2026/);
    await page.keyboard.press("Enter");
    await frame.getByRole("heading", { name: "CN-4821, Mar 31, 2026", level: 1 }).waitFor();
    const figures = await frame.getByRole("cell").allTextContents();
    expect(
      figures
        .map((text) => Number(text.replace(",", "")))
        .slice(1, -1)
        .reduce((sum, part) => sum + part, 0),
    ).toBe(-12);
    expect([figures[0], figures.at(-1)]).toEqual(["512", "500"]);
    await tabTo(walk, /^Record -12 for P-2025-02$/);
    await page.keyboard.press("Enter");
    await frame.getByText("12 credits are taken from P-2025-02 on Mar 31, 2026").waitFor();
    await typeInto(walk, "Entered by", "Mia");
    await page.keyboard.press("Enter");
    await frame.getByText("-12 for P-2025-02 is recorded as").waitFor();
    const { roster, codes } = rosterOf(walk.saveWorkbook());
    const { values } = roster.adjustments.at(-1) ?? {};
    expect([codes, values?.poolId, values?.date, toNumber(values?.credits ?? credits(0)), values?.enteredBy]).toEqual([
      [],
      "P-2025-02",
      "2026-03-31",
      -12,
      "Mia",
    ]);
  });

  test("ours stands beside what is typed, and says by how much the two differ", async () => {
    const walk = await open();
    const { frame, page } = walk;
    await reconcileSample(walk);
    await openScreen(walk, "Balances");
    await tabTo(walk, /^CN-4821/);
    await page.keyboard.press("Enter");
    // the day of the run is there already
    expect(await frame.getByLabel("Date").inputValue()).toBe("2026-03-31");
    await frame.getByText("At the end of Mar 31, 2026 we have 512 credits for CN-4821.").waitFor();
    await typeInto(walk, "Reported balance", "512");
    await frame.getByText("The two agree.").waitFor();
    await typeInto(walk, "Reported balance", "499.5");
    await frame.getByText("The screen shows 12.5 credits less than ours.").waitFor();
    // once it is noted it is compared at once
    await page.keyboard.press("Enter");
    await frame.getByText("Checked for Mar 31, 2026: 12.5 credits less than ours.").waitFor();
    await tabTo(walk, /^CN-4821Mar 31, 2026/);
    await page.keyboard.press("Enter");
    await frame.getByText("reconcile again to see what the difference is made of").waitFor();
    expect(await axeFinds(frame)).toEqual([]);
  });

  test("a month is closed with its checklist by keyboard alone, by two people", async () => {
    const walk = await open({}, bytes);
    const { frame, page } = walk;
    await reconcileSample(walk);
    await openScreen(walk, "Balances");
    await tabTo(walk, /^Close a month$/);
    await page.keyboard.press("Enter");
    await tabTo(walk, "Month");
    // the last month that is over and not closed is chosen, and nothing is offered from before the exports
    const offered = frame.getByLabel("Month", { exact: true }).locator("option");
    expect([await offered.first().textContent(), await offered.last().textContent()]).toEqual([
      "March 2026",
      "January 2025",
    ]);
    expect(await frame.getByLabel("Month", { exact: true }).inputValue()).toBe("2026-03");
    await typeInto(walk, "Prepared by", "Mia");
    await typeInto(walk, "Reviewed by", "mia");
    await frame.getByText("Not yet: Mia cannot both prepare and review: a second person has to look.").waitFor();
    await frame.getByText("Not yet: 1 balance that was noted differs from the vendor's screen.").waitFor();
    expect(await frame.getByRole("button", { name: /^Close March/ }).count()).toBe(0);
    await page.keyboard.press("Control+A");
    await page.keyboard.type("Tom");
    await frame.getByText("Mia prepared it and Tom reviewed it.").waitFor();
    await tabTo(walk, /^Close March 2026/);
    await page.keyboard.press("Enter");
    await frame.getByRole("heading", { name: "Balances", level: 1 }).waitFor();
    const { roster, codes } = rosterOf(walk.saveWorkbook());
    expect(codes).toEqual([]);
    expect(roster.closings.map(({ values }) => [values.closingId, toNumber(values.balance)])).toEqual([
      ["2026-03/CN-4821/cloud-credit", 512],
      ["2026-03/FX-0907/flex-token", 0],
    ]);
    expect(roster.closings[0]?.values.closedBy).toMatch(/^Mia, reviewed by Tom; closed anyway: .*undecided/);
    await frame.getByText("Closed by Mia, reviewed by Tom").first().waitFor();
  });

  test("while it is typed who signs a month, a row that is selected in the sheet opens no other page", async () => {
    const walk = await open({}, bytes);
    const { frame, page, host, push } = walk;
    await reconcileSample(walk);
    await openScreen(walk, "Balances");
    await press(walk, "Close a month");
    await typeInto(walk, "Prepared by", "Mia");
    const table = host.book.tables.find(({ name }) => name === "People");
    if (table === undefined) throw new Error("there is no table People");
    const { sheet, top, left } = table.box;
    select({ book: host.book, events: host.events, isRemote: false }, sheet, top + 1, left);
    await push();
    await page.waitForTimeout(1_500);
    expect(await frame.getByLabel("Prepared by").inputValue()).toBe("Mia");
    // the row is known all the same, and is there on its own screen
    await frame.getByRole("tab", { name: "People" }).click();
    await frame.getByRole("button", { name: "Back to the list" }).waitFor();
  });

  test.each(["light", "dark"] as const)(
    "axe finds nothing on any page, %s, and all fit into 320 pixels",
    async (colorScheme) => {
      const walk = await open({ colorScheme, width: 320 }, bytes);
      const { frame } = walk;
      await openScreen(walk, "Balances");
      await looksWell(walk, "without a run");
      await reconcileSample(walk);
      await openScreen(walk, "Balances");
      await frame.getByText("Checked for Mar 31, 2026: 12 credits less than ours.").waitFor();
      await looksWell(walk, "overview");
      await frame.getByRole("button", { name: /^CN-4821 ?Mar 31, 2026/ }).click();
      await frame.getByRole("heading", { name: "CN-4821, Mar 31, 2026", level: 1 }).waitFor();
      await looksWell(walk, "check");
      await frame.getByRole("button", { name: "Record -12 for P-2025-02" }).click();
      await frame.getByRole("heading", { name: "Record the adjustment", level: 1 }).waitFor();
      await looksWell(walk, "adjustment");
      await frame.getByRole("button", { name: "Cancel" }).click();
      await frame.getByRole("button", { name: "Back to the list" }).click();
      await frame.getByRole("button", { name: "Close a month" }).click();
      await frame.getByText("Not yet: Two people sign a month").waitFor();
      await looksWell(walk, "closing");
      expect(await focused(frame)).not.toBe("");
    },
  );
});
