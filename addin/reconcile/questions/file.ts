import { findingsCsv } from "../../../core/report/findings-csv.ts";
import { reportHtml } from "../../../core/report/html.ts";
import { runFilePieces } from "../../../core/report/json.ts";
import type { Kept } from "../kept.ts";
import type { OfferedFile } from "../protocol.ts";

/** Makes a file of the answer, the very one that the command line writes. */
export async function makeFile({ answer, since }: Kept, { name }: { readonly name: OfferedFile }): Promise<Blob> {
  const { run, memory, facts } = answer;
  switch (name) {
    case "reconciliation.json":
      return new Blob([...runFilePieces(run)], { type: "application/json" });
    case "report.html":
      return new Blob([reportHtml(run, since)], { type: "text/html" });
    case "findings.csv":
      return new Blob([findingsCsv(run)], { type: "text/csv" });
    case "allocations.csv": {
      const { allocationsCsv } = await import("../../../core/report/allocations-csv.ts");
      return new Blob([...allocationsCsv(facts)], { type: "text/csv" });
    }
    case "review.xlsx": {
      const { writeWorkbook } = await import("../../../core/files/workbook-write.ts");
      const { reviewWorkbook } = await import("../../../core/review/workbook.ts");
      const bytes = await writeWorkbook(reviewWorkbook(run, memory));
      return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: WORKBOOK });
    }
  }
}

const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
