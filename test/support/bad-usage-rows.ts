import { type BadInput, usageHeader } from "./bad-input.ts";

/** Rows of usage that cannot be read as they stand. The small firm's own export of two rows is read beside each. */
export const badUsageRows: readonly BadInput[] = [
  {
    name: "days that could be two, and days that are none",
    files: {
      "usage/april.csv": `${usageHeader}\n03/04/2026,ana@firm.example,4,\n2026-02-30,ana@firm.example,4,\nsoon,ana@firm.example,4,\n,ana@firm.example,4,\n2026-03-05,ana@firm.example,4,\n`,
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
      "usage/april.csv": `${usageHeader}\n2026-03-05,ana@firm.example,"3,5",\n2026-03-05,ana@firm.example,"1.234,5",\n2026-03-05,ana@firm.example,"1,2,3",\n`,
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
      "usage/april.csv": `${usageHeader}\n2026-03-05,ana@firm.example,"1,200",\n2026-03-05,ana@firm.example,four,\n2026-03-05,ana@firm.example,0.1234567,\n2026-03-05,ana@firm.example,9000000000.000001,\n2026-03-05,ana@firm.example,,\n2026-03-05,ana@firm.example,NaN,\n2026-03-05,ana@firm.example,1e3,\n`,
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
      "usage/april.csv": `${usageHeader}\n2026-03-05,ana,4,\n2026-03-05,,4,\n2026-03-05,ana@firm\0.example,4,\n2026-03-05,*****,0,\n`,
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
      "usage/april.csv": `${usageHeader}\n2026-03-05,ana@firm.example,1,\n2026-03-05,"ana@firm.example,2,\n${"2026-03-05,ana@firm.example,0.001,\n".repeat(6000)}`,
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
      "usage/april.csv": `${usageHeader}\n2026-03-05,ana@firm.example,1,"Rend"er"\n2026-03-05,"ana@firm.example",2,"Simulation, fast"\n2026-03-05,"ana@firm.example,2,Simulation\n2026-03-05,"ana@firm.example",2,"Simulation, fast"\n`,
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
      "usage/april.csv": `${usageHeader}\n2026-03-05,ana@firm.example,1,Rendering, fast\n2026-03-05,ana@firm.example,1\n2026-03-05,ana@firm.example\n2026-03-05,ana@firm.example,1,Rendering,,\n`,
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
      "usage/april.csv": `${usageHeader}\n2026-03-05,ana@firm.example,1,\nDATE,User,Credits,Service\n2026-03-06,ana@firm.example,2,\nGrand total,,3,\n\n`,
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
    name: "a sum beyond what is exact",
    files: { "usage/april.csv": `${usageHeader}\n${"2025-11-05,ana@firm.example,9000000000,\n".repeat(3)}` },
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
