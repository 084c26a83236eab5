import { visible } from "../visible.ts";

/** Text that is markup already; everything else is escaped when it enters a page. */
export type Markup = { readonly markup: string };

/** What may stand in a template: texts are data and escaped, nothing is shown for `null`. */
export type Part = Markup | string | number | null | readonly Part[];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Printable ASCII without what is escaped: most of a page. */
const harmless = /^[ !#-%(-;=?-~]*$/;

/** Data as text of a page: no markup, no control characters, no direction overrides. */
export function escaped(text: string): string {
  if (harmless.test(text)) return text;
  return visible(text).replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

/** A piece of a page; whatever is put into the template is escaped unless it is a piece itself. */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let markup = pieces[0] ?? "";
  for (let index = 0; index < parts.length; index += 1) {
    markup += written(parts[index] as Part) + (pieces[index + 1] ?? "");
  }
  return { markup };
}

function written(part: Part): string {
  if (part === null) return "";
  if (typeof part === "string") return escaped(part);
  if (typeof part === "number") return String(part);
  if ("markup" in part) return part.markup;
  let markup = "";
  for (const one of part) markup += written(one);
  return markup;
}

/** Our own text that is markup or style; never for data. */
export function trusted(markup: string): Markup {
  return { markup };
}
