/** Something wrong with what is given, and everything that is to be said about it. */
export type BadInput = {
  readonly name: string;
  /** Files beside those of the small firm, or in their place; `null` takes one away. */
  readonly files?: Readonly<Record<string, string | Uint8Array | null>>;
  readonly roster?: string;
  readonly usage?: readonly string[];
  /** Every diagnostic: `severity[code] place`, then a part of its sentence, then a part of its help. */
  readonly says: readonly (readonly [string, string, string])[];
  /** What became of the rows: read, counted, duplicate, left out. */
  readonly rows: readonly [number, number, number, number];
};

const header = "date,user,credits,service";
const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));
const utf16 = (text: string) => Buffer.from(text, "utf16le");
/** Bytes as they come, repeatable, of every value. */
const noise = Uint8Array.from({ length: 3000 }, (_, at) => (at * at * 31 + at * 7) % 251);

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
    name: "a folder without a CSV file",
    files: { "april/notes.txt": "nothing" },
    usage: ["usage", "april"],
    says: [
      ["error[file-unreadable] april", "The folder holds no CSV file.", "such as exports/*.csv"],
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
        "those of token-flex",
      ],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "a workbook given as usage",
    files: { "april.xlsx": bytes([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0xff, 0x81]) },
    usage: ["usage", "april.xlsx"],
    says: [["error[export-unrecognised] april.xlsx", "The file is a workbook or an archive", "“CSV UTF-8”"]],
    rows: [2, 2, 0, 0],
  },
  {
    name: "bytes that are no text",
    files: { "usage/april.csv": noise },
    says: [["error[encoding-unknown] usage/april.csv", "The file cannot be read as text", "“CSV UTF-8”"]],
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
    rows: [6, 4, 0, 2],
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

/** Usage that looks odd and is read whole: nothing is to be said of it. Each is one row of 4 credits beside the firm's two. */
export const oddUsage: readonly { readonly name: string; readonly file: string | Uint8Array }[] = [
  { name: "LF", file: "date,user,credits\n2026-03-05,ana@firm.example,4\n" },
  { name: "CRLF", file: "date,user,credits\r\n2026-03-05,ana@firm.example,4\r\n" },
  { name: "CR", file: "date,user,credits\r2026-03-05,ana@firm.example,4\r" },
  { name: "no newline at the end", file: "date,user,credits\n2026-03-05,ana@firm.example,4" },
  { name: "a byte-order mark", file: "\ufeffdate,user,credits\n2026-03-05,ana@firm.example,4\n" },
  { name: "semicolons", file: "date;user;credits\n2026-03-05;ana@firm.example;4\n" },
  { name: "tabs", file: "date\tuser\tcredits\n2026-03-05\tana@firm.example\t4\n" },
  { name: "UTF-16 with a mark", file: utf16("\ufeffdate\tuser\tcredits\r\n2026-03-05\tana@firm.example\t4\r\n") },
  { name: "UTF-16 without a mark", file: utf16("date\tuser\tcredits\r\n2026-03-05\tana@firm.example\t4\r\n") },
  {
    name: "UTF-16 with the large byte first",
    file: utf16("\ufeffdate,user,credits\n2026-03-05,ana@firm.example,4\n").swap16(),
  },
  { name: "Windows-1252", file: bytes("date,user,credits,service\n2026-03-05,ana@firm.example,4,Zo", [0xeb, 10]) },
  {
    name: "a quoted cell of two lines",
    file: 'date,user,credits,service\n2026-03-05,ana@firm.example,4,"two\r\nlines"\n',
  },
  { name: "blank lines", file: "\n\ndate,user,credits\n\n,,\n2026-03-05,ana@firm.example,4\n \n\n" },
  {
    name: "an address in capitals and blanks around",
    file: "date,user,credits\n 2026-03-05 , ANA@Firm.example ,\u00a04 \n",
  },
  {
    name: "headers in another order and case, with stars",
    file: "CREDITS*,User,Date *\n4,ana@firm.example,2026-03-05\n",
  },
  {
    name: "a heading above",
    file: "Usage of April\nmade on,2026-05-01\n\ndate,user,credits\n2026-03-05,ana@firm.example,4\n",
  },
  { name: "a column that is nobody's", file: "colour,date,user,credits\nred,2026-03-05,ana@firm.example,4\n" },
  {
    name: "a cell of two million letters",
    file: `date,user,credits,job\n2026-03-05,ana@firm.example,4,${"x".repeat(2_000_000)}\n`,
  },
  { name: "a comma at the end of every line", file: "date,user,credits,\n2026-03-05,ana@firm.example,4,\n" },
];

/** A roster that breaks a rule. */
export const badRoster: readonly BadInput[] = [
  {
    name: "no such folder",
    roster: "staff",
    says: [
      [
        "error[file-unreadable] staff",
        "There is no such file or folder: no roster is read.",
        "such as --roster roster",
      ],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "one of its files in place of the folder",
    roster: "roster/people.csv",
    says: [["error[workbook-kind] roster/people.csv", "not a workbook", "give their folder"]],
    rows: [2, 2, 0, 0],
  },
  {
    name: "no People and no Pools",
    files: { "roster/people.csv": null, "roster/pools.csv": null },
    says: [
      [
        "error[table-missing] roster, table People",
        "The roster has no table People.",
        "Add people.csv to the folder, with the header Email.",
      ],
      [
        "error[table-missing] roster, table Pools",
        "The roster has no table Pools.",
        "with the header Pool ID,Contract,Credits.",
      ],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "an empty table",
    files: { "roster/people.csv": "" },
    says: [["error[header-missing] roster/people.csv, table People, row 1", "no column “Email”", "Add a column"]],
    rows: [2, 2, 0, 0],
  },
  {
    name: "a table that is no text is not called missing too",
    files: { "roster/pools.csv": noise },
    says: [["error[encoding-unknown] roster/pools.csv", "The file cannot be read as text", "“CSV UTF-8”"]],
    rows: [2, 2, 0, 0],
  },
  {
    name: "a missing column",
    files: { "roster/people.csv": "\nMail,Contract\nana@firm.example,C-1\n" },
    says: [
      [
        "error[header-missing] roster/people.csv, table People, row 2",
        "The table People has no column “Email”, so none of its rows can be used.",
        "Rename the column “Mail” to Email.",
      ],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "a column twice, and a column of the user's own twice",
    files: {
      "roster/people.csv": "Email,Contract,contract ,Mine,Mine\nana@firm.example,C-1,x,,\nben@firm.example,C-1,,,\n",
    },
    says: [
      [
        "error[header-repeated] roster/people.csv, table People, row 1, column contract ",
        "two columns “contract ”; only the first is read.",
        "Rename or delete one",
      ],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "a row twice, a row without key, an address that is none",
    files: {
      "roster/people.csv":
        "Email,Contract\nana@firm.example,C-1\nANA@firm.example,C-1\n,C-1\nben,C-1\nben@firm.example,\n",
    },
    says: [
      [
        "error[key-repeated] roster/people.csv, table People, row 3, column Email",
        "stands in row 2 already; only the first row counts.",
        "Delete one of the two rows",
      ],
      [
        "error[cell-required] roster/people.csv, table People, row 4, column Email",
        "Email is blank",
        "Type the Email, or delete the row.",
      ],
      [
        "error[cell-not-an-email] roster/people.csv, table People, row 5, column Email",
        "“ben” is not an e-mail address; the row is left out.",
        "such as ana@example.com",
      ],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "bad optional cells count as blank",
    files: {
      "roster/people.csv":
        'Email,Contract,Registered on,Left on,Registration,Individual credits,Also known as\nana@firm.example,C-9,03/04/2026,2026-02-30,regstered,"1,200",ana\nben@firm.example,C-1,,,,,\n',
    },
    says: [
      [
        "error[reference-unknown] roster/people.csv, table People, row 2, column Contract",
        "There is no contract “C-9”; the cell counts as blank.",
        "Did you mean C-1?",
      ],
      [
        "error[cell-not-a-day] roster/people.csv, table People, row 2, column Registered on",
        "“03/04/2026” could be read in two ways, day first or month first; the cell counts as blank.",
        "“Day order”",
      ],
      [
        "error[cell-not-a-day] roster/people.csv, table People, row 2, column Left on",
        "“2026-02-30” is not a day",
        "YYYY-MM-DD",
      ],
      [
        "error[cell-not-one-of] roster/people.csv, table People, row 2, column Registration",
        "“regstered” is not one of",
        "Did you mean registered?",
      ],
      [
        "error[cell-not-credits] roster/people.csv, table People, row 2, column Individual credits",
        "“1,200” could mean two amounts",
        "“Number style”",
      ],
      [
        "error[cell-not-an-email] roster/people.csv, table People, row 2, column Also known as",
        "“ana” is not an e-mail address",
        "hash:1a2b3c",
      ],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "pools that cannot be",
    files: {
      "roster/pools.csv":
        "Pool ID,Contract,Credits,Purchased on,Applied on,Expires on,Holder,Renews,Priority\nP1,C-7,500,,,,,,\nP2,C-1,500,,2025-10-02,2025-10-01,,,\nP3,C-1,500,,,,zed@firm.example,,\nP4,C-1,500,,2025-10-02,,,P99,\nindividual:ana@firm.example,C-1,100,,,,,,\nP5,C-1,-5,,,,,,\nP6,C-1,9000000001,,,,,,\nP7,,5,,,,,,\nP8,C-1,5,,,,,,1.5\n",
    },
    says: [
      [
        "error[reference-unknown] roster/pools.csv, table Pools, row 2, column Contract",
        "There is no contract “C-7”; the pool is left out.",
        "Did you mean C-1?",
      ],
      [
        "error[dates-reversed] roster/pools.csv, table Pools, row 3, column Expires on",
        "would end on 2025-10-01, before its first day 2025-10-02; the row is left out.",
        "Mend Expires on or Applied on.",
      ],
      [
        "error[reference-unknown] roster/pools.csv, table Pools, row 4, column Holder",
        "The holder “zed@firm.example” is not in the People table",
        "add the person",
      ],
      [
        "error[reference-unknown] roster/pools.csv, table Pools, row 5, column Renews",
        "renews “P99”, which is not in the Pools table; the cell counts as blank.",
        "or leave the cell blank",
      ],
      [
        "error[terms-refused] roster/pools.csv, table Pools, row 6, column Pool ID",
        "Individual credits cannot be bought",
        "Delete the row.",
      ],
      [
        "error[cell-not-credits] roster/pools.csv, table Pools, row 7, column Credits",
        "“-5” is below zero; the row is left out.",
        "Type zero or more.",
      ],
      [
        "error[cell-not-credits] roster/pools.csv, table Pools, row 8, column Credits",
        "above 9,000,000,000",
        "at most 9,000,000,000",
      ],
      [
        "error[cell-required] roster/pools.csv, table Pools, row 9, column Contract",
        "Contract is blank",
        "Type the Contract, or delete the row.",
      ],
      [
        "error[cell-not-a-number] roster/pools.csv, table Pools, row 10, column Priority",
        "“1.5” is not a whole number",
        "Type a whole number",
      ],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "a contract that ends before it starts",
    files: { "roster/contracts.csv": "Contract,Starts on,Ends on\nC-1,2026-12-31,2025-01-01\n" },
    says: [
      [
        "error[dates-reversed] roster/contracts.csv, table Contracts, row 2, column Ends on",
        "ends on 2025-01-01, before it starts on 2026-12-31; the end counts as blank.",
        "Type the contract's last day",
      ],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "an adjustment of a pool that is not there",
    files: {
      "roster/adjustments.csv":
        "Adjustment ID,Pool ID,Date,Credits,Reason\nA1,P7,2026-01-01,5,mended\nA2,P1,2026-01-01,5,\n",
    },
    says: [
      [
        "error[reference-unknown] roster/adjustments.csv, table Adjustments, row 2, column Pool ID",
        "“P7”, which is not in the Pools table",
        "Did you mean P1?",
      ],
      [
        "error[cell-required] roster/adjustments.csv, table Adjustments, row 3, column Reason",
        "Reason is blank",
        "Type the Reason",
      ],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "settings that are unknown, bad or there twice",
    files: {
      "roster/settings.csv":
        "Setting,Value\nOverdrft,carry\nOverdraft,carri\nBlock size,10\nBLOCK SIZE,20\nTime zone,Mars\nLead time (days),-1\n",
    },
    says: [
      [
        "error[setting-unknown] roster/settings.csv, table Settings, row 2, column Setting",
        "There is no setting “Overdrft”.",
        "Did you mean Overdraft?",
      ],
      [
        "error[cell-not-one-of] roster/settings.csv, table Settings, row 3, column Value",
        "“carri” is not one of carry or hold; its default is used.",
        "Did you mean carry?",
      ],
      [
        "error[key-repeated] roster/settings.csv, table Settings, row 5, column Setting",
        "The setting Block size stands in row 4 already",
        "Delete one of the two rows.",
      ],
      [
        "error[cell-not-one-of] roster/settings.csv, table Settings, row 6, column Value",
        "“Mars” is not a time zone",
        "such as UTC",
      ],
      [
        "error[cell-not-a-number] roster/settings.csv, table Settings, row 7, column Value",
        "“-1” is not a whole number",
        "from 0",
      ],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "a row with a stray quotation mark and one with too many cells",
    files: { "roster/people.csv": 'Email,Contract\n"ana@firm.example,C-1\nben@firm.example,C-1,more\n' },
    says: [
      ["error[csv-broken] roster/people.csv, table People, row 2", "do not pair", "twice"],
      [
        "error[csv-broken] roster/people.csv, table People, row 3",
        "The row has 3 cells where the header has 2",
        "Put quotation marks",
      ],
    ],
    rows: [2, 2, 0, 0],
  },
  {
    name: "a bad cell in a table that is only kept",
    files: { "roster/rates.csv": "Rate ID,Service,Credits,Rule\nR1,Rendering,1,exakt\n" },
    says: [
      [
        "error[cell-not-one-of] roster/rates.csv, table Rates, row 2, column Rule",
        "“exakt” is not one of",
        "Did you mean exact?",
      ],
    ],
    rows: [2, 2, 0, 0],
  },
];
