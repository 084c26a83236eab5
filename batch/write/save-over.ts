import { renameSync, rmSync, writeFileSync } from "node:fs";
import { whyNot } from "./save-new.ts";

/** Writes a file whole, over an older one of the name: under a temporary name first. Answers why it was not written. */
export function saveOver(path: string, text: string): string | undefined {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
    return undefined;
  } catch (error) {
    rmSync(temporary, { force: true });
    return whyNot(path, error as NodeJS.ErrnoException);
  }
}
