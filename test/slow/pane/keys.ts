import { expect } from "vitest";
import { focused, type Walk } from "./walk.ts";

/** So many presses of a key find anything on a page, there and back. */
const MOST = 200;

/**
 * Presses Tab (or another key) until the focus is on what a screen reader would call so, or that begins so; at the end of the
 * pane it turns back. Fails where the key never gets there.
 */
export async function tabTo({ page, frame }: Walk, name: string | RegExp, key = "Tab"): Promise<void> {
  const trail: string[] = [];
  let next = key;
  for (let presses = 0; presses < MOST; presses += 1) {
    const now = await focused(frame);
    const isIt = typeof name === "string" ? now.startsWith(name) : name.test(now);
    // a heading may be called as the button is
    if (
      isIt &&
      (await frame.evaluate(
        () => document.activeElement instanceof HTMLElement && document.activeElement.tabIndex >= 0,
      ))
    )
      return;
    // Excel takes the focus at the end, which the simulated one leaves where it is
    if (now === trail.at(-1) && (await isLast(frame))) next = "Shift+Tab";
    trail.push(now);
    await page.keyboard.press(next);
  }
  expect.fail(`${key} does not reach ${name}, but: ${[...new Set(trail)].join(" | ")}`);
}

/** Whether nothing that Tab stops at comes after what has the focus. */
function isLast(frame: Walk["frame"]): Promise<boolean> {
  return frame.evaluate(() => {
    const stops = [...document.querySelectorAll<HTMLElement>("button, input, select, textarea, a[href], [tabindex]")];
    const shown = stops.filter(({ tabIndex, offsetParent }) => tabIndex >= 0 && offsetParent !== null);
    return shown.at(-1) === document.activeElement;
  });
}

/** Goes to a button, link or item by Tab (or another key), and presses Enter. */
export async function press(walk: Walk, name: string | RegExp, key = "Tab"): Promise<void> {
  await tabTo(walk, name, key);
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
