import { beforeAll, expect, test } from "vitest";
import { cellAt } from "../../excel-host/book.ts";
import { select } from "../../excel-host/person.ts";
import { openScreen, tabTo } from "./keys.ts";
import { recordedSample } from "./recorded.ts";
import { axeFinds, describeWalks, focused, looksWell, rosterOf, type Walk } from "./walk.ts";

/** How the second overdraft is told in words. */
const told = "contract FX-0907, March 2026, “More was used than the pools could pay”,";
const overdrafts = ["overdraft/CN-4821/cloud-credit/2025-06", "overdraft/FX-0907/flex-token/2026-03"];

/** What a saved workbook says was decided about findings. */
function decided(walk: Walk, identities: readonly string[]) {
  const { roster, codes } = rosterOf(walk.saveWorkbook());
  expect(codes).toEqual([]);
  return identities.map((identity) => {
    const row = roster.findings.find(({ values }) => values.finding === identity);
    const { decision, acceptedUntil, assignedTo, decidedBy, remark } = row?.values ?? {};
    return [decision, acceptedUntil, assignedTo, decidedBy, remark];
  });
}

/** Waits until the list is shown again with what was written. */
async function written({ frame }: Walk, said: string): Promise<void> {
  await frame.getByRole("heading", { name: "Findings", level: 1 }).waitFor();
  await frame.getByText(said).waitFor();
}

