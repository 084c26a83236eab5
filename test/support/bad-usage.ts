import { type BadInput, bytes, noise } from "./bad-input.ts";

const header = "date,user,credits,service";

/** Usage that cannot be read as it stands. The small firm's own export of two rows is read beside it. */
export const badUsage: readonly BadInput[] = [
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
    files: { "usage/april.csv": `\n${header}\n\n` },
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
        `${header}\n2026-03-05,ana@firm.example,4,Zoë\n2026-03-06,ana@firm.example,4,Zo`,
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
        `${header}\n`,
        [0xe9, 10],
        "2026-03-05,ana@firm.example,0,Plain\n".repeat(9_000),
        "2026-03-05,ana@firm.example,0,Zoë\n",
      ),
    },
    says: [["error[encoding-unknown] usage/april.csv", "The file cannot be read as text", "“CSV UTF-8”"]],
    rows: [2, 2, 0, 0],
  },
  {
    name: "days that could be two, and days that are none",
    files: {
      "usage/april.csv": `${header}\n03/04/2026,ana@firm.example,4,\n2026-02-30,ana@firm.example,4,\nsoon,ana@firm.example,4,\n,ana@firm.example,4,\n2026-03-05,ana@firm.example,4,\n`,
    },
    says: [
      [
        "error[cell-not-a-day] usage/april.csv:2:date",
        "“03/04/2026” could be read in two ways, day first or month first; the row is left out.",
        "declare the setting “Day order”",
      ],
      ["error[cell-not-a-day] usage/april.csv:3:date", "“2026-02-30” is not a day", "YYYY-MM-DD, such as 2026-03-31"],
      ["error[cell-not-a-day] usage/april.csv:4:date", "“soon” is not a day", "YYYY-MM-DD"],
      [
        "error[cell-required] usage/april.csv:5:date",
        "“date” is blank, and every row needs it",
        "Type the date, or delete the row.",
      ],
    ],
    rows: [7, 3, 0, 4],
  },
  {
    name: "amounts with a decimal comma, which can mean one thing only",
    files: {
      "usage/april.csv": `${header}\n2026-03-05,ana@firm.example,"3,5",\n2026-03-05,ana@firm.example,"1.234,5",\n2026-03-05,ana@firm.example,"1,2,3",\n`,
    },
    says: [
      [
        "error[cell-not-credits] usage/april.csv:2:credits",
        "“3,5” is an amount only in another number style than 1234.5, and none is declared; the row is left out.",
        "Type 3.5, or declare the setting “Number style”: its value must then be 1.234,5 or 1 234,5.",
      ],
      [
        "error[cell-not-credits] usage/april.csv:3:credits",
        "“1.234,5” is an amount only in another number style",
        "Type 1234.5, or declare the setting “Number style”: its value must then be 1.234,5.",
      ],
      ["error[cell-not-credits] usage/april.csv:4:credits", "“1,2,3”", "Type digits with a decimal point"],
    ],
    rows: [5, 2, 0, 3],
  },
  {
    name: "amounts that are none, or could be two, or are beyond what is exact",
    files: {
      "usage/april.csv": `${header}\n2026-03-05,ana@firm.example,"1,200",\n2026-03-05,ana@firm.example,four,\n2026-03-05,ana@firm.example,0.1234567,\n2026-03-05,ana@firm.example,9000000000.000001,\n2026-03-05,ana@firm.example,,\n2026-03-05,ana@firm.example,NaN,\n2026-03-05,ana@firm.example,1e3,\n`,
    },
    says: [
      [
        "error[cell-not-credits] usage/april.csv:2:credits",
        "“1,200” could mean two amounts",
        "declare the setting “Number style”",
      ],
      ["error[cell-not-credits] usage/april.csv:3:credits", "“four” is not an amount", "such as 1234.5"],
      [
        "error[cell-not-credits] usage/april.csv:4:credits",
        "“0.1234567” has more than 6 decimals",
        "at most 6 decimals",
      ],
      ["error[cell-not-credits] usage/april.csv:5:credits", "is above 9,000,000,000", "at most 9,000,000,000"],
      ["error[cell-required] usage/april.csv:6:credits", "“credits” is blank", "Type the credits"],
      ["error[cell-not-credits] usage/april.csv:7:credits", "“NaN” is not an amount", "such as 1234.5"],
      ["error[cell-not-credits] usage/april.csv:8:credits", "“1e3” is not an amount", "such as 1234.5"],
    ],
    rows: [9, 2, 0, 7],
  },
  {
    name: "people who are no address, and a zero byte in one that would be",
    files: {
      "usage/april.csv": `${header}\n2026-03-05,ana,4,\n2026-03-05,,4,\n2026-03-05,ana@firm\0.example,4,\n2026-03-05,*****,0,\n`,
    },
    says: [
      [
        "error[cell-not-an-email] usage/april.csv:2:user",
        "“ana” is not an e-mail address; the row is left out.",
        "Type the e-mail",
      ],
      ["error[cell-required] usage/april.csv:3:user", "“user” is blank", "Type the user"],
      [
        "error[cell-not-an-email] usage/april.csv:4:user",
        "“ana@firm�.example” is not an e-mail address",
        "Type the e-mail",
      ],
    ],
    rows: [6, 3, 0, 3],
  },
  {
    name: "words that are not one of the few",
    files: {
      "usage/april.csv":
        "date,user,credits,paid from,unit\n2026-03-05,ana@firm.example,4,induvidual,\n2026-03-05,ana@firm.example,4,,flextoken\n2026-03-05,ana@firm.example,4,,coins\n2026-03-05,ana@firm.example,4,either,\n",
    },
    says: [
      [
        "error[cell-not-one-of] usage/april.csv:2:paid from",
        "“induvidual” is not individual or shared",
        "Did you mean individual?",
      ],
      [
        "error[cell-not-one-of] usage/april.csv:4:unit",
        "“coins” is not cloud-credit, flex-token or eba-token",
        "or leave the cell blank",
      ],
      [
        "error[cell-not-one-of] usage/april.csv:5:paid from",
        "“either” is not individual or shared",
        "leave the cell blank",
      ],
    ],
    rows: [6, 3, 0, 3],
  },
  {
    name: "a stray quotation mark, which must not swallow the rows after it",
    files: {
      "usage/april.csv": `${header}\n2026-03-05,ana@firm.example,1,\n2026-03-05,"ana@firm.example,2,\n${"2026-03-05,ana@firm.example,0.001,\n".repeat(6000)}`,
    },
    says: [
      [
        "error[csv-broken] usage/april.csv:3",
        "The quotation marks of the row do not pair",
        "Write a quotation mark inside a text twice",
      ],
    ],
    rows: [6004, 6003, 0, 1],
  },
  {
    name: "a stray quotation mark before rows with quoted cells",
    files: {
      "usage/april.csv": `${header}\n2026-03-05,ana@firm.example,1,"Rend"er"\n2026-03-05,"ana@firm.example",2,"Simulation, fast"\n2026-03-05,"ana@firm.example,2,Simulation\n2026-03-05,"ana@firm.example",2,"Simulation, fast"\n`,
    },
    says: [
      ["error[csv-broken] usage/april.csv:2", "do not pair", "twice"],
      ["error[csv-broken] usage/april.csv:4", "do not pair", "twice"],
    ],
    rows: [6, 4, 0, 2],
  },
  {
    name: "ragged rows: too many cells are refused, too few are blank",
    files: {
      "usage/april.csv": `${header}\n2026-03-05,ana@firm.example,1,Rendering, fast\n2026-03-05,ana@firm.example,1\n2026-03-05,ana@firm.example\n2026-03-05,ana@firm.example,1,Rendering,,\n`,
    },
    says: [
      [
        "error[csv-broken] usage/april.csv:2",
        "The row has 5 cells where the header has 4",
        "Put quotation marks around a text",
      ],
      ["error[cell-required] usage/april.csv:4:credits", "“credits” is blank", "Type the credits"],
    ],
    rows: [6, 4, 0, 2],
  },
  {
    name: "a header again and a total, which are no loss",
    files: {
      "usage/april.csv": `${header}\n2026-03-05,ana@firm.example,1,\nDATE,User,Credits,Service\n2026-03-06,ana@firm.example,2,\nGrand total,,3,\n\n`,
    },
    says: [
      [
        "note[header-repeated] usage/april.csv:3",
        "The header stands here again; the line is left out.",
        "Nothing needs doing",
      ],
      [
        "note[total-line] usage/april.csv:5",
        "The line is a total (Grand total, 3) and no usage",
        "Nothing needs doing.",
      ],
    ],
    rows: [4, 4, 0, 0],
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
  {
    name: "a sum beyond what is exact",
    files: { "usage/april.csv": `${header}\n${"2025-11-05,ana@firm.example,9000000000,\n".repeat(3)}` },
    says: [
      [
        "error[limit-exceeded] usage/april.csv:3",
        "the usage adds up to more than 9,000,000,000",
        "Look for an amount that is far too large.",
      ],
    ],
    rows: [5, 1, 0, 4],
  },
];
