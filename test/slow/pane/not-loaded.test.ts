import { expect, test } from "vitest";
import { openScreen, press, seeHeading } from "./keys.ts";
import { describeWalks, looksWell } from "./walk.ts";

// a screen's module comes when it is looked at first: the network may be gone by then

describeWalks("a screen that does not come", (open) => {
  test.each(["light", "dark"] as const)(
    "says so, with details to copy; the others work, and it comes when the network is back, %s",
    { timeout: 60_000 },
    async (colorScheme) => {
      let isBlocked = true;
      const walk = await open({
        width: 320,
        colorScheme,
        block: (url) => isBlocked && /\/people-screen-[^/]*\.js$/.test(url),
      });
      const { frame } = walk;
      await seeHeading(walk, "Today");
      await openTab(walk, "People");
      const alert = frame.getByRole("alert");
      await alert.waitFor();
      await seeHeading(walk, "This screen could not be loaded. Nothing in the workbook was changed by it.");
      await looksWell(walk, "not loaded");
      await press(walk, "Copy the details");
      await expect.poll(() => walk.clipboard(), { timeout: 10_000 }).toContain("people-screen");
      await frame.getByRole("status").filter({ hasText: "The details copied." }).waitFor();
      // the other screens know nothing of it
      await openScreen(walk, "Findings");
      await alert.waitFor({ state: "detached" });
      await openTab(walk, "People");
      await alert.waitFor();
      await press(walk, "Try again");
      await alert.waitFor();
      isBlocked = false;
      await press(walk, "Try again");
      await seeHeading(walk, "People");
      await frame.getByText("40 people").first().waitFor();
      expect([walk.refused, walk.violations]).toEqual([[], []]);
    },
  );
});

/** Opens a tab whose screen is not there to have a heading. */
async function openTab({ frame, page }: Parameters<typeof press>[0], name: string): Promise<void> {
  await frame.getByRole("navigation").getByRole("tab", { name }).focus();
  await page.keyboard.press("Enter");
}
