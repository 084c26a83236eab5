import type { RunDiagnostic } from "../../run-file.ts";
import { byText } from "../../text.ts";
import { figure } from "../figures.ts";
import { diagnosticPlace } from "../places.ts";
import { visible } from "../visible.ts";
import { cellIn, type Excerpts, showLine } from "./excerpt.ts";
import { listedAtMost } from "./findings-list.ts";
import { type Ink, wrapped } from "./layout.ts";

const severities: readonly RunDiagnostic["severity"][] = ["error", "warning", "note"];

/** What is wrong with the inputs, errors first, each with its place, the line it is about and what to do. */
export function diagnosticsList(
  diagnostics: readonly RunDiagnostic[],
  excerpts: Excerpts,
  width: number,
  ink: Ink,
  most = listedAtMost,
): readonly string[] {
  const groups = new Map<string, RunDiagnostic[]>();
  for (const diagnostic of diagnostics) {
    const key = `${severities.indexOf(diagnostic.severity)} ${diagnostic.code}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [diagnostic]);
    else group.push(diagnostic);
  }
  return [...groups.entries()]
    .sort((a, b) => byText(a[0], b[0]))
    .flatMap(([, group]) => {
      const left = group.length - Math.min(group.length, most);
      return [
        ...group.slice(0, most).flatMap((one) => ["", ...diagnosticLines(one, excerpts, width, ink)]),
        ...(left > 0 ? ["", `… and ${figure(left)} more in reconciliation.json`] : []),
      ];
    });
}

function diagnosticLines(diagnostic: RunDiagnostic, excerpts: Excerpts, width: number, ink: Ink): readonly string[] {
  const { code, severity, message, help, at } = diagnostic;
  const lead = `${severity}[${visible(code)}]: `;
  const [first = "", ...rest] = wrapped(visible(message), width, lead, "    ");
  const line = "table" in at ? at.row : at.line;
  const excerpt = line === null ? undefined : excerpts(at.file, line);
  const cell = excerpt === undefined || line === null ? undefined : cellIn(excerpts, { ...at, line }, message);
  const number = line === null ? "" : String(line);
  const gutter = " ".repeat(number.length);
  const placed = cell === undefined || "table" in at ? diagnosticPlace(at) : `${at.file}:${number}:${cell.first + 1}`;
  const title = ink(severity, lead.slice(0, -2)) + first.slice(lead.length - 2);
  const lines = [title, ...rest, ...wrapped(visible(placed), width, `${gutter}--> `)];
  if (excerpt !== undefined) {
    const column = at.column === null ? "" : ` ${visible(at.column)}`;
    const shown = showLine(excerpt, cell, width - gutter.length - 3);
    lines.push(`${gutter} |`, `${number} | ${shown.line}`);
    if (shown.mark !== undefined) {
      const room = width - gutter.length - 3 - shown.mark.length;
      lines.push(`${gutter} | ${ink(severity, shown.mark)}${column.length <= room ? column : ""}`);
    }
  }
  return [...lines, ...wrapped(visible(help), width, `${gutter} = help: `, `${gutter}   `)];
}
