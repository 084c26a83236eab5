import type { RunDiagnostic } from "../../../../core/run-file.ts";

/** Larger files are not read again for the sake of an excerpt. */
const LARGEST = 64 * 1024 * 1024;

/** Lines of dropped files by `file` and number from 1. */
export type Lines = ReadonlyMap<string, ReadonlyMap<number, string>>;

/** Headers stand near the top: with them an excerpt can point at the cell. */
const HEADERS = 40;

/**
 * Reads the lines that problems are about, piece by piece and beside everything else. Files that hold no lines, such as
 * workbooks and archives, have none; a file that cannot be read any more neither: the problem then stands without.
 */
export async function linesOf(
  files: readonly (readonly [name: string, file: Blob])[],
  diagnostics: readonly RunDiagnostic[],
): Promise<Lines> {
  const found = new Map<string, ReadonlyMap<number, string>>();
  for (const [name, file] of files) {
    const wanted = diagnostics.flatMap(({ at }) =>
      "line" in at && at.file === name && at.line !== null ? [at.line] : [],
    );
    if (wanted.length === 0 || file.size > LARGEST) continue;
    try {
      found.set(name, await readLines(file, new Set(wanted)));
    } catch {
      // moved or changed since it was dropped
    }
  }
  return found;
}

async function readLines(file: Blob, wanted: ReadonlySet<number>): Promise<ReadonlyMap<number, string>> {
  const start = new Uint8Array(await file.slice(0, 4096).arrayBuffer());
  const encoding = encodingOf(start);
  if (encoding === undefined) return new Map();
  const lines = new Map<number, string>();
  const last = Math.max(...wanted);
  const decoder = new TextDecoder(encoding);
  const reader = file.stream().getReader();
  let number = 1;
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    const text = rest + decoder.decode(value, { stream: !done });
    // a line that may go on, or whose end may be the half of one, waits for the next piece
    const cut = done ? text.length : Math.max(text.lastIndexOf("\n"), text.slice(0, -1).lastIndexOf("\r")) + 1;
    rest = text.slice(cut);
    const pieces = text.slice(0, cut).split(/\r\n|\r|\n/);
    const whole = done ? pieces : pieces.slice(0, -1);
    for (const line of whole) {
      if (number <= HEADERS || wanted.has(number)) lines.set(number, line);
      number += 1;
    }
    if (done || number > last) break;
  }
  await reader.cancel();
  return lines;
}

/** How the text of a file is written, by its beginning; nothing where it is no text. */
function encodingOf(start: Uint8Array): string | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  if (start.includes(0)) return undefined;
  try {
    // the last character may be cut in half
    new TextDecoder("utf-8", { fatal: true }).decode(start, { stream: true });
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}
