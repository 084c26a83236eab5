import type { RunFile } from "../run-file.ts";

/** Rows of an array that are written at once. */
const PIECE = 1_000;

/**
 * `reconciliation.json` piece by piece, as the contract with other programs says: a line for each key, and a line for each
 * row of an array, so that two runs can be compared line by line.
 */
export function* runFilePieces(run: RunFile): Generator<string> {
  let before = "{\n";
  for (const [key, value] of Object.entries(run)) {
    yield `${before} ${JSON.stringify(key)}: `;
    before = ",\n";
    if (!Array.isArray(value) || value.length === 0) yield JSON.stringify(value);
    else {
      for (let at = 0; at < value.length; at += PIECE) {
        const rows = value.slice(at, at + PIECE).map((row) => `  ${JSON.stringify(row)}`);
        yield `${at === 0 ? "[\n" : ",\n"}${rows.join(",\n")}`;
      }
      yield "\n ]";
    }
  }
  yield "\n}\n";
}

/** `reconciliation.json` as one text. */
export function runFileJson(run: RunFile): string {
  return [...runFilePieces(run)].join("");
}
