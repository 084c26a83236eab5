import { limits } from "./limits.ts";
import { broken, isRefusal, type Refusal, tooMuch } from "./refusal.ts";

/** One file of an archive, as the archive's directory describes it. */
export type ArchiveEntry = {
  readonly name: string;
  readonly isEncrypted: boolean;
  /** 0 is stored, 8 is deflated; a workbook uses no other. */
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its own header stands. */
  readonly offset: number;
};

/** The files of a zip archive by `partKey`. */
export type Archive = { readonly bytes: Uint8Array; readonly entries: ReadonlyMap<string, ArchiveEntry> };

const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_LOCATOR = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const LOCAL_SIZE = 30;
const ENTRY_SIZE = 46;
const LONGEST_COMMENT = 0xffff;
const IN_64 = 0xffffffff;

/**
 * Reads the directory of a workbook's archive and nothing else, so that its limits are checked before a byte is unpacked.
 * Names are compared without case and with `/` for `\`, as Excel does; a name that stands twice, or that climbs out of the
 * archive, is refused.
 */
export function readArchive(bytes: Uint8Array): Archive | Refusal {
  const all = readDirectory(bytes);
  if (isRefusal(all)) return all;
  const entries = new Map<string, ArchiveEntry>();
  let unpacked = 0;
  for (const entry of all) {
    unpacked += entry.size;
    const key = partKey(entry.name);
    const refusal = refuseEntry(entry, unpacked, key, entries);
    if (isRefusal(refusal)) return refusal;
    entries.set(key, entry);
  }
  return { bytes, entries };
}

/** The files that the directory of a zip archive lists (PKWARE's APPNOTE.TXT), each with its own header where it says. */
export function readDirectory(bytes: Uint8Array): readonly ArchiveEntry[] | Refusal {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) {
    return broken(
      "The file begins like a workbook or an archive and breaks off: its directory, the last part, is missing.",
    );
  }
  if (end.count > limits.parts)
    return tooMuch(`The archive has ${end.count} parts; ${limits.parts} is the most that is read.`);
  const entries: ArchiveEntry[] = [];
  let at = end.first;
  for (let index = 0; index < end.count; index += 1) {
    const found = readEntry(view, at, end.after);
    if (found === undefined || firstByte(view, found) === undefined) {
      return broken("The file is damaged: the directory of its archive does not fit its parts.");
    }
    const { next, ...entry } = found;
    at = next;
    if (!entry.name.endsWith("/") || entry.size > 0) entries.push(entry);
  }
  return entries;
}

/** Where the packed bytes of an entry begin; nothing where its own header is missing, or is that of another part. */
export function firstByte(view: DataView, { name, offset, packedSize }: ArchiveEntry): number | undefined {
  if (offset + LOCAL_SIZE > view.byteLength || view.getUint32(offset, true) !== LOCAL) return undefined;
  const nameLength = view.getUint16(offset + 26, true);
  const first = offset + LOCAL_SIZE + nameLength + view.getUint16(offset + 28, true);
  if (first + packedSize > view.byteLength) return undefined;
  return partKey(nameAt(view, offset + LOCAL_SIZE, nameLength)) === partKey(name) ? first : undefined;
}

/** The form under which parts are found: without case, `/` between folders, `%20` spelled out. */
export function partKey(name: string): string {
  const plain = name.replaceAll("\\", "/").replace(/^\/+/, "").toLowerCase();
  if (!plain.includes("%")) return plain;
  try {
    return decodeURI(plain).toLowerCase();
  } catch {
    // a percent sign that stands for itself
    return plain;
  }
}

function refuseEntry(
  { name, size, packedSize }: ArchiveEntry,
  unpacked: number,
  key: string,
  known: ReadonlyMap<string, ArchiveEntry>,
): Refusal | undefined {
  if (unpacked > limits.unpacked) return tooMuch("The workbook unpacks to more than 512 MB, far more than is read.");
  if (size > limits.largePart && size > packedSize * limits.ratio) {
    return tooMuch(
      `The part ${name} of the workbook unpacks to more than 100 times its size, as no ordinary one does.`,
    );
  }
  if (key.split("/").includes("..") || /^[a-z]:/.test(key))
    return broken(`The part ${name} of the workbook lies outside of it.`);
  return known.has(key) ? broken(`The workbook has two parts ${name}; it cannot be told which is meant.`) : undefined;
}

type Directory = { readonly count: number; readonly first: number; readonly after: number };

/** The directory's place, from the record at the very end (before a comment, and whatever a transfer may have added). */
function findEnd(view: DataView): Directory | undefined {
  const least = Math.max(0, view.byteLength - END_SIZE - LONGEST_COMMENT);
  for (let at = view.byteLength - END_SIZE; at >= least; at -= 1) {
    if (view.getUint32(at, true) !== END) continue;
    const plain = {
      count: view.getUint16(at + 10, true),
      size: view.getUint32(at + 12, true),
      first: view.getUint32(at + 16, true),
      at,
    };
    const found = findEnd64(view, at) ?? plain;
    if (found.first + found.size === found.at) return { count: found.count, first: found.first, after: found.at };
  }
  return undefined;
}

/** The larger record that some programs write before the end, also where nothing is large. */
function findEnd64(
  view: DataView,
  end: number,
): { count: number; size: number; first: number; at: number } | undefined {
  if (end < 20 || view.getUint32(end - 20, true) !== END_64_LOCATOR) return undefined;
  const at = Number(view.getBigUint64(end - 12, true));
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== END_64) return undefined;
  const [count, size, first] = [24 + 8, 40, 48].map((place) => Number(view.getBigUint64(at + place, true)));
  return { count: count ?? 0, size: size ?? 0, first: first ?? 0, at };
}

function readEntry(view: DataView, at: number, after: number): (ArchiveEntry & { next: number }) | undefined {
  if (at + ENTRY_SIZE > after || view.getUint32(at, true) !== ENTRY) return undefined;
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const next = at + ENTRY_SIZE + nameLength + extraLength + view.getUint16(at + 32, true);
  if (next > after) return undefined;
  const sizes = [24, 20, 42].map((place) => view.getUint32(at + place, true));
  const whole = sizes.includes(IN_64) ? wideSizes(view, at + ENTRY_SIZE + nameLength, extraLength, sizes) : sizes;
  if (whole === undefined) return undefined;
  const [size = 0, packedSize = 0, offset = 0] = whole;
  return {
    name: nameAt(view, at + ENTRY_SIZE, nameLength),
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedSize,
    size,
    offset,
    next,
  };
}

/** Size, packed size and offset of which some stand in the entry's extra field 1, in this order. */
function wideSizes(
  view: DataView,
  first: number,
  length: number,
  sizes: readonly number[],
): readonly number[] | undefined {
  for (let at = first; at + 4 <= first + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let place = at + 4;
    const last = Math.min(place + view.getUint16(at + 2, true), first + length);
    return sizes.map((size) => {
      if (size !== IN_64 || place + 8 > last) return size;
      place += 8;
      return Number(view.getBigUint64(place - 8, true));
    });
  }
  return undefined;
}

/** A name byte by byte: the parts of a workbook have names in ASCII, the rest percent-encoded. */
function nameAt(view: DataView, first: number, length: number): string {
  let name = "";
  for (let at = first; at < first + length; at += 1) name += String.fromCharCode(view.getUint8(at));
  return name;
}
