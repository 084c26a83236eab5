import type { Story } from "./stories.ts";

/** The page that stands beside the sample. */
export function readme(stories: readonly Story[]): string {
  const headers = ["what happens", "when", "why", "which finding shows it"];
  const rows = stories.map(({ what, when, why, shows }) => [what, when, why, shows]);
  return `# The sample

**Northlight Studio** is made up, and so is everybody in it. It designs buildings in Porto and Graz, two cost centres each,
with about 40 people. It holds two contracts: \`CN-4821\`, a subscription whose people use cloud credits, and \`FX-0907\`,
Flex tokens by the day. The exports hold 15 months, 2025-01-01 to 2026-03-31; the story is told as of its last day. Prices
and rates are examples.

\`roster.xlsx\` is the roster as a workbook, as \`credit-roster new\` makes them, and \`roster/\` the same as a folder of CSV
files; \`usage/\` holds the exports (format \`credit-usage\`). Most people spend a few of their own 100 credits a month and
never touch a shared pool. What does happen:

${table([headers, ...rows])}

The five balance checks agree with the ledger, so none of them is a finding.

To make these files again, the same bytes each time: \`npm run sample\`. People and habits stand in
\`people.ts\`, what happens in \`stories.ts\`, what was bought in \`pools.ts\`, the
rest of the roster in \`roster.ts\`.
`;
}

/** Columns are padded as the formatter would, so that it leaves the page alone. */
function table([headers = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = headers.map((header, at) => Math.max(header.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const rule = widths.map((width) => "-".repeat(width));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  return [headers, rule, ...rows].map(line).join("\n");
}
