import { expect } from "vitest";
import { focused, type Walk } from "./walk.ts";

/** So many presses of Tab find anything on a page. */
const MOST = 120;

/** Presses Tab until the focus is on what a screen reader would call so; fails where Tab never gets there. */
export async function tabTo({ page, frame }: Walk, name: string): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < MOST; presses += 1) {
    const now = await focused(frame);
    if (presses > 0 && now.startsWith(name)) return;
    seen.push(now);
    await page.keyboard.press("Tab");
  }
  expect.fail(`Tab does not reach ${name}, but: ${[...new Set(seen)].join(" | ")}`);
}

/** Goes to a button, link or item by Tab, and presses Enter. */
export async function press(walk: Walk, name: string): Promise<void> {
  await tabTo(walk, name);
  await walk.page.keyboard.press("Enter");
}

/** Goes to a field by Tab and types; what stands there is replaced. A day is typed as month, day, year, as in English. */
export async function typeInto(walk: Walk, label: string, text: string): Promise<void> {
  await tabTo(walk, label);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text);
  if (isDay) {
    await walk.page.keyboard.type(`${text.slice(5, 7)}${text.slice(8)}${text.slice(0, 4)}`);
    return;
  }
  await walk.page.keyboard.press("Control+A");
  await walk.page.keyboard.type(text);
  // the offers that typing has opened are closed, so that Tab takes none of them
  if ((await walk.frame.locator("[role=listbox]").count()) > 0) await walk.page.keyboard.press("Escape");
}

/** Goes to a tab of the screens by the keyboard and opens it; it shows the page that `heading` is of. */
export async function openScreen(walk: Walk, name: string, heading = name): Promise<void> {
  const { frame, page } = walk;
  await frame.getByRole("navigation").getByRole("tab", { name }).waitFor();
  await frame.getByRole("navigation").getByRole("tab", { selected: true }).focus();
  for (let presses = 0; presses < 8 && !(await focused(frame)).includes(name); presses += 1) {
    await page.keyboard.press("ArrowRight");
  }
  await page.keyboard.press("Enter");
  await frame.getByRole("heading", { name: heading, level: 1 }).waitFor();
}

/** Waits for the heading of a page. */
export async function seeHeading({ frame }: Walk, name: string): Promise<void> {
  await frame.getByRole("heading", { name, level: 1, exact: true }).waitFor({ timeout: 10_000 });
}

/** Waits for a sentence of the page. */
export async function seeText({ frame }: Walk, text: string): Promise<void> {
  await frame.getByText(text).first().waitFor({ timeout: 10_000 });
}
