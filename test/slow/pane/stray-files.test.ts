import { expect, test } from "vitest";
import { makeWorkbook } from "../../support/workbook.ts";
import { openScreen, press, seeHeading } from "./keys.ts";
import { describeWalks, type Walk } from "./walk.ts";

// files that are dropped where a browser would open them in place of the pane

const march = { name: "march.csv", bytes: new TextEncoder().encode("date,user,credits\n") };

describeWalks("files that are dropped anywhere", (open) => {
  test("files may be let go over every screen, and texts are none of them", async () => {
    const walk = await open();
    await seeHeading(walk, "Today");
    expect([await isTaken(walk, "dragover", "file"), await isTaken(walk, "dragover", "text")]).toEqual([true, false]);
    expect(await isTaken(walk, "drop", "text")).toBe(false);
    await walk.page.waitForTimeout(300);
    await seeHeading(walk, "Today");
    expect(await isTaken(walk, "drop", "file")).toBe(true);
    await seeHeading(walk, "Reconcile");
  });

  test("on the screen that takes them they are laid ready once", async () => {
    const walk = await open();
    await openScreen(walk, "Reconcile");
    await walk.drop("main", [march]);
    await walk.frame.getByText("march.csv").first().waitFor();
    await walk.page.waitForTimeout(300);
    expect(await walk.frame.getByText("chosen already").count()).toBe(0);
  });

  test("a list of people that is dropped where it is asked for stays there", async () => {
    const walk = await open();
    await openScreen(walk, "People");
    await press(walk, "Paste a list");
    const list = walk.frame.getByLabel("Rows of people, with their headers");
    await list.waitFor();
    await walk.drop("textarea", [{ name: "people.csv", bytes: new TextEncoder().encode("Email\nnia@example.com\n") }]);
    await walk.frame.getByText("people.csv: 1 row.").waitFor();
    expect(await walk.frame.getByRole("heading", { name: "Reconcile", level: 1 }).count()).toBe(0);
  });

  test("where there is no roster nothing happens, and nothing is laid ready for later", async () => {
    const bytes = makeWorkbook({ sheets: [{ name: "Sheet1", tables: [], cells: [[1, 1, "mine"]] }] });
    const walk = await open({}, bytes);
    await walk.frame.getByRole("heading", { name: "Begin a roster" }).waitFor();
    await walk.drop("main", [march]);
    await walk.frame.getByRole("button", { name: "Create the tables" }).click();
    await walk.frame.getByRole("heading", { name: "Settings", level: 1 }).waitFor();
    await openScreen(walk, "Reconcile");
    await walk.page.waitForTimeout(300);
    expect(await walk.frame.getByText("march.csv").count()).toBe(0);
    expect(walk.problems()).toEqual([]);
  });
});

/** Whether the pane keeps the browser from doing its own with what is held over it, or let go. */
function isTaken({ frame }: Walk, name: "dragover" | "drop", what: "file" | "text"): Promise<boolean> {
  return frame.evaluate(
    ([type, kind]) => {
      const dataTransfer = new DataTransfer();
      if (kind === "file") dataTransfer.items.add(new File(["x"], "a.csv"));
      else dataTransfer.items.add("x", "text/plain");
      const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer });
      return !(document.querySelector("h1") ?? document.body).dispatchEvent(event);
    },
    [name, what] as const,
  );
}
