import { statSync } from "node:fs";
import { readText } from "./text.ts";

/** Files that are larger are not read again for the sake of an excerpt. */
const LARGEST = 64 * 1024 * 1024;

/** The lines of files, for showing the offending one under a diagnostic; each file is read again once, when asked for. */
export function createExcerpts(): (file: string, line: number) => string | undefined {
  const files = new Map<string, readonly string[]>();
  return (file, line) => {
    let lines = files.get(file);
    if (lines === undefined) {
      lines = linesOf(file);
      files.set(file, lines);
    }
    return lines[line - 1];
  };
}

function linesOf(file: string): readonly string[] {
  let text = "";
  try {
    if (file === "-" || statSync(file).size > LARGEST) return [];
    const { readable } = readText(
      file,
      () => {
        text = "";
      },
      (piece) => {
        text += piece;
      },
      () => {},
    );
    return readable ? text.split(/\r\n|\r|\n/) : [];
  } catch {
    // the diagnostic stands without its excerpt: the file has gone, or is a folder
    return [];
  }
}
