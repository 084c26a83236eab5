import type { PageCell, PageSheet } from "../files/workbook-sketch.ts";
import { workbookTables } from "../roster/tables.ts";
import type { Table } from "../table/define.ts";
import { sheetName } from "./table-sheet.ts";

/** The first sheet: what the workbook is, sheet by sheet, in one screen. */
export function readMeSheet(): PageSheet {
  const needed: readonly string[] = ["Contracts", "People", "Pools", "Settings"];
  const first = workbookTables.filter(({ name }) => needed.includes(name));
  const rest = workbookTables.filter(({ name }) => !needed.includes(name));
  const lines: readonly (readonly PageCell[])[] = [
    [{ text: "The credit roster", look: "title" }],
    text(
      "Contracts, people and purchases of Autodesk cloud credits and Flex tokens. Balances are worked out from these",
    ),
    text("sheets and the usage exports, so there is nothing to add up here."),
    [],
    heading("Fill these first"),
    ...first.map(sheetLine),
    [],
    heading("When you need them"),
    ...rest.map(sheetLine),
    [],
    heading("Good to know"),
    [
      { text: "Dark header", look: "strong header" },
      { text: "Every row needs it. Rest the pointer on a header, and a note explains the column." },
    ],
    [{ text: "Pale header", look: "header" }, { text: "May stay blank: then the default holds." }],
    [
      { text: "Bold on amber", look: "expiring" },
      { text: "The last day is near: within the setting Expiry warning (days)." },
    ],
    [{ text: "Slanted on red", look: "lapsed" }, { text: "The last day is over." }],
    label("New rows", "Type right below the last row: in Excel the table grows by itself."),
    label(
      "Your own columns",
      "Add them anywhere, move and rename sheets, sort and filter. Keep tables and headers named as they are.",
    ),
    [],
    heading("Then"),
    label("Check", "credit-roster check --roster this-file.xlsx says what is missing or wrong."),
    label("Reconcile", "credit-roster reconcile --roster this-file.xlsx --usage exports writes the report."),
  ];
  return {
    kind: "page",
    name: "Read me",
    widths: [3, 20, 112],
    rows: lines.map((line) => (line.length === 0 ? [] : [{ text: "" }, ...line])),
  };
}

function sheetLine(table: Table): readonly PageCell[] {
  const byProgram = table.filledBy === "program" ? " Filled by the program." : "";
  return [{ text: sheetName(table), leadsTo: sheetName(table) }, { text: `${table.help}${byProgram}` }];
}

function heading(text: string): readonly PageCell[] {
  return [{ text, look: "heading" }];
}

function label(name: string, meaning: string): readonly PageCell[] {
  return [{ text: name, look: "label" }, { text: meaning }];
}

function text(sentence: string): readonly PageCell[] {
  return [{ text: sentence, look: "plain" }];
}
