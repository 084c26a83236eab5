import { type BadInput, noise } from "./bad-input.ts";

/** A roster whose files, tables or headers cannot be used as they stand. */
export const badRosterFiles: readonly BadInput[] = [
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
];
