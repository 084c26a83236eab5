import { constants, crc32, deflateRawSync } from "node:zlib";
import { writeWorkbook } from "../../core/files/workbook-write.ts";
import type { Packer } from "../../core/files/zip-write.ts";
import type { Remembered } from "../../core/findings/memory.ts";
import { reviewWorkbook } from "../../core/review/workbook.ts";
import type { RunFile } from "../../core/run-file.ts";

/** A little larger than at the usual level 6, in a third of the time. */
const LEVEL = 3;

/** Packs as the platform does. */
export const packer: Packer = {
  deflate: (piece, isLast) =>
    deflateRawSync(piece, { level: LEVEL, finishFlush: isLast ? constants.Z_FINISH : constants.Z_SYNC_FLUSH }),
  crc32,
};

/** The bytes of `review.xlsx`. */
export function reviewFile(run: RunFile, memory: ReadonlyMap<string, Remembered>): Promise<Uint8Array> {
  return writeWorkbook(reviewWorkbook(run, memory), packer);
}
