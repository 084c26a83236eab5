import { Gunzip, Inflate } from "fflate";
import { joined } from "./encoding.ts";
import { crc32 } from "./xlsx/checksum.ts";

// the one door to fflate for reading

/** Packed bytes that are unpacked at a time: they become at most 16 MB, and some 100 kB in an ordinary file. */
export const PACKED_PIECE = 16 * 1024;

/** Takes packed bytes piece by piece; answers whether they were sound so far. */
export type Inflater = (bytes: Uint8Array, isLast: boolean) => boolean;

/** Unpacks deflated bytes, as they stand in an archive. */
export function createInflater(pass: (bytes: Uint8Array) => void): Inflater {
  const inflate = new Inflate(pass);
  return (bytes, isLast) => sound(() => inflate.push(bytes, isLast));
}

const TRAILER = 8;

/**
 * Unpacks a gzip file (RFC 1952), also one of several parts one behind the other, and holds each part against the checksum
 * and the length behind it.
 */
export function createGunzip(pass: (bytes: Uint8Array) => void): Inflater {
  let crc = 0;
  let size = 0;
  let isSound = true;
  /** The end of what was pushed: the checksum of a part may stand in several pieces. */
  let recent: Uint8Array = new Uint8Array(0);
  let passed = 0;
  const gunzip = new Gunzip((bytes) => {
    crc = crc32(bytes, crc);
    size += bytes.length;
    if (bytes.length > 0) pass(bytes);
  });
  /** Whether a part that ends before this place of the file is what its last bytes say. */
  const holds = (end: number): boolean => {
    const first = end - TRAILER - (passed - recent.length);
    if (first < 0 || first + TRAILER > recent.length) return false;
    const trailer = new DataView(recent.buffer, recent.byteOffset + first, TRAILER);
    return trailer.getUint32(0, true) === crc && trailer.getUint32(4, true) === size % 2 ** 32;
  };
  gunzip.onmember = (start) => {
    isSound &&= holds(start);
    crc = 0;
    size = 0;
  };
  return (bytes, isLast) => {
    recent = joined(recent.subarray(-PACKED_PIECE), bytes);
    passed += bytes.length;
    return sound(() => gunzip.push(bytes, isLast)) && isSound && (!isLast || holds(passed));
  };
}

/** Whether it came to its end: fflate throws where the bytes are no packed ones. */
function sound(push: () => void): boolean {
  try {
    push();
    return true;
  } catch {
    return false;
  }
}
