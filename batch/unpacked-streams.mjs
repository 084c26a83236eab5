// Takes the place of two things of the platform inside the bundle. hucre packs every part of a workbook, and
// core/files/workbook-mend.ts unpacks, mends and packs them anew: here hucre's packing hands the bytes on as they are, and it
// does not load the platform's HTTP client and streams only to ask whether `Response` and `ReadableStream` exist. That is half the time of a small workbook.

/** A stream that answers what was written. hucre stores what does not get smaller. */
export function CompressionStream() {
  const pieces = [];
  return {
    writable: { getWriter: () => ({ write: (bytes) => pieces.push(bytes), close: () => {} }) },
    readable: {
      getReader: () => ({
        read: async () => (pieces.length === 0 ? { done: true } : { done: false, value: pieces.shift() }),
      }),
    },
  };
}

/** They are there: nobody asks for more. */
export const Response = Object;
export const ReadableStream = Object;
