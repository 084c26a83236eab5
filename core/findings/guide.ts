import type { Rule } from "./rule.ts";
import { rules } from "./rules/index.ts";

/** The page of a rule in its sections, for the terminal and for the documentation. */
export function rulePage({ identity, page }: Rule): readonly { readonly heading: string; readonly text: string }[] {
  return [
    { heading: "What it means", text: page.means },
    { heading: "Why it matters", text: page.matters },
    { heading: "What to do", text: page.todo },
    { heading: "Example", text: page.example },
    { heading: "One finding for each", text: identity },
  ];
}

/** The catalogue of findings, made from the rules. */
export function findingsGuide(): string {
  const list = rules.map(({ code, severity, title }) => `| [${code}](#${code}) | ${severity} | ${title} |`);
  const pages = rules.map((rule) =>
    [
      `### ${rule.code}`,
      `*${rule.severity}.* ${rule.title}.`,
      ...rulePage(rule).map(({ heading, text }) => `**${heading}.** ${text}`),
    ].join("\n\n"),
  );
  return [
    "# Findings",
    `A finding is about credits: something that a person should look at. Each rule is one file under \`rules/\` that holds its
severity, identity, page, sentences and what it looks for. The identity is \`<code>/<key>\`, of business names alone, so that a
decision about it holds from month to month. To add one: a file under \`rules/\`, a line in \`rules/index.ts\`, a case under
\`test/cases/\` in which it fires and a near miss.`,
    "Everything below is made from the rules; edit those, not this page.",
    ["| code | severity | title |", "| --- | --- | --- |", ...list].join("\n"),
    ...pages,
  ].join("\n\n");
}
