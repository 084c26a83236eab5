import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { select } from "../../excel-host/person.ts";
import { root } from "../../support/source.ts";
import { openScreen, press, seeHeading, seeText, tabTo, typeInto } from "./keys.ts";
import { axeFinds, describeWalks, looksWell, rosterOf, type Walk } from "./walk.ts";

const usage = join(root, "batch/sample/usage");
const usageFiles = () =>
  readdirSync(usage).map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(usage, name))) }));

const poolIn = ({ saveWorkbook }: Walk, id: string) => {
  const { roster, codes } = rosterOf(saveWorkbook());
  expect(codes).toEqual([]);
  return roster.poolRows.find(({ values }) => values.poolId === id)?.values;
};

/** A day on which the sample has purchases in force, one under way, and some that have lapsed. */
const today = "2026-04-20";

describeWalks("purchases", (open) => {
  test("a purchase from the request to its application, by keyboard alone", async () => {
    const walk = await open({ today });
    await openScreen(walk, "Purchases");
    await press(walk, "Ask for a purchase");
    await seeHeading(walk, "Ask for a purchase");
    await typeInto(walk, "Contract", "FX-0907");
    await typeInto(walk, "Credits", "300");
    await seeText(walk, "3 blocks of 100 Flex tokens.");
    await seeText(walk, "About €900.00, at €3.00 a Flex token as for FX-2026-01.");
    await typeInto(walk, "Requested on", "2026-04-01");
    await seeText(walk, "Bought on Apr 6, 2026, their last day would be Apr 5, 2027, 12 months after the purchase.");
    await press(walk, "Record the request");
    await seeHeading(walk, "Purchases");
    await seeText(walk, "300 Flex tokens for contract FX-0907 are requested on Apr 1, 2026 as P-2026-01.");

    await press(walk, "P-2026-01");
    await seeHeading(walk, "P-2026-01");
    await seeText(walk, "  number: 3 blocks of 100, 300 in all");
    await press(walk, "Copy the text");
    await expect.poll(() => walk.clipboard(), { timeout: 10_000 }).toContain("Please send us a quote for:");

    await press(walk, "Record a quote");
    await typeInto(walk, "Quoted on", "2026-04-02");
    await seeText(walk, "was quoted on Apr 2, 2026: 900 EUR in all.");
    await press(walk, "Record a quote");
    await seeHeading(walk, "P-2026-01");
    await press(walk, "Record an approval");
    await typeInto(walk, "Approved on", "2026-04-03");
    await seeText(walk, "was approved on Apr 3, 2026.");
    await press(walk, "Record an approval");
    await seeHeading(walk, "P-2026-01");
    await press(walk, "Record a purchase");
    await typeInto(walk, "Purchased on", "2026-04-06");
    await seeText(walk, "Last day: Apr 5, 2027, 12 months after the purchase.");
    await typeInto(walk, "Order reference", "PO-26-050");
    await seeText(walk, "was purchased on Apr 6, 2026.");
    await press(walk, "Record a purchase");
    await seeHeading(walk, "P-2026-01");
    await press(walk, "Record that credits were applied");
    await typeInto(walk, "Applied on", "2026-04-08");
    await seeText(walk, "pays from Apr 8, 2026 on.");
    await press(walk, "Record that credits were applied");
    await seeHeading(walk, "P-2026-01");

    expect(poolIn(walk, "P-2026-01")).toMatchObject({
      contract: "FX-0907",
      credits: 300_000_000,
      requestedOn: "2026-04-01",
      quotedOn: "2026-04-02",
      approvedOn: "2026-04-03",
      purchasedOn: "2026-04-06",
      appliedOn: "2026-04-08",
      orderReference: "PO-26-050",
      unitPrice: 3_000_000,
      currency: "EUR",
      reseller: "Harbour Lane Software",
    });
    expect(walk.problems()).toEqual([]);
  }, 120_000);

  test("credits that the firm has are recorded in one form, with their last day while it is filled in", async () => {
    const walk = await open({ today });
    await openScreen(walk, "Purchases");
    await press(walk, "Record credits we have");
    await seeHeading(walk, "Record credits we have");
    await typeInto(walk, "Contract", "CN-4821");
    await typeInto(walk, "Credits", "150");
    await typeInto(walk, "Purchased on", "2026-01-05");
    await typeInto(walk, "Applied on", "2026-01-07");
    await seeText(walk, "Last day: Jun 15, 2026, the end of contract CN-4821.");
    await seeText(walk, "150 credits are no whole number of blocks of 100: see that it is what was bought.");
    await typeInto(walk, "Order reference", "PO-77");
    await press(walk, "Record the credits");
    await seeHeading(walk, "Purchases");
    expect(poolIn(walk, "P-2026-01")).toMatchObject({
      contract: "CN-4821",
      source: "purchase",
      purchasedOn: "2026-01-05",
      appliedOn: "2026-01-07",
      orderReference: "PO-77",
    });
    expect(walk.problems()).toEqual([]);
  }, 60_000);

  test("credits of a cloud service are recorded, and renewed once", async () => {
    const walk = await open({ today });
    await openScreen(walk, "Purchases");
    await press(walk, "Record credits of a cloud service");
    await typeInto(walk, "Contract", "CN-4821");
    await typeInto(walk, "Credits", "150");
    await typeInto(walk, "Applied on", "2026-01-01");
    await typeInto(walk, "Expires on", "2026-03-31");
    await press(walk, "Record the credits");
    await seeHeading(walk, "Purchases");
    await press(walk, "Show them");
    await press(walk, "CS-2026-01");
    await seeHeading(walk, "CS-2026-01");
    await press(walk, "Renew these credits");
    await typeInto(walk, "Credits", "120");
    await seeText(walk, "The pool CS-2026-02 (120 credits) renews CS-2026-01");
    await press(walk, "Renew credits of a cloud service");
    await seeHeading(walk, "CS-2026-01");
    expect(poolIn(walk, "CS-2026-02")).toMatchObject({
      source: "cloud service",
      credits: 120_000_000,
      appliedOn: "2026-04-01",
      renews: "CS-2026-01",
    });
    expect(await walk.frame.getByRole("button", { name: "Renew these credits" }).count()).toBe(0);
  }, 90_000);

  test("an amount is adjusted, and a purchase of one person is given to another", async () => {
    const walk = await open({ today });
    await openScreen(walk, "Purchases");
    await press(walk, "Ask for a purchase");
    await typeInto(walk, "Contract", "CN-4821");
    await typeInto(walk, "Credits", "50");
    // said once the field is left, and once only
    await tabTo(walk, "Unit");
    await seeText(walk, "50 credits are no whole number of blocks");
    await typeInto(walk, "Holder", "lukasz.brzeski@example.com");
    await seeText(walk, "for one person need not be whole blocks");
    await typeInto(walk, "Requested on", "2026-04-01");
    await press(walk, "Record the request");
    await press(walk, "P-2026-01");
    await press(walk, "Move to another person");
    await typeInto(walk, "Holder", "ida.maurer@example.com");
    await press(walk, "Move credits to another person");
    await seeHeading(walk, "P-2026-01");
    await press(walk, "Back to the list");
    await press(walk, "FX-2026-01");
    await press(walk, "Adjust the amount");
    await typeInto(walk, "Date", "2026-04-05");
    await typeInto(walk, "Credits", "-20");
    await typeInto(walk, "Reason", "Taken back by the vendor");
    await seeText(walk, "20 Flex tokens are taken from FX-2026-01 on Apr 5, 2026");
    await press(walk, "Adjust a pool");
    await walk.frame.getByRole("list", { name: "Adjustments" }).waitFor();

    const { roster, codes } = rosterOf(walk.saveWorkbook());
    expect(codes).toEqual([]);
    expect(poolIn(walk, "P-2026-01")?.holder).toBe("ida.maurer@example.com");
    expect(roster.adjustments.at(-1)?.values).toMatchObject({
      poolId: "FX-2026-01",
      credits: -20_000_000,
      reason: "Taken back by the vendor",
    });
  }, 90_000);

  test("what cannot be is refused in words, at its field, and nothing is written", async () => {
    const walk = await open({ today });
    const before = rosterOf(walk.saveWorkbook()).roster.poolRows.length;
    await openScreen(walk, "Purchases");
    await press(walk, "Ask for a purchase");
    await typeInto(walk, "Contract", "FX-0907");
    await typeInto(walk, "Credits", "250");
    await press(walk, "Record the request");
    await seeText(walk, "250 Flex tokens are no whole number of blocks");
    // the field that is wrong has the focus
    await expect
      .poll(() => walk.frame.evaluate(() => document.activeElement?.getAttribute("aria-invalid")))
      .toBe("true");
    expect(rosterOf(walk.saveWorkbook()).roster.poolRows).toHaveLength(before);
    // what was typed is there again after another screen was looked at
    await openScreen(walk, "People");
    await openScreen(walk, "Purchases", "Ask for a purchase");
    expect(await walk.frame.getByLabel("Credits").inputValue()).toBe("250");
  }, 90_000);

  test("what the last run advises is begun as a request with its figures", async () => {
    const walk = await open({ today });
    await openScreen(walk, "Reconcile");
    await walk.drop("main", usageFiles());
    await walk.frame.getByText("8 files").waitFor();
    await press(walk, /^Reconcile$/);
    await walk.frame.getByRole("heading", { name: "Result", level: 1 }).waitFor({ timeout: 30_000 });
    await openScreen(walk, "Purchases");
    await seeText(walk, "Order 4 blocks (400 Flex tokens, about €1,200.00) now: it was due by Mar 25, 2026.");
    await seeText(walk, "400 of 400 Flex tokens");
    expect(await axeFinds(walk.frame)).toEqual([]);
    await press(walk, "Copy the request for a quote");
    await expect.poll(() => walk.clipboard(), { timeout: 10_000 }).toContain("wanted by: 2026-04-27");
    // the request is begun with the button before it
    await walk.page.keyboard.press("Shift+Tab");
    await walk.page.keyboard.press("Enter");
    await seeHeading(walk, "Ask for a purchase");
    await seeText(walk, "4 blocks of 100 Flex tokens.");
    await press(walk, "Record the request");
    await seeHeading(walk, "Purchases");
    await seeText(walk, "Under way already: FX-2026-02 (500) and P-2026-01 (400).");
    expect(poolIn(walk, "P-2026-01")).toMatchObject({
      contract: "FX-0907",
      credits: 400_000_000,
      requestedOn: today,
      reseller: "Harbour Lane Software",
    });
    expect(walk.problems()).toEqual([]);
  }, 120_000);

  test("a row that is selected in the sheet opens its pool, and the pool selects its row", async () => {
    const walk = await open({ today });
    const { frame, host } = walk;
    await openScreen(walk, "Purchases");
    const table = host.book.tables.find(({ name }) => name === "Pools");
    if (table === undefined) throw new Error("there is no table Pools");
    const { sheet, top, left } = table.box;
    // who clicks into the sheet takes the focus there
    await walk.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    select({ book: host.book, events: host.events, isRemote: false }, sheet, top + 9, left + 2);
    await walk.push();
    await seeHeading(walk, "FX-2026-02");
    expect(await frame.evaluate(() => document.activeElement?.tagName)).not.toBe("H1");
    await press(walk, "Back to the list");
    await press(walk, "FX-2026-01");
    await seeHeading(walk, "FX-2026-01");
    await expect.poll(() => host.book.active.top, { timeout: 10_000 }).toBe(top + 8);
  }, 60_000);

  test.each(["light", "dark"] as const)(
    "axe finds nothing on its pages, and all fit into 320 pixels, %s",
    async (colorScheme) => {
      const walk = await open({ today, colorScheme, width: 320 });
      await openScreen(walk, "Purchases");
      await press(walk, "Record credits we have");
      await seeHeading(walk, "Record credits we have");
      await looksWell(walk, "credits we have");
      await press(walk, "Back to the list");
      await press(walk, "FX-2026-02");
      await seeHeading(walk, "FX-2026-02");
      await looksWell(walk, "pool");
      await press(walk, "Record an approval");
      await looksWell(walk, "form");
      await press(walk, "Cancel");
      await press(walk, "Back to the list");
      await press(walk, "Ask for a purchase");
      await typeInto(walk, "Credits", "200");
      await tabTo(walk, "Holder");
      await looksWell(walk, "request");
      await press(walk, "Cancel");
      await press(walk, "Record credits of a cloud service");
      await looksWell(walk, "cloud service");
      await press(walk, "Cancel");
      await press(walk, "Show them");
      await looksWell(walk, "list");
    },
    120_000,
  );
});
