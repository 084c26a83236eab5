import { partKey } from "./archive.ts";
import { binaryWorkbook, refuseArchive } from "./kind.ts";
import type { Package } from "./package.ts";
import { broken, isRefusal, notAWorkbook, type Refusal } from "./refusal.ts";
import { attribute, isOn } from "./xml.ts";

/** A sheet with rows and cells, by the name on its tab; hidden and very hidden ones too. */
export type SheetPart = { readonly name: string; readonly part: string };

/** What the main part of a workbook says. */
export type WorkbookPart = {
  readonly is1904: boolean;
  readonly sheets: readonly SheetPart[];
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
};

/** Finds the main part and reads it. */
export function readWorkbookPart(workbook: Package): WorkbookPart | Refusal {
  const root = workbook.relationships();
  if (isRefusal(root)) return root;
  const main = root.find(({ kind }) => kind === "officeDocument")?.part;
  if (main === undefined) return refuseArchive(workbook.has);
  const kind = refuseBinary(workbook, main);
  if (kind !== undefined) return kind;
  if (!workbook.has(main)) return broken(`The part ${main} of the workbook is missing.`);
  let element: string | undefined;
  let is1904 = false;
  const named: { readonly name: string; readonly id: string }[] = [];
  let isInSheets = false;
  const refusal = workbook.read(main, {
    open: (name, attributes) => {
      element ??= name;
      if (name === "workbookPr") is1904 = isOn(attributes["date1904"]);
      else if (name === "sheets") isInSheets = true;
      else if (name === "sheet" && isInSheets) {
        named.push({ name: attributes["name"] ?? "", id: attribute(attributes, "id") ?? "" });
      }
    },
    text: () => {},
    close: (name) => {
      if (name === "sheets") isInSheets = false;
    },
  });
  if (refusal !== undefined) return refusal;
  if (element !== "workbook")
    return notAWorkbook("The file is an Office document, but not a workbook.", "Give the workbook that is meant.");
  const parts = workbook.relationships(main);
  if (isRefusal(parts)) return parts;
  // sheets of charts, dialogs and old macros have no cells of ours
  const worksheets = new Map(
    parts.filter(({ kind }) => kind === "worksheet").map(({ id, part: sheet }) => [id, sheet]),
  );
  const sheets = named.flatMap(({ name, id }): readonly SheetPart[] => {
    const sheet = worksheets.get(id);
    worksheets.delete(id);
    return sheet === undefined ? [] : [{ name, part: sheet }];
  });
  const part = (kind: string) => parts.find((relationship) => relationship.kind === kind)?.part;
  return { is1904, sheets, sharedStrings: part("sharedStrings"), styles: part("styles") };
}

const CONTENT_TYPES = "[Content_Types].xml";

function refuseBinary(workbook: Package, main: string): Refusal | undefined {
  if (/\.bin$/i.test(main)) return binaryWorkbook();
  if (!workbook.has(CONTENT_TYPES)) return undefined;
  let isBinary = false;
  const refusal = workbook.read(CONTENT_TYPES, {
    open: (_, attributes) => {
      // SheetJS declares the type of binary parts in every workbook: only the main part's own counts
      if (partKey(attributes["PartName"] ?? "") !== partKey(main)) return;
      isBinary = /ms-excel\.sheet\.binary\./i.test(attributes["ContentType"] ?? "");
    },
    text: () => {},
    close: () => {},
  });
  return isBinary ? binaryWorkbook() : refusal;
}
