import { html, type Markup, type Part, trusted } from "./escape.ts";
import { policy } from "./policy.ts";
import { script } from "./script.ts";
import { style } from "./style.ts";

/** A whole page: its title, where to skip to, what stands in it, and the fingerprint of the run that it is of. */
export type Page = {
  readonly title: string;
  readonly skip: { readonly target: string; readonly text: string };
  /** What stands above the main part, and the links into it; a page without them is one column. */
  readonly head?: { readonly masthead: Markup; readonly navigation: Markup };
  readonly body: Part;
  readonly fingerprint: string;
};

/** A page as one text, in our look: nothing loaded; one with links of its own has the script that searches and sorts its tables. */
export function page({ title, skip, head, body, fingerprint }: Page): string {
  const whole = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title} – Credit Roster</title>
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#${skip.target}">${skip.text}</a>
<div class="page${head === undefined ? null : " parts"}">
${head === undefined ? null : [head.masthead, head.navigation]}<main>
${body}</main>
</div>
<footer><p>Fingerprint of this result: <code class="hash">${fingerprint}</code></p></footer>
${head === undefined ? null : html`<script>${trusted(script)}</script>\n`}</body>
</html>
`;
  return whole.markup;
}
