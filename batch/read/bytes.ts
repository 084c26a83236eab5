import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import { eachLinedPiece } from "../../core/files/pieces.ts";

/** Reads a file (or standard input, `-`) piece by piece, hashing what passes; answers the SHA-256 of its bytes. */
export function readPieces(path: string, take: (bytes: Uint8Array) => void): string {
  const hash = createHash("sha256");
  eachPiece(path, (bytes) => {
    hash.update(bytes);
    take(bytes);
  });
  return hash.digest("hex");
}

/**
 * Hands over the bytes of a file (or of standard input, `-`) piece by piece. A piece ends with a line where it can, so that
 * whoever reads lines need not put pieces together.
 */
export function eachPiece(path: string, take: (bytes: Uint8Array) => void): void {
  const file = path === "-" ? 0 : openSync(path, "r");
  try {
    eachLinedPiece((room) => readSome(file, room), take);
  } finally {
    if (file !== 0) closeSync(file);
  }
}

/** The first bytes of a file, at most so many; none where it cannot be read. */
export function readStart(path: string, most: number): Uint8Array {
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    const bytes = new Uint8Array(most);
    return bytes.subarray(0, readSync(file, bytes, 0, most, 0));
  } catch {
    return new Uint8Array(0);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Standard input may have nothing yet, or have ended: neither is an error. */
function readSome(file: number, piece: Uint8Array): number {
  for (;;) {
    try {
      return readSync(file, piece, 0, piece.length, null);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

/** SHA-256 of a text, in hexadecimal. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** What an operating system's error means, in words. */
export function whyUnreadable(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT" || code === "ENOTDIR") return "There is no such file or folder";
  if (code === "EACCES" || code === "EPERM") return "It may not be read by this user";
  if (code === "EISDIR") return "It is a folder, not a file";
  if (code === "EBUSY") return "It is in use by another program";
  if (code === "ENAMETOOLONG") return "No file has so long a name";
  return error instanceof Error ? error.message : String(error);
}
