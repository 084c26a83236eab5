import { diagnosticCodes } from "../core/diagnostic.ts";
import { diagnosticPages } from "../core/diagnostics-guide.ts";
import { rulePage } from "../core/findings/guide.ts";
import { rules } from "../core/findings/rules/index.ts";
import { nearest } from "../core/text.ts";

/** The page of a finding or diagnostic, or the list of all; nothing when there is no such code, with the code that was meant. */
export function explain(code: string | undefined): { readonly text: string; readonly found: boolean } {
  if (code === undefined) {
    const width = Math.max(...rules.map((rule) => rule.code.length));
    const lines = rules.map((rule) => `  ${rule.code.padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.title}`);
    const inputs = `${wrapped(diagnosticCodes.join(" "))}`;
    return {
      text: [
        ...["The findings:", ...lines, "", "The diagnostics, of what is given:", inputs, ""],
        "credit-roster explain CODE prints the page of one.",
      ].join("\n"),
      found: true,
    };
  }
  // as it may be typed, or the whole name of a finding, whose first part is the code
  const wanted = (code.split("/")[0] ?? "")
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
  const rule = rules.find((candidate) => candidate.code === wanted);
  const diagnostic = diagnosticCodes.find((candidate) => candidate === wanted);
  if (diagnostic !== undefined) {
    const { title, todo } = diagnosticPages[diagnostic];
    const sections = [`What it means\n${wrapped(title)}`, `What to do\n${wrapped(todo)}`];
    return { text: [`${diagnostic}: about what was given`, ...sections].join("\n\n"), found: true };
  }
  if (rule === undefined) {
    const like = nearest(code, [...rules.map((candidate) => candidate.code), ...diagnosticCodes]);
    const hint = like === undefined ? "credit-roster explain lists them all." : `Did you mean ${like}?`;
    return { text: `There is no finding or diagnostic “${code}”. ${hint}`, found: false };
  }
  const sections = rulePage(rule).map(({ heading, text }) => `${heading}\n${wrapped(text)}`);
  return { text: [`${rule.code} (${rule.severity}): ${rule.title}`, ...sections].join("\n\n"), found: true };
}

function wrapped(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 76) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`  ${word}`);
  }
  return lines.join("\n");
}
