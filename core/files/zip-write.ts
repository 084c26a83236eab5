import { crc32 } from "./xlsx/checksum.ts";

/** Packs bytes as archives do (raw deflate). */
export type Deflate = (bytes: Uint8Array) => Uint8Array;

/** 1980-01-01, the oldest day that an archive can name: no clock. */
const LONG_AGO = 0x21;
const UTF8 = 0x0800;
const DEFLATED = 8;

/** A zip archive of files, in their order, packed by whoever can do it fastest. Names are ASCII; less than 4 GB in all. */
export function zipFiles(files: Readonly<Record<string, Uint8Array>>, deflate: Deflate): Uint8Array {
  const entries = Object.entries(files).map(([name, content]) => ({
    name: Uint8Array.from(name, (letter) => letter.charCodeAt(0)),
    packed: deflate(content),
    size: content.length,
    checksum: crc32(content),
  }));
  const sizes = entries.map(({ name, packed }) => [30 + name.length + packed.length, 46 + name.length] as const);
  const [local, central] = sizes.reduce(([a, b], [c, d]) => [a + c, b + d] as const, [0, 0] as const);
  const bytes = new Uint8Array(local + central + 22);
  const view = new DataView(bytes.buffer);
  const shorts = (at: number, ...values: readonly number[]) => {
    for (const [place, value] of values.entries()) view.setUint16(at + 2 * place, value, true);
  };
  const longs = (at: number, ...values: readonly number[]) => {
    for (const [place, value] of values.entries()) view.setUint32(at + 4 * place, value, true);
  };
  let [file, list] = [0, local];
  for (const { name, packed, size, checksum } of entries) {
    longs(file, 0x04034b50);
    shorts(file + 4, 20, UTF8, DEFLATED, 0, LONG_AGO);
    longs(file + 14, checksum, packed.length, size);
    shorts(file + 26, name.length, 0);
    bytes.set(name, file + 30);
    bytes.set(packed, file + 30 + name.length);
    longs(list, 0x02014b50);
    shorts(list + 4, 20, 20, UTF8, DEFLATED, 0, LONG_AGO);
    longs(list + 16, checksum, packed.length, size);
    shorts(list + 28, name.length);
    longs(list + 42, file);
    bytes.set(name, list + 46);
    file += 30 + name.length + packed.length;
    list += 46 + name.length;
  }
  longs(list, 0x06054b50);
  shorts(list + 8, entries.length, entries.length);
  longs(list + 12, central, local);
  return bytes;
}
