import { html, type Markup, trusted } from "./escape.ts";
import { style } from "./style.ts";

/** What the page may load: nothing; even a mistake in escaping could run no script. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A whole page: its title, where to skip to, what stands in it, and the fingerprint of the run that it is of. */
export type Page = {
  readonly title: string;
  readonly skip: { readonly target: string; readonly text: string };
  readonly body: Markup;
  readonly fingerprint: string;
};

/** A page as one text: no script, nothing loaded, in our look. */
export function page({ title, skip, body, fingerprint }: Page): string {
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
<main>
${body}</main>
<footer><p>Fingerprint of this result: <code class="hash">${fingerprint}</code></p></footer>
</body>
</html>
`;
  return whole.markup;
}
