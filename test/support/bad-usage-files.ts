import { type BadInput, bytes, noise, usageHeader } from "./bad-input.ts";

/**
 * Files of usage that cannot be read as they stand, hold nothing, or stand there twice. The small firm's own export of two rows
 * is read beside each.
 */
export const badUsageFiles: readonly BadInput[] = [
  {
    name: "a file that is not there",
    usage: ["usage", "april.csv"],
    says: [
      [
        "error[file-unreadable] april.csv",
        "There is no such file or folder; the file is not counted.",
        "Check the name",
      ],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "a file inside a file",
    usage: ["usage", "usage/march.csv/april.csv"],
    says: [["error[file-unreadable] usage/march.csv/april.csv", "There is no such file or folder", "Check the name"]],
    rows: [2, 2, 0, 0],
  },
  {
    name: "a folder without an export",
    files: { "april/notes.txt": "nothing" },
    usage: ["usage", "april"],
    says: [
      ["error[file-unreadable] april", "The folder holds no export.", "such as exports/*.csv"],
      ["note[file-skipped] april", "left aside: notes.txt", "save it as CSV"],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "a pattern that fits nothing",
    usage: ["usage", "april/*.csv"],
    says: [["error[file-unreadable] april/*.csv", "The pattern fits no file.", "such as exports/*.csv"]],
    rows: [2, 2, 0, 0],
  },
  {
    name: "an empty file",
    files: { "usage/april.csv": "" },
    says: [["error[export-unrecognised] usage/april.csv:1", "The file is empty.", "Download the export again."]],
    rows: [2, 2, 0, 0],
  },
  {
    name: "a file of blank lines",
    files: { "usage/april.csv": "\n \r\n\n" },
    says: [["error[export-unrecognised] usage/april.csv:1", "The file is empty.", "Download the export again."]],
    rows: [2, 2, 0, 0],
  },
  {
    name: "a header alone",
    files: { "usage/april.csv": `\n${usageHeader}\n\n` },
    says: [["note[export-empty] usage/april.csv:2", "Below its header the file has no row.", "if nothing was used"]],
    rows: [2, 2, 0, 0],
  },
  {
    name: "columns of no export, with the nearest format and what it lacks",
    files: { "usage/april.csv": "Date,User,Amount\n2026-03-05,ana@firm.example,4\n" },
    says: [
      [
        "error[export-unrecognised] usage/april.csv:1",
        "The columns “Date, User, Amount” are of no export that is known; the file is not counted. Nearest is credit-usage (a list of usage in our own format), which also needs credits.",
        "rename its columns to those of credit-usage",
      ],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "columns that have nothing in common with any export",
    files: { "usage/april.csv": "Wann;Wer;Wieviel\n2026-03-05;ana@firm.example;4\n" },
    says: [
      [
        "error[export-unrecognised] usage/april.csv:1",
        "which also needs date, user and credits.",
        "those of credit-usage",
      ],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "most columns of an enterprise export",
    files: { "usage/april.csv": "usageDate,productName,tokensConsumed\n2026-03-05,Revit,4\n" },
    says: [
      [
        "error[export-unrecognised] usage/april.csv:1",
        "Nearest is token-flex (Autodesk's enterprise token consumption), which also needs usageCategory or productLineCode.",
        "those of credit-usage",
      ],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "the beginning of a workbook",
    files: { "april.xlsx": bytes([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0xff, 0x81]) },
    usage: ["usage", "april.xlsx"],
    says: [
      ["error[file-unreadable] april.xlsx", "begins like a workbook or an archive and breaks off", "copy it again"],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "bytes that are no text",
    files: { "usage/april.csv": noise },
    says: [["error[encoding-unknown] usage/april.csv", "The file cannot be read as text", "“CSV UTF-8”"]],
    rows: [2, 2, 0, 0],
  },
  {
    name: "a picture, a document to print, and the page that asks to sign in",
    files: {
      "usage/a.csv": bytes([0x89], "PNG\r\n", [0x1a, 10, 0, 0xff, 0x81, 0x8d]),
      "usage/b.csv": "%PDF-1.7\n1 0 obj\n",
      "usage/c.csv": "\n<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in</body></html>\n",
    },
    says: [
      ["error[export-unrecognised] usage/a.csv", "The file is a picture, not an export", "Give the export itself"],
      ["error[export-unrecognised] usage/b.csv", "The file is a PDF document, not an export", "as it was downloaded"],
      ["error[export-unrecognised] usage/c.csv", "The file is a web page, not an export", "sign in, and download"],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "UTF-8 with a byte that is none in the middle",
    files: {
      "usage/april.csv": bytes(
        `${usageHeader}\n2026-03-05,ana@firm.example,4,Zoë\n2026-03-06,ana@firm.example,4,Zo`,
        [0xeb, 10],
      ),
    },
    says: [
      [
        "error[encoding-unknown] usage/april.csv",
        "not UTF-8, UTF-16 or Windows-1252 from beginning to end",
        "“CSV UTF-8”",
      ],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "UTF-8 that breaks before its first letter beyond ASCII, far behind",
    files: {
      "usage/april.csv": bytes(
        `${usageHeader}\n`,
        [0xe9, 10],
        "2026-03-05,ana@firm.example,0,Plain\n".repeat(9_000),
        "2026-03-05,ana@firm.example,0,Zoë\n",
      ),
    },
    says: [["error[encoding-unknown] usage/april.csv", "The file cannot be read as text", "“CSV UTF-8”"]],
    rows: [2, 2, 0, 0],
  },
  {
    name: "the same file twice, which counts once",
    files: {
      "again.csv":
        "date,user,credits,service\n2026-03-02,ana@firm.example,5,Rendering\n2026-03-31,ben@firm.example,7.5,Rendering\n",
    },
    usage: ["usage", "again.csv", "usage/march.csv"],
    says: [
      ["note[export-repeated] usage/march.csv", "its rows count once", "Nothing needs doing."],
      ["note[export-repeated] again.csv", "its rows count once", "Nothing needs doing."],
    ],
    rows: [6, 2, 4, 0],
  },
];
