import type { Frame, Page } from "playwright-core";
import { focused } from "./walk.ts";

/** So many times a key is pressed before it is given up. */
const TRIES = 60;

/** Presses a key until what has the focus is called so, as far as a screen reader would say; fails with where it went instead. */
export async function goTo(
  { frame, page }: { readonly frame: Frame; readonly page: Page },
  name: string | RegExp,
  key = "Tab",
): Promise<void> {
  const seen: string[] = [];
  for (let press = 0; press < TRIES; press += 1) {
    const now = await focused(frame);
    if (typeof name === "string" ? now.includes(name) : name.test(now)) return;
    seen.push(now);
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not reach ${name}: ${seen.join(" | ")}`);
}
