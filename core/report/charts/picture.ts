import { html, type Markup, type Part } from "../html/escape.ts";
import type { AmountAxis, Tick } from "./axes.ts";
import { tenth } from "./shapes.ts";

/** The room of a drawing: the whole of it, and the plot within. */
export type Frame = {
  readonly kind: "roomy" | "narrow";
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly plotWidth: number;
  readonly plotHeight: number;
  /** How far apart the labels of an axis of days stand. */
  readonly apart: number;
};

/** A picture: what it is, what it says in a sentence, how it is drawn, and the same figures as a table. */
export type Picture = {
  readonly id: string;
  readonly title: string;
  /** What to see in it, in full sentences: the text for those who do not see it. */
  readonly says: string;
  /** What may stand under the title, such as the key. */
  readonly key?: Part;
  /** The room left of the plot in which amounts are written, and above and below it. */
  readonly margins: { readonly largest: string; readonly top: number; readonly bottom: number };
  readonly draw: (frame: Frame) => Part;
  readonly figures: Markup;
};

const sizes = [
  { kind: "roomy", width: 760, height: 270, apart: 80 },
  { kind: "narrow", width: 340, height: 230, apart: 64 },
] as const;

/** The width of a figure of an axis, about. */
const DIGIT = 6.6;

/** A figure drawn twice, for wide and narrow screens, of which one shows; the figures of it are folded below. */
export function picture({ id, title, says, key, margins, draw, figures }: Picture): Markup {
  return html`<figure class="picture" id="${id}">
<figcaption><h3>${title}</h3>
<p>${says}</p>
${key ?? null}</figcaption>
${sizes.map((size) => {
  const left = Math.ceil(margins.largest.length * DIGIT) + 10;
  const frame: Frame = {
    ...size,
    left,
    top: margins.top,
    plotWidth: size.width - left - 10,
    plotHeight: size.height - margins.top - margins.bottom,
  };
  const name = `${id}-${size.kind}`;
  return html`<svg class="${size.kind}" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="${name}-title ${name}-says"><title id="${name}-title">${title}</title><desc id="${name}-says">${says}</desc><g transform="translate(${frame.left} ${frame.top})">${draw(frame)}</g></svg>
`;
})}<details class="figures"><summary>Figures of this picture</summary>
${figures}</details>
</figure>
`;
}

/** The key of a picture: what each look means. */
export function keyOf(entries: readonly (readonly [look: string, meaning: string])[]): Markup {
  return html`<ul class="key">${entries.map(
    ([look, meaning]) =>
      html`<li><svg class="swatch" viewBox="0 0 16 12" aria-hidden="true">${swatch(look)}</svg>${meaning}</li>`,
  )}</ul>
`;
}

function swatch(look: string): Markup {
  if (look === "balance") return html`<path class="line" d="M0 6h16"/><circle class="dot" cx="8" cy="6" r="2.5"/>`;
  if (look === "forecast") return html`<path class="line forecast" d="M0 6h16"/>`;
  if (look === "bought") return html`<path class="bought" d="M8 2l4.5 8h-9z"/>`;
  if (look === "lapsed") return html`<path class="lapsed" d="M8 10l4.5 -8h-9z"/>`;
  const striped = look === "over" || look === "waste";
  return html`<rect class="${look}" width="16" height="12" rx="2"/>${striped ? html`<path class="stripe" d="M0 2h16M0 6h16M0 10h16"/>` : null}`;
}

/** The level lines of a plot with their amounts. */
export function amountGrid({ ticks }: AmountAxis, { plotWidth }: Frame): Part {
  return ticks.map(
    ({ at, label }) =>
      html`<path class="grid" d="M0 ${tenth(at)}h${tenth(plotWidth)}"/><text class="tick end" x="-8" y="${tenth(at + 4)}">${label}</text>`,
  );
}

/** The labels below a plot; the last one stays within the drawing. */
export function bottomTicks(ticks: readonly Tick[], { plotWidth }: Frame, y: number): Part {
  return ticks.map(({ at, label }) => {
    const half = (label.length * DIGIT) / 2;
    const x = Math.min(Math.max(at, half - 12), plotWidth + 8 - half);
    return html`<text class="tick middle" x="${tenth(x)}" y="${tenth(y)}">${label}</text>`;
  });
}

/** Whether a label of so many letters fits into a width. */
export function fits(label: string, width: number): boolean {
  return label.length * DIGIT <= width;
}
