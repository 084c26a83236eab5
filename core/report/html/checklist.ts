import type { RunFile } from "../../run-file.ts";
import { type CloseStep, closeChecklist, monthOfRun } from "../checklist.ts";
import { html, type Markup } from "./escape.ts";
import type { PageRows } from "./rows.ts";
import { section, trail } from "./section.ts";

const marks: Readonly<Record<CloseStep["state"], string>> = { done: "✓", "to do": "!", unknown: "?" };
const words: Readonly<Record<CloseStep["state"], string>> = {
  done: "done",
  "to do": "to do",
  unknown: "as far as known",
};

const places: Readonly<Record<CloseStep["about"], string>> = {
  inputs: "#inputs",
  diagnostics: "#diagnostics",
  findings: "#findings",
  balances: "#totals",
};

/** What has to be so before the month is signed off. */
export function checklist(run: RunFile, rows: PageRows): Markup {
  const steps = closeChecklist(run);
  const left = steps.filter(({ state }) => state === "to do").length;
  const intro =
    left === 0
      ? `Nothing that this run can see is in the way of closing ${monthOfRun(run)}.`
      : `${left} of ${steps.length} steps ${left === 1 ? "is" : "are"} still to do before ${monthOfRun(run)} can be closed.`;
  return section(
    "close",
    `Closing ${monthOfRun(run)}`,
    intro,
    html`<ol class="steps">
${steps.map((step) => html`<li class="${step.state.replace(" ", "-")}"><span class="mark" aria-hidden="true">${marks[step.state]}</span><div><p class="subject">${step.name} <span class="state">${words[step.state]}</span></p><p>${trail(placeOf(step, rows), step.why)}</p></div></li>\n`)}</ol>
`,
  );
}

/** The findings that a step rests on where some stand, else the part of the page that it is about. */
function placeOf({ about, code, state }: CloseStep, { causeOf }: PageRows): string {
  return code !== undefined && state === "to do" && causeOf(code) !== "#findings" ? causeOf(code) : places[about];
}
