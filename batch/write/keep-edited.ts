import { constants, copyFileSync, existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { OURS, writtenBy } from "../../core/files/written-by.ts";

/** What became of an edited review: its copy, if there was one to keep; or why it cannot be kept, in words. */
export type Kept =
  | { readonly kind: "done"; readonly kept: string | undefined }
  | { readonly kind: "failed"; readonly reason: string };

/**
 * Copies a `review.xlsx` that somebody has saved since a run wrote it, so that no decision is lost when the next one takes its
 * place.
 */
export function keepEdited(folder: string): Kept {
  const path = join(folder, "review.xlsx");
  try {
    // what is in the way of the folder itself is for whoever writes into it to say
    if (!existsSync(path) || !statSync(path).isFile()) return { kind: "done", kept: undefined };
    if (writtenBy(readFileSync(path)) === OURS) return { kind: "done", kept: undefined };
    return { kind: "done", kept: copied(path, folder) };
  } catch (error) {
    const { syscall, message } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    const reason = `somebody has typed into ${path}, and it cannot be kept: ${message}. Move it away, or give another folder with --out.`;
    return { kind: "failed", reason };
  }
}

function copied(path: string, folder: string): string {
  for (let number = 1; ; number += 1) {
    const copy = join(folder, number === 1 ? "review-kept.xlsx" : `review-kept-${number}.xlsx`);
    if (existsSync(copy)) continue;
    copyFileSync(path, copy, constants.COPYFILE_EXCL);
    return copy;
  }
}
