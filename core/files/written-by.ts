import { openPackage } from "./xlsx/package.ts";
import { isRefusal } from "./xlsx/refusal.ts";

/** What workbooks of ours say of who wrote them; whoever saves them again puts its own name there. */
export const OURS = "Credit Roster";

/** The program that wrote a workbook, as it says itself; nothing where it says nothing, or where it is no workbook. */
export function writtenBy(bytes: Uint8Array): string | undefined {
  const opened = openPackage(bytes);
  if (isRefusal(opened)) return undefined;
  let name = "";
  let isName = false;
  const refusal = opened.read("docProps/app.xml", {
    open: (element) => {
      isName = element === "Application";
    },
    text: (text) => {
      if (isName) name += text;
    },
    close: () => {
      isName = false;
    },
  });
  return refusal === undefined && name !== "" ? name : undefined;
}