describeWalks("the screen Findings", (open) => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await recordedSample();
  });

  test("a whole cause is accepted until a day by keyboard alone, has left the desk, and is taken back", async () => {
    const walk = await open({}, bytes);
    const { frame, page, problems } = walk;
    await openScreen(walk, "Findings");
    await tabTo(walk, /^More was used/);
    await page.keyboard.press("Shift+Tab");
    expect(await focused(frame)).toMatch(/^Pick all 2: More was used/);
    await page.keyboard.press("Space");
    await frame.getByText("2 picked").waitFor();
    await tabTo(walk, /^Accept$/);
    await page.keyboard.press("Enter");
    await frame.getByRole("heading", { name: "Accept 2 findings", level: 1 }).waitFor();
    await tabTo(walk, "Accepted until");
    await page.keyboard.type("06302099");
    await tabTo(walk, "Decided by");
    await page.keyboard.type("Mia");
    await tabTo(walk, "Remark");
    await page.keyboard.type("known");
    await frame.getByText("2 findings are accepted, each at its amount until Jun 30, 2099.").waitFor();
    await tabTo(walk, "Accept 2 findings");
    await page.keyboard.press("Enter");
    await frame.getByRole("button", { name: "Take back" }).waitFor();
    const both = ["accepted", "2099-06-30", undefined, "Mia", "known"];
    expect(decided(walk, overdrafts)).toEqual([both, both]);
    expect(await frame.getByRole("button", { name: /^More was used/ }).count()).toBe(0);
    await frame.getByRole("tab", { name: "On the desk (13)" }).waitFor();
    expect(await frame.getByText("2 picked").count()).toBe(0);

    await tabTo(walk, "Take back", "Shift+Tab");
    await page.keyboard.press("Enter");
    await frame.getByRole("tab", { name: "On the desk (15)" }).waitFor();
    const nothing = [undefined, undefined, undefined, undefined, undefined];
    expect(decided(walk, overdrafts)).toEqual([nothing, nothing]);
    expect(problems()).toEqual([]);
  });

  test("a finding is found, read, handed to somebody and decided by keyboard alone; who decided is remembered", async () => {
    const walk = await open({}, bytes);
    const { frame, page } = walk;
    await openScreen(walk, "Findings");
    await tabTo(walk, "Find a person or contract");
    await page.keyboard.type("FX-0907");
    // few are found, and none is folded
    await tabTo(walk, /^More was used/);
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => focused(frame)).toMatch(/^contract FX-0907/);
    await page.keyboard.press("Enter");
    await frame.getByRole("heading", { name: /contract FX-0907/, level: 1 }).waitFor();
    expect(await focused(frame)).toMatch(/^contract FX-0907/);
    await tabTo(walk, /^Assign$/);
    await page.keyboard.press("Enter");
    await tabTo(walk, "Assigned to");
    await page.keyboard.type("Tom");
    await page.keyboard.press("Enter");
    await written(walk, `${told} is assigned to Tom.`);
    expect(decided(walk, overdrafts.slice(1))).toEqual([[undefined, undefined, "Tom", undefined, undefined]]);

    // it has stayed on the desk
    const decide = async (choice: RegExp, by: string, remembered = "") => {
      // the row that is selected in the sheet is where the list is entered
      await tabTo(walk, /^contract FX-0907/);
      await page.keyboard.press("Enter");
      await tabTo(walk, choice);
      await page.keyboard.press("Enter");
      await tabTo(walk, "Decided by");
      expect(await frame.getByLabel("Decided by").inputValue()).toBe(remembered);
      await page.keyboard.type(by);
    };
    await frame
      .getByRole("button", { name: /^contract FX-0907/ })
      .first()
      .waitFor();
    await decide(/^To fix$/, "Mia");
    await page.keyboard.press("Enter");
    await written(walk, `${told} is to fix.`);
    expect(decided(walk, overdrafts.slice(1))).toEqual([["to fix", undefined, "Tom", "Mia", undefined]]);

    await tabTo(walk, /^On the desk \(/);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await frame.getByText("To fix: Tom looks after it.").waitFor();
    await decide(/^Resolved$/, "", "Mia");
    await page.keyboard.press("Enter");
    await written(walk, `${told} is resolved.`);
    expect(decided(walk, overdrafts.slice(1))).toEqual([["resolved", undefined, "Tom", "Mia", undefined]]);

    // long after the message is gone, the decision can be taken back, and who looks after it stays
    await tabTo(walk, /^To fix \(0\)/);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await tabTo(walk, /^contract FX-0907/);
    await page.keyboard.press("Enter");
    await tabTo(walk, "Take the decision back");
    await page.keyboard.press("Enter");
    await frame.getByText(`${told} is no longer decided.`).waitFor();
    expect(decided(walk, overdrafts.slice(1))).toEqual([[undefined, undefined, "Tom", undefined, undefined]]);
  });

  test("people who are not on the roster are handed to the screen People", async () => {
    const walk = await open({}, bytes);
    const { frame, page } = walk;
    await openScreen(walk, "Findings");
    await tabTo(walk, /^More was used/);
    await tabTo(walk, /^1 person is not on the roster/, "ArrowDown");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => focused(frame)).toBe("Add this person to People");
    await page.keyboard.press("Enter");
    await frame.getByRole("tab", { name: "People", selected: true }).waitFor();
    const box = frame.getByRole("textbox").first();
    await expect.poll(() => box.inputValue()).toContain("joana.teixeira@example.net");
  });

  test("opening a finding selects its row, and selecting a row opens its finding", async () => {
    const walk = await open({}, bytes);
    const { frame, page, host, push } = walk;
    await openScreen(walk, "Findings");
    await tabTo(walk, /^More was used/);
    await tabTo(walk, /^1 person is not on the roster/, "ArrowDown");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await frame.getByRole("heading", { name: "joana.teixeira@example.net", level: 1 }).waitFor();
    await expect.poll(() => host.book.active.sheet.name).toBe("Findings");
    const table = host.book.tables.find(({ name }) => name === "Findings");
    if (table === undefined) throw new Error("there is no table Findings");
    const { sheet, top, left } = table.box;
    const { value: first } = cellAt(sheet, top + 1, left);
    expect(first).not.toContain("joana");
    select({ book: host.book, events: host.events, isRemote: false }, sheet, top + 1, left);
    await push();
    await frame.getByRole("heading", { name: "joana.teixeira@example.net" }).waitFor({ state: "detached" });
    await frame.getByRole("button", { name: "Back to the list" }).waitFor();
  });

  test.each(["light", "dark"] as const)(
    "axe finds nothing on any page, %s, and all fit into 320 pixels",
    async (colorScheme) => {
      const walk = await open({ colorScheme, width: 320 }, bytes);
      const { frame } = walk;
      await openScreen(walk, "Findings");
      await frame.getByRole("button", { name: /^1 person is not on the roster/ }).click();
      await frame.getByRole("checkbox", { name: "Pick joana.teixeira@example.net" }).click();
      await frame.getByText("1 picked").waitFor();
      await looksWell(walk, "list");
      await frame.getByRole("button", { name: "Accept", exact: true }).click();
      await frame.getByRole("heading", { name: "Accept this finding", level: 1 }).waitFor();
      await looksWell(walk, "decision");
      await frame.getByRole("button", { name: "Back to the list" }).click();
      await frame.getByRole("button", { name: /^joana/ }).click();
      await frame.getByRole("heading", { name: "joana.teixeira@example.net", level: 1 }).waitFor();
      await looksWell(walk, "finding");
    },
  );

  test("a workbook without findings says where they come from", async () => {
    const walk = await open();
    const { frame, page } = walk;
    await openScreen(walk, "Findings");
    await frame.getByText("No findings are recorded yet.").waitFor();
    expect(await axeFinds(frame)).toEqual([]);
    await tabTo(walk, /^Reconcile$/);
    await page.keyboard.press("Enter");
    await frame.getByRole("tab", { name: "Reconcile", selected: true }).waitFor();
  });
});
