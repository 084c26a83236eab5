/** What the first bytes of a file show it to be: an old Office document is a `compound` file, and so is an encrypted new one. */
export type FileKind = "text" | "gzip" | "zip" | "compound";

const marks: readonly (readonly [FileKind, readonly number[]])[] = [
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  // an archive with nothing in it is its directory alone
  ["zip", [0x50, 0x4b, 0x05, 0x06]],
  ["compound", [0xd0, 0xcf, 0x11, 0xe0]],
  ["gzip", [0x1f, 0x8b, 0x08]],
];

/** Tells a file by its first bytes and never by its name; whatever has no mark is taken for text until it proves to be none. */
export function fileKind(start: Uint8Array): FileKind {
  return marks.find(([, mark]) => mark.every((byte, at) => start[at] === byte))?.[0] ?? "text";
}
