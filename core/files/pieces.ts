/** Small enough that a piece as text is an ordinary object to the engine, which is freed cheaply. */
const PIECE = 64 * 1024;
const NEWLINE = 10;

/**
 * Hands over bytes piece by piece. A piece ends with a line where it can, so that whoever reads lines need not put pieces
 * together; it is not kept by who takes it. `fill` writes what comes next to the beginning of the room that it is given, and
 * answers how many bytes that were: none at the end.
 */
export function eachLinedPiece(fill: (room: Uint8Array) => number, take: (bytes: Uint8Array) => void): void {
  const piece = new Uint8Array(PIECE);
  let held = 0;
  for (;;) {
    const length = fill(piece.subarray(held));
    const end = held + length;
    const line = length === 0 ? end : piece.lastIndexOf(NEWLINE, end - 1) + 1;
    const cut = line === 0 ? end : line;
    if (cut > 0) take(piece.subarray(0, cut));
    if (length === 0) break;
    piece.copyWithin(0, cut, end);
    held = end - cut;
  }
}
