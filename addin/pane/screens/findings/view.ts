import type { Severity } from "../../../../core/report/finding-groups.ts";

/** Which findings are listed by what became of them. */
export type Shown = "on the desk" | "to fix" | "decided" | "all";

/** What is done with the findings that were picked. */
export type Choice = "accepted" | "to fix" | "resolved" | "assign";

/** What the screen Findings shows, kept while somebody looks at another screen. */
export type FindingsView = {
  readonly shown: Shown;
  /** Every severity when absent. */
  readonly severity: Severity | undefined;
  /** Part of a person, a contract, or anything else that a finding says. */
  readonly text: string;
  /** Of whom, as typed in the workbook; `nobody` for those that nobody looks after; everybody's when absent. */
  readonly assigned: { readonly to: string | undefined } | undefined;
  /** Groups that were folded or unfolded by hand, by their code. */
  readonly folds: Readonly<Record<string, boolean>>;
  /** Findings that are picked, by identity. */
  readonly picked: ReadonlySet<string>;
  /** What is being decided, and on which findings. */
  readonly deciding: { readonly choice: Choice; readonly findings: readonly string[] } | undefined;
};

export const firstFindingsView: FindingsView = {
  shown: "on the desk",
  severity: undefined,
  text: "",
  assigned: undefined,
  folds: {},
  picked: new Set(),
  deciding: undefined,
};

/** The view with findings picked, or not picked any more. */
export function pick(view: FindingsView, findings: readonly string[], isPicked: boolean): FindingsView {
  const picked = new Set(view.picked);
  for (const finding of findings) {
    if (isPicked) picked.add(finding);
    else picked.delete(finding);
  }
  return { ...view, picked };
}
