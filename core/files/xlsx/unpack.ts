import { createInflater, PACKED_PIECE } from "../inflate.ts";
import { type Archive, type ArchiveEntry, firstByte } from "./archive.ts";
import { crc32 } from "./checksum.ts";
import { broken, type Refusal } from "./refusal.ts";

/**
 * Unpacks one file of an archive piece by piece; `take` answers whether it wants more. Never more comes out than the
 * directory says: a file that goes on is refused there and then, one that ends early or has another checksum at its end.
 */
export function unpack(
  archive: Archive,
  entry: ArchiveEntry,
  take: (bytes: Uint8Array) => boolean,
): Refusal | undefined {
  if (entry.isEncrypted) return encrypted;
  const packed = packedBytes(archive, entry);
  if (packed === undefined || (entry.method !== 0 && entry.method !== 8)) return damaged(entry);
  let size = 0;
  let crc = 0;
  let isWanted = true;
  const pass = (bytes: Uint8Array) => {
    size += bytes.length;
    if (size > entry.size || !isWanted || bytes.length === 0) return;
    crc = crc32(bytes, crc);
    isWanted = take(bytes);
  };
  const push = entry.method === 0 ? pass : createInflater(pass);
  for (let at = 0; at < packed.length && isWanted && size <= entry.size; at += PACKED_PIECE) {
    if (push(packed.subarray(at, at + PACKED_PIECE), at + PACKED_PIECE >= packed.length) === false)
      return damaged(entry);
  }
  if (!isWanted) return undefined;
  return size === entry.size && crc === entry.crc ? undefined : damaged(entry);
}

/** What an archive says of itself that asks for a password. */
export const encrypted: Refusal = {
  code: "workbook-encrypted",
  message: "The workbook is encrypted: it opens with a password, or for certain people only.",
  help: "Open it in Excel, choose File, Info, Protect Workbook, Encrypt with Password, clear the password and save; or give a copy without one.",
};

function damaged({ name }: ArchiveEntry): Refusal {
  return broken(
    `The part ${name} of the workbook is damaged: its length or its checksum is not what the archive says.`,
  );
}

function packedBytes({ bytes }: Archive, entry: ArchiveEntry): Uint8Array | undefined {
  const first = firstByte(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), entry);
  return first === undefined ? undefined : bytes.subarray(first, first + entry.packedSize);
}
