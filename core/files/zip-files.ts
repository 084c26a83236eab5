import { createDecoder } from "./encoding.ts";
import { type ArchiveEntry, partKey, readDirectory } from "./xlsx/archive.ts";
import { broken, isRefusal, type Refusal } from "./xlsx/refusal.ts";
import { unpack } from "./xlsx/unpack.ts";

/** What an archive of files may hold; a list of usage unpacks to some 10 times its size. */
export const archiveLimits = {
  /** Bytes of a packed file, which is held whole where it is an archive or a workbook. */
  packed: 512 * 1024 * 1024,
  /** Bytes that one file unpacks to; it is read piece by piece. */
  file: 2 * 1024 * 1024 * 1024,
  /** Bytes that all files of an archive unpack to. */
  all: 4 * 1024 * 1024 * 1024,
  /** A file that unpacks to more than this … */
  large: 10 * 1024 * 1024,
  /** … may unpack to this many times its packed size. */
  ratio: 200,
} as const;

/** A file in an archive. */
export type ZipFile = {
  /** Its path in the archive. */
  readonly name: string;
  /** Unpacks it piece by piece, and says why it cannot, perhaps after pieces. It may be read again. */
  readonly pieces: (take: (bytes: Uint8Array) => void) => Refusal | undefined;
};

/** A zip archive: a workbook (or another document) of many parts, or files put together; or why it is neither. */
export type Zip = { readonly kind: "document" } | { readonly kind: "files"; readonly files: readonly ZipFile[] };

/** Opens a zip archive; nothing is unpacked yet. */
export function openZip(bytes: Uint8Array): Zip | Refusal {
  const entries = readDirectory(bytes);
  if (isRefusal(entries)) return entries;
  const names = new Set(entries.map(({ name }) => partKey(name)));
  const isDocument =
    names.has("[content_types].xml") ||
    names.has("_rels/.rels") ||
    (names.has("mimetype") && names.has("content.xml")) ||
    names.has("index.zip") ||
    names.has("index/document.iwa");
  if (isDocument) return { kind: "document" };
  let all = 0;
  const seen = new Set<string>();
  const files = entries.map((entry): ZipFile => {
    all += entry.size;
    const name = nameOf(entry);
    const refusal = refuseEntry(entry, all, seen.has(name));
    seen.add(name);
    return { name, pieces: (take) => refusal ?? unpacked(bytes, entry, take) };
  });
  return { kind: "files", files };
}

function unpacked(bytes: Uint8Array, entry: ArchiveEntry, take: (bytes: Uint8Array) => void): Refusal | undefined {
  const refusal = unpack({ bytes, entries: new Map() }, entry, (piece) => {
    take(piece);
    return true;
  });
  return refusal && damaged("It is damaged in the archive: its length or its checksum is not what the archive says.");
}

/** The refusal of bytes that were packed and do not come out. */
export function damaged(message: string): Refusal {
  return { ...broken(message), code: "file-unreadable", help: "Download it again, or ask for another copy." };
}

/** What to say of a file that grows beyond the limits while it is unpacked, or says that it will. */
export function tooLarge(message: string): Refusal {
  return { code: "limit-exceeded", message, help: "Unpack it, and if it is an export after all, give it unpacked." };
}

/** Whether so many bytes may come out of so many. */
export function isBomb(packed: number, size: number): boolean {
  return size > archiveLimits.large && size > packed * archiveLimits.ratio;
}

function refuseEntry(entry: ArchiveEntry, all: number, isAgain: boolean): Refusal | undefined {
  const key = partKey(entry.name);
  if (entry.isEncrypted) {
    return {
      code: "file-unreadable",
      message: "It is encrypted in the archive.",
      help: "Unpack the archive with its password, and give the files.",
    };
  }
  if (entry.name.startsWith("/") || key.split("/").includes("..") || /^[a-z]:/.test(key)) {
    return {
      code: "file-unreadable",
      message: "Its path in the archive leads outside of it, as no download's does.",
      help: "Look where the archive comes from; if it is sound, unpack it and give the files.",
    };
  }
  if (isAgain) {
    return {
      code: "file-unreadable",
      message: "The archive has two files of this name, and it cannot be told which is meant.",
      help: "Unpack the archive, and give the files.",
    };
  }
  if (entry.size > archiveLimits.file || all > archiveLimits.all) {
    return tooLarge("It unpacks to more than 2 GB, or the files of the archive to more than 4 GB together.");
  }
  if (isBomb(entry.packedSize, entry.size)) {
    return tooLarge(`It unpacks to more than ${archiveLimits.ratio} times its size, as no ordinary file does.`);
  }
  if (entry.method !== 0 && entry.method !== 8) {
    return {
      code: "file-unreadable",
      message: "It is packed in a way that is not read.",
      help: "Unpack the archive, and give the files; or pack them again as an ordinary .zip.",
    };
  }
  return undefined;
}

/** The name of a file in UTF-8 where it is that, else letter by letter; `/` between folders. */
function nameOf({ name }: ArchiveEntry): string {
  const bytes = Uint8Array.from(name, (letter) => letter.charCodeAt(0));
  const decoder = createDecoder("utf-8");
  const [start, end] = [decoder.push(bytes), decoder.finish()];
  const whole = start === undefined || end === undefined ? name : start + end;
  return whole.replaceAll("\\", "/").normalize("NFC");
}
