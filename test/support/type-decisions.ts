import exceljs from "exceljs";

/** What a manager types into the row of a finding: a value under a header; null clears the cell. */
export type Typed = Readonly<Record<string, string | number | null>>;

/** Types into the sheet Findings of a workbook, as a manager does in a spreadsheet, and saves it under another path. */
export async function typeDecisions(
  path: string,
  saveAs: string,
  rows: Readonly<Record<string, Typed>>,
): Promise<void> {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.getWorksheet("Findings");
  if (sheet === undefined) throw new Error("no sheet Findings");
  const headers = (sheet.getRow(1).values as readonly unknown[]).map(String);
  const cell = (row: number, header: string) => {
    const column = headers.indexOf(header);
    if (column === -1) throw new Error(`no column ${header}`);
    return sheet.getCell(row, column);
  };
  for (const [finding, typed] of Object.entries(rows)) {
    const row = findingRows(sheet.rowCount, (at) => String(cell(at, "Finding").value), finding);
    for (const [header, value] of Object.entries(typed)) {
      const isDay = typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
      cell(row, header).value = isDay ? new Date(`${value}T00:00:00Z`) : value;
    }
  }
  await book.xlsx.writeFile(saveAs);
}

function findingRows(count: number, findingAt: (row: number) => string, finding: string): number {
  for (let row = 2; row <= count; row += 1) if (findingAt(row) === finding) return row;
  throw new Error(`no row for ${finding}`);
}
