import { expect, test } from "vitest";
import { openScreen, press, seeHeading, tabTo, typeInto } from "./keys.ts";
import { describeWalks, type Walk } from "./walk.ts";

// office.js hands keys on to Excel on the web, which then acts on the sheet: those that are meant for the pane must not get there

describeWalks("keys that are meant for the pane", (open) => {
  test("Esc closes an open list and stays here; without one it goes to Excel", { timeout: 60_000 }, async () => {
    const walk = await open();
    const { frame, page } = walk;
    const told = await keysTold(walk);
    await toForm(walk);
    await tabTo(walk, /^Contract/);
    await page.keyboard.press("ArrowDown");
    await frame.getByRole("listbox").waitFor();
    await told();
    await page.keyboard.press("Escape");
    await frame.getByRole("listbox").waitFor({ state: "detached" });
    expect(await told()).toEqual([]);
    await page.keyboard.press("Escape");
    await expect.poll(told, { timeout: 5_000 }).toEqual([ESC]);
  });

  test("Esc goes to Excel from a page of which a part is unfolded, and not where any list is open", async () => {
    const walk = await open();
    const { frame, page } = walk;
    const told = await keysTold(walk);
    await openScreen(walk, "People");
    await typeInto(walk, "Search by name", "farid");
    await press(walk, /^Farid Benslama/);
    await seeHeading(walk, "Farid Benslama");
    await press(walk, "A reminder to send");
    await expect.poll(() => frame.evaluate("document.activeElement.ariaExpanded")).toBe("true");
    await told();
    await page.keyboard.press("Escape");
    await expect.poll(told, { timeout: 5_000 }).toEqual([ESC]);
    // a list that leaves the key to whoever listens
    await frame.evaluate(() => {
      document.body.insertAdjacentHTML("beforeend", '<input id="list" role="combobox" aria-expanded="true">');
      document.getElementById("list")?.focus();
    });
    await page.keyboard.press("Escape");
    await page.waitForTimeout(200);
    expect(await told()).toEqual([]);
  });

  test("Ctrl+Z and Ctrl+Y in a field are for its text, and elsewhere for the workbook", {
    timeout: 60_000,
  }, async () => {
    const walk = await open();
    const { frame, page } = walk;
    const told = await keysTold(walk);
    await toForm(walk);
    await tabTo(walk, "Email");
    await page.keyboard.type("ana");
    await told();
    for (const key of ["Control+z", "Control+y", "Control+Shift+Z"]) await page.keyboard.press(key);
    await page.keyboard.press("Control+z");
    const field = frame.getByLabel("Email", { exact: false }).first();
    expect(await field.inputValue()).not.toBe("ana");
    // the key Control alone is one that Office hands on too
    expect((await told()).filter((key) => key !== CONTROL && key !== SHIFT)).toEqual([]);
    await tabTo(walk, "Cancel");
    await told();
    await page.keyboard.press("Control+z");
    await expect.poll(async () => (await told()).includes("Z"), { timeout: 5_000 }).toBe(true);
  });

  test("Tab goes on within the pane from a heading that has the focus", async () => {
    const walk = await open();
    const told = await keysTold(walk);
    await openScreen(walk, "People");
    await press(walk, /^Amara Okonjo/);
    await seeHeading(walk, "Amara Okonjo");
    await expect.poll(() => walk.frame.evaluate("document.activeElement.tagName")).toBe("H1");
    await told();
    await walk.page.keyboard.press("Tab");
    expect(await walk.frame.evaluate("['BUTTON', 'A', 'INPUT'].includes(document.activeElement.tagName)")).toBe(true);
    expect(await told()).toEqual([]);
  });
});

const ESC = "action 15";
const CONTROL = "\u0011";
const SHIFT = "\u0010";

/** What the pane tells Excel of keys since it was asked last: shortcuts by their letter, others by Office's number. */
async function keysTold({ page }: Walk): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    window.addEventListener("message", ({ data }) => {
      const message = JSON.parse(String(data)) as { _actionName?: string; _data?: unknown };
      if (message._actionName?.endsWith("notifyHost") !== true) return;
      const [, action, key] = message._data as [string, number, { keyCode: number } | undefined];
      // the focus comes and goes with other numbers
      if (key !== undefined) told.push(String.fromCharCode(key.keyCode));
      else if (action >= 10 && action <= 18) told.push(`action ${action}`);
    });
  });
  return () => page.evaluate(() => (window as unknown as { told: string[] }).told.splice(0));
}

async function toForm(walk: Walk): Promise<void> {
  await openScreen(walk, "People");
  await press(walk, "Add a person");
  await seeHeading(walk, "Add a person");
}
