import type { GivenFile } from "../../core/exports/reading.ts";
import { eachLinedPiece } from "../../core/files/pieces.ts";

/** Reads bytes of a file from `from` to before `to`, at once; throws where the browser cannot any more. */
export type ReadBytes = (file: Blob, from: number, to: number) => Uint8Array;

/** Bytes that are asked of the browser at a time: asking takes longer than reading. */
const WINDOW = 1024 * 1024;

/** Hands over a file piece by piece, and answers why it cannot be had, perhaps after pieces. */
export function filePieces(file: Blob, read: ReadBytes): GivenFile["pieces"] {
  return (take) => {
    let refusal: ReturnType<GivenFile["pieces"]>;
    let window: Uint8Array = new Uint8Array(0);
    let used = 0;
    let next = 0;
    eachLinedPiece((room) => {
      if (used === window.length) {
        try {
          window = read(file, next, Math.min(next + WINDOW, file.size));
        } catch (error) {
          refusal = gone(error);
          return 0;
        }
        next += window.length;
        used = 0;
      }
      const some = window.subarray(used, used + room.length);
      room.set(some);
      used += some.length;
      return some.length;
    }, take);
    return refusal;
  };
}

/** The first bytes of a file, all where no number is given; nothing where it cannot be read, which its reader will say. */
export function firstBytes(file: Blob, read: ReadBytes, most = file.size): Uint8Array | undefined {
  try {
    return read(file, 0, Math.min(most, file.size));
  } catch {
    return undefined;
  }
}

function gone(error: unknown): NonNullable<ReturnType<GivenFile["pieces"]>> {
  const why = error instanceof Error ? ` (${error.message.replace(/\.$/, "")})` : "";
  return {
    code: "file-unreadable",
    message: `The browser cannot read the file any more${why}`,
    help: "It was moved, changed or opened elsewhere since it was dropped. Close it, and drop it again.",
  };
}
