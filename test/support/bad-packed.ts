import { type BadInput, bytes } from "./bad-input.ts";
import { gz, header, sheet, workbook } from "./export-files.ts";
import { zip } from "./workbook.ts";

const april = "date,user,credits\n2026-03-05,ana@firm.example,4\n";

/** Archives, packed files and workbooks of which something cannot be read as it stands, and text that is no plain table. */
export const badPacked: readonly BadInput[] = [
  {
    name: "an archive of an export, of one that is none, and of something else",
    files: {
      "usage/april.zip": zip({ "a/april.csv": april, "b.csv": "Who,When\n", "logo.png": bytes([0x89, 0, 0xff]) }),
    },
    says: [
      ["error[export-unrecognised] usage/april.zip › b.csv:1", "of no export that is known", "Give the export"],
      ["note[file-skipped] usage/april.zip", "left aside: logo.png", "save it as CSV"],
    ],
    rows: [3, 3, 0, 0],
  },
  {
    name: "an archive without an export",
    files: { "usage/april.zip": zip({ "readme.md": "Nothing.\n" }) },
    says: [
      ["error[file-unreadable] usage/april.zip", "The archive holds no export", "as they were downloaded"],
      ["note[file-skipped] usage/april.zip", "left aside: readme.md", "save it as CSV"],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "the same export plain, packed and in an archive",
    files: { "usage/april.csv": april, "usage/april.csv.gz": gz(april), "usage/b.zip": zip({ "april.csv": april }) },
    says: [
      ["note[export-repeated] usage/april.csv.gz", "its rows count once", "Nothing needs doing."],
      ["note[export-repeated] usage/b.zip › april.csv", "its rows count once", "Nothing needs doing."],
    ],
    rows: [5, 3, 2, 0],
  },
  {
    name: "a packed file that breaks off",
    files: { "usage/april.csv.gz": gz(april).subarray(0, 40) },
    says: [["error[file-unreadable] usage/april.csv.gz", "It is damaged, or breaks off", "Download it again"]],
    rows: [2, 2, 0, 0],
  },
  {
    name: "a file that unpacks to far more than it should",
    files: {
      "usage/april.csv.gz": gz("\n".repeat(12_000_000)),
      "usage/april.zip": zip({ "a.csv": new Uint8Array(12_000_000) }),
    },
    says: [
      ["error[limit-exceeded] usage/april.csv.gz", "more than 200 times its size", "Unpack it"],
      ["error[limit-exceeded] usage/april.zip › a.csv", "more than 200 times its size", "Unpack it"],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "a workbook without an export, and an old one",
    files: {
      "usage/april.xlsx": workbook(
        sheet("Data", [
          ["Date", "User", "Amount"],
          ["2026-03-05", "ana", 4],
        ]),
      ),
      "usage/old.xls": bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], "Workbook".repeat(80)),
    },
    says: [
      ["error[export-unrecognised] usage/april.xlsx › Data:1", "which also needs credits.", "rename its columns"],
      ["error[workbook-kind] usage/old.xls", "old kind of Excel (.xls)", "save it as “Excel Workbook (.xlsx)”"],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "a workbook with settings on a sheet before, and a bad row",
    files: {
      "usage/april.xlsx": workbook(
        sheet("Filter", [["Team", "North"]]),
        sheet("Daten", [header, ["2026-03-05", "ana@firm.example", 4], ["soon", "ana@firm.example", 1]]),
      ),
    },
    says: [
      ["error[cell-not-a-day] usage/april.xlsx › Daten:3:date", "“soon” is not a day", "YYYY-MM-DD"],
      ["note[export-filtered] usage/april.xlsx › Daten", "Team = “North”", "clear the filters"],
    ],
    rows: [4, 3, 0, 1],
  },
  {
    name: "data without a header",
    files: { "usage/april.csv": "2026-03-05,ana@firm.example,4\n" },
    says: [["error[header-missing] usage/april.csv:1", "begins with data", "“date,user,credits”"]],
    rows: [2, 2, 0, 0],
  },
  {
    name: "a total that is not the sum: a warning, and the run is complete",
    files: { "usage/april.csv": `${april}Total,,5\n` },
    says: [
      [
        "warning[total-line-differs] usage/april.csv:3",
        "total is 5, and its rows add up to 4: 1 apart.",
        "Download the export again",
      ],
    ],
    rows: [3, 3, 0, 0],
  },
];
