import { utf16 } from "./bad-input.ts";
import { gz } from "./export-files.ts";
import { makeWorkbook, zip } from "./workbook.ts";

const april = "date,user,credits\n2026-03-05,ana@firm.example,4\n";
const workbook = makeWorkbook({
  sheets: [
    { name: "Notes", cells: [[1, 1, "About this workbook"]] },
    {
      name: "Nutzung",
      cells: [["date", "user", "credits"], [{ day: "2026-03-05" }, "ana@firm.example", 4] as const].flatMap((row, at) =>
        row.map((cell, position) => [at + 3, position + 2, cell] as const),
      ),
    },
  ],
});

/** Usage in other clothes, told by its content and not by its name: nothing is to be said of it. */
export const oddPacked: readonly { readonly name: string; readonly file: string | Uint8Array }[] = [
  { name: "packed with gzip", file: gz(april) },
  { name: "packed with gzip in two parts", file: Buffer.concat([gz(april.slice(0, 30)), gz(april.slice(30))]) },
  { name: "UTF-16 packed with gzip", file: gz(utf16(`\ufeff${april}`)) },
  { name: "an archive", file: zip({ "folder/april.csv": april }) },
  { name: "an archive of a packed file", file: zip({ "april.csv.gz": gz(april) }) },
  { name: "an archive of a workbook", file: zip({ "april.xlsx": workbook }) },
  { name: "a workbook", file: workbook },
  { name: "a workbook packed with gzip", file: gz(workbook) },
  { name: "a line that names the delimiter", file: `sep=;\r\n${april.replaceAll(",", ";")}` },
  { name: "CR and LF by turns", file: "date,user,credits\r\n\r2026-03-05,ana@firm.example,4\n\r" },
];
