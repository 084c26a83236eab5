import { writeWorkbook } from "../../core/files/workbook-write.ts";
import type { Remembered } from "../../core/findings/memory.ts";
import { reviewWorkbook } from "../../core/review/workbook.ts";
import type { RunFile } from "../../core/run-file.ts";

/** The bytes of `review.xlsx`. */
export function reviewFile(run: RunFile, memory: ReadonlyMap<string, Remembered>): Promise<Uint8Array> {
  return writeWorkbook(reviewWorkbook(run, memory));
}
