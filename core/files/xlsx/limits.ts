/**
 * What a workbook may hold. A roster of 50,000 people unpacks to 6 times its size, and no ordinary part to more than 20
 * times; whatever goes beyond these limits is refused before it is unpacked.
 */
export const limits = {
  /** Parts of the archive. */
  parts: 5_000,
  /** Bytes that all parts unpack to. */
  unpacked: 512 * 1024 * 1024,
  /** A part that unpacks to more than this … */
  largePart: 10 * 1024 * 1024,
  /** … may unpack to this many times its packed size. */
  ratio: 100,
  /** Cells that the tables of one sheet may span, blank ones before a filled one included. */
  cells: 10_000_000,
  /** Cells of one sheet without a value: formatted in vain, or made to cost time. */
  blanks: 1_000_000,
  /** Elements within elements; a sheet has 8. */
  depth: 64,
} as const;
