import type { Progress } from "../../../reconcile/protocol.ts";
import type { Locale } from "../../locale.ts";

/** How far a run is, for people; the share is from 0 to 1, and absent while it is not known. */
export type ProgressView = { readonly step: string; readonly share: number | undefined; readonly detail: string };

const steps: Readonly<Record<Progress["step"], string>> = {
  reading: "Reading the files …",
  reconciling: "Working out who used what …",
  finishing: "Handing the result over …",
};

/** The words and the share of a run's progress; nothing is known yet while the workbook is read. */
export function progressView(progress: Progress | undefined, { number }: Locale): ProgressView {
  if (progress === undefined) return { step: "Reading the workbook …", share: undefined, detail: "" };
  const { step, file, rows, bytesRead, bytesInAll } = progress;
  const read = `${number(rows)} ${rows === 1 ? "row" : "rows"} read`;
  if (step !== "reading") return { step: steps[step], share: undefined, detail: read };
  const share = bytesInAll > 0 ? Math.min(1, bytesRead / bytesInAll) : undefined;
  return { step: steps.reading, share, detail: file === "" ? read : `${file}, ${read}` };
}
