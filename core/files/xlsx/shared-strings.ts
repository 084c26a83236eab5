import type { Package } from "./package.ts";
import type { Refusal } from "./refusal.ts";
import { createTextItem } from "./text-item.ts";

/** Reads the texts that cells refer to by number. */
export function readSharedStrings(workbook: Package, part: string): readonly string[] | Refusal {
  const strings: string[] = [];
  const item = createTextItem();
  const refusal = workbook.read(part, {
    open: (name) => (name === "si" ? item.begin() : item.open(name)),
    text: item.text,
    close: (name) => {
      if (name === "si") strings.push(item.whole());
      else item.close(name);
    },
  });
  return refusal ?? strings;
}
