import { html, type Markup, type Part } from "./escape.ts";

/** A section with its heading and an introduction; one with a wide table is printed across the paper. */
export function section(id: string, title: string, intro: string, body: Part, isWide: "wide" | "" = ""): Markup {
  return html`<section class="${isWide}" aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
<p class="intro">${intro}</p>
${body}</section>
`;
}

/** A figure that leads to the place on the page where it comes from. */
export function trail(href: string, text: Part): Markup {
  return html`<a class="trail" href="${href}">${text}</a>`;
}
