import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { alreadyThere, saveNew } from "./save-new.ts";

/** So many names are tried: more suggestions than that are nobody's wish. */
const MOST_NAMES = 100;

/**
 * Saves a suggested mapping in the report's folder. It never writes over a file, which somebody may have filled in since:
 * the next free name is taken, or the file that says the same already. Answers the path, or nothing where it cannot be
 * written: the screen shows the mapping all the same.
 */
export function saveSuggestion(folder: string, text: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return undefined;
  }
  for (let number = 1; number <= MOST_NAMES; number += 1) {
    const path = join(folder, number === 1 ? "suggested-mapping.json" : `suggested-mapping-${number}.json`);
    const refusal = saveNew(path, new TextEncoder().encode(text));
    if (refusal === undefined || says(path, text)) return path;
    if (refusal !== alreadyThere(path)) return undefined;
  }
  return undefined;
}

function says(path: string, text: string): boolean {
  try {
    return readFileSync(path, "utf8") === text;
  } catch {
    return false;
  }
}
