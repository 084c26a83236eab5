import { builtInShown, type Shown, shownBy } from "./number-format.ts";
import type { Package } from "./package.ts";
import type { Refusal } from "./refusal.ts";

/** Reads how each cell style shows numbers, by the style's number. */
export function readStyles(workbook: Package, part: string): readonly Shown[] | Refusal {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  // formats of conditional rules (dxfs) and of named styles (cellStyleXfs) have elements of the same names
  let list = "";
  const refusal = workbook.read(part, {
    open: (name, attributes) => {
      if (name === "numFmts" || name === "cellXfs") list = name;
      const id = Number(attributes["numFmtId"] ?? 0);
      if (name === "numFmt" && list === "numFmts") codes.set(id, attributes["formatCode"] ?? "");
      else if (name === "xf" && list === "cellXfs") formats.push(id);
    },
    text: () => {},
    close: (name) => {
      if (name === list) list = "";
    },
  });
  const shown = new Map<number, Shown>();
  return (
    refusal ??
    formats.map((id) => {
      const code = codes.get(id);
      const known = shown.get(id) ?? (code === undefined ? builtInShown(id) : shownBy(code));
      shown.set(id, known);
      return known;
    })
  );
}
