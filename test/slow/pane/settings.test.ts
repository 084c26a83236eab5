import { expect, test } from "vitest";
import { select } from "../../excel-host/person.ts";
import { makeWorkbook, oneTable } from "../../support/workbook.ts";
import { openScreen, press, seeHeading, seeText, tabTo, typeInto } from "./keys.ts";
import { describeWalks, looksWell, rosterOf, type Walk } from "./walk.ts";

const LIST = "Contracts and settings";

const savedBy = ({ saveWorkbook }: Walk) => {
  const { roster, codes } = rosterOf(saveWorkbook());
  expect(codes).toEqual([]);
  return roster;
};

/** Goes to a part of the screen by the keyboard. */
async function openPart(walk: Walk, name: string, steps: number): Promise<void> {
  await tabTo(walk, "Contracts");
  for (let step = 0; step < steps; step += 1) await walk.page.keyboard.press("ArrowRight");
  await walk.page.keyboard.press("Enter");
  await walk.frame.getByRole("tabpanel", { name }).waitFor();
}

/** A day on which the sample has purchases in force, one under way, and some that have lapsed. */
const today = "2026-04-20";

describeWalks("contracts and settings", (open) => {
  test("a contract is added and another extended, by keyboard alone", async () => {
    const walk = await open({ today });
    await openScreen(walk, "Settings", LIST);
    await press(walk, "Add a contract");
    await typeInto(walk, "Contract", "CN-5000");
    await typeInto(walk, "Name", "Northlight rental");
    await typeInto(walk, "Starts on", "2026-06-16");
    await typeInto(walk, "Ends on", "2027-06-15");
    await seeText(walk, "Contract CN-5000 is added, counted in credits, from Jun 16, 2026, until Jun 15, 2027.");
    await press(walk, "Add a contract");
    await seeHeading(walk, LIST);
    await press(walk, "CN-4821");
    await seeHeading(walk, "CN-4821");
    await press(walk, "Extend this contract");
    await seeText(walk, "Its last day so far: Jun 15, 2026");
    await typeInto(walk, "Ends on", "2027-06-15");
    await seeText(walk, "P-2025-02 stays: Jun 12, 2026");
    await press(walk, "Extend a contract");
    await seeHeading(walk, "CN-4821");
    const { contracts } = savedBy(walk);
    expect(contracts.get("CN-4821")?.endsOn).toBe("2027-06-15");
    expect(contracts.get("CN-5000")).toMatchObject({ name: "Northlight rental", startsOn: "2026-06-16" });
    expect(walk.problems()).toEqual([]);
  }, 90_000);

  test("settings are changed with the control of their kind, and made blank again", async () => {
    const walk = await open({ today });
    const { page } = walk;
    await openScreen(walk, "Settings", LIST);
    await openPart(walk, "Settings", 1);
    await press(walk, "Block size");
    await seeHeading(walk, "Block size");
    await typeInto(walk, "Value", "0");
    await press(walk, "Change it");
    await seeText(walk, "A block cannot be 0 credits");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("50");
    await press(walk, "Change it");
    await walk.frame.getByRole("tabpanel", { name: "Settings" }).waitFor();
    await press(walk, "Overdraft");
    await tabTo(walk, "Value");
    await page.keyboard.type("hold");
    await press(walk, "Change it");
    await walk.frame.getByRole("tabpanel", { name: "Settings" }).waitFor();
    await press(walk, "Shared credits end on");
    await typeInto(walk, "Value", "2027-12-31");
    await press(walk, "Change it");
    await walk.frame.getByRole("tabpanel", { name: "Settings" }).waitFor();
    expect(savedBy(walk).policy).toMatchObject({
      blockSize: 50_000_000,
      overdraft: "hold",
      sharedCreditsEndOn: "2027-12-31",
    });
    await press(walk, "Overdraft");
    await tabTo(walk, "Value");
    await page.keyboard.press("Home");
    await press(walk, "Change it");
    await walk.frame.getByRole("tabpanel", { name: "Settings" }).waitFor();
    expect(savedBy(walk).policy.overdraft).toBe("carry");
  }, 90_000);

  test("a rate is added", async () => {
    const walk = await open({ today });
    await openScreen(walk, "Settings", LIST);
    await openPart(walk, "Rates", 2);
    await press(walk, "Add a rate");
    await typeInto(walk, "Service", "Point cloud");
    await typeInto(walk, "Credits", "3.5");
    await typeInto(walk, "Unit of work", "scan");
    await press(walk, "Add a rate");
    await walk.frame.getByRole("tabpanel", { name: "Rates" }).waitFor();
    await seeText(walk, "3.5 a scan");
    expect(savedBy(walk).rates.at(-1)?.values).toMatchObject({ service: "Point cloud", credits: 3_500_000 });
  }, 60_000);

  test("a row of Contracts or Settings that is selected in the sheet opens here", async () => {
    const walk = await open({ today });
    const { host, push } = walk;
    await openScreen(walk, "Purchases");
    const choose = async (name: string, key: string) => {
      const table = host.book.tables.find((one) => one.name === name);
      if (table === undefined) throw new Error(`there is no table ${name}`);
      const { sheet, top, left } = table.box;
      const row = [...sheet.cells].find(([, { value }]) => value === key)?.[0] ?? 0;
      const at = Math.floor(row / 16_384);
      expect(at).toBeGreaterThan(top);
      select({ book: host.book, events: host.events, isRemote: false }, sheet, at, left);
      await push();
    };
    await choose("Settings", "Block size");
    await seeHeading(walk, "Block size");
    await choose("Contracts", "FX-0907");
    await seeHeading(walk, "FX-0907");
  }, 60_000);

  test("a roster without the table Contracts shows the contracts that are named, and adds them", async () => {
    const people = oneTable("People", ["Email", "Contract"], [["ana@example.com", "C1"]]);
    const walk = await open({ today }, makeWorkbook(people));
    await openScreen(walk, "Settings", LIST);
    await press(walk, "C1");
    await seeText(walk, "the table Contracts has no row of it");
    await press(walk, "Add what is missing");
    await seeText(walk, "Added:");
    await press(walk, "Add it to the table Contracts");
    await typeInto(walk, "Ends on", "2027-06-15");
    await press(walk, "Add a contract");
    await seeHeading(walk, "C1");
    expect(savedBy(walk).contracts.get("C1")?.endsOn).toBe("2027-06-15");
  }, 60_000);

  test.each(["light", "dark"] as const)(
    "axe finds nothing on its pages, and all fit into 320 pixels, %s",
    async (colorScheme) => {
      const walk = await open({ today, colorScheme, width: 320 });
      await openScreen(walk, "Settings", LIST);
      await looksWell(walk, "contracts");
      for (const [at, part] of ["Settings", "Rates", "About"].entries()) {
        await walk.frame.getByRole("tablist", { name: LIST }).getByRole("tab", { name: part }).click();
        await looksWell(walk, `${part} ${at}`);
      }
      await walk.frame.getByRole("tablist", { name: LIST }).getByRole("tab", { name: "Settings" }).click();
      await press(walk, "Block size");
      await looksWell(walk, "setting");
      await press(walk, "Cancel");
      await walk.frame.getByRole("tablist", { name: LIST }).getByRole("tab", { name: "Contracts" }).click();
      await press(walk, "FX-0907");
      await looksWell(walk, "contract");
      await press(walk, "Extend this contract");
      await looksWell(walk, "form");
    },
    120_000,
  );
});
