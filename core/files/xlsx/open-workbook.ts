import type { CellContext } from "./cell-value.ts";
import { refuseKind } from "./kind.ts";
import { openPackage, type Package } from "./package.ts";
import { isRefusal, type Refusal } from "./refusal.ts";
import { readSharedStrings } from "./shared-strings.ts";
import { readStyles } from "./styles.ts";
import { readWorkbookPart, type SheetPart } from "./workbook-part.ts";

/** A workbook whose sheets can be walked. */
export type Opened = {
  readonly workbook: Package;
  readonly sheets: readonly SheetPart[];
  readonly context: CellContext;
};

/** Opens the bytes of an `.xlsx` or `.xlsm`: everything but its sheets and tables is read. */
export function openWorkbook(bytes: Uint8Array): Opened | Refusal {
  const kind = refuseKind(bytes);
  if (kind !== undefined) return kind;
  const workbook = openPackage(bytes);
  if (isRefusal(workbook)) return workbook;
  const main = readWorkbookPart(workbook);
  if (isRefusal(main)) return main;
  const strings = main.sharedStrings === undefined ? [] : readSharedStrings(workbook, main.sharedStrings);
  if (isRefusal(strings)) return strings;
  const styles = main.styles === undefined ? [] : readStyles(workbook, main.styles);
  if (isRefusal(styles)) return styles;
  return { workbook, sheets: main.sheets, context: { strings, styles, is1904: main.is1904 } };
}
