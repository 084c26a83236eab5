/** How text may stand out; meaning never hangs on it alone. */
export type Ink = (style: InkStyle, text: string) => string;
/** The ways to stand out. */
export type InkStyle = "error" | "warning" | "note" | "strong" | "quiet";

const codes: Readonly<Record<InkStyle, string>> = {
  error: "1;31",
  warning: "1;33",
  note: "36",
  strong: "1",
  quiet: "2",
};

/** Colours by ANSI codes, or plain text. */
export function inkFor(color: boolean): Ink {
  return color ? (style, text) => `\u001b[${codes[style]}m${text}\u001b[0m` : (_, text) => text;
}

/** The columns that one character takes on a screen: none for marks, two for wide letters and emoji. */
export function characterWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) return 0;
  return isWide(code) || /\p{Emoji_Presentation}/u.test(character) ? 2 : 1;
}

/** East Asian wide and full-width letters (Unicode Standard Annex 11, by block). */
function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf && code !== 0x303f) ||
    (code >= 0xa960 && code <= 0xa97f) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1f64f) ||
    (code >= 0x1f900 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd)
  );
}

/** The columns that a text takes on a screen. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** The text, cut to a width with `…` at its end where it is longer. */
export function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  return `${split(text, width - 1).head}…`;
}

/** Pads on the right, or on the left for figures; a longer text is cut. */
export function padded(text: string, width: number, side: "left" | "right" = "right"): string {
  const shown = cut(text, width);
  const blanks = " ".repeat(Math.max(0, width - displayWidth(shown)));
  return side === "right" ? shown + blanks : blanks + shown;
}

function split(text: string, width: number): { readonly head: string; readonly rest: string } {
  let taken = 0;
  let at = 0;
  for (const character of text) {
    const wide = characterWidth(character);
    if (taken + wide > width && at > 0) break;
    taken += wide;
    at += character.length;
  }
  return { head: text.slice(0, at), rest: text.slice(at) };
}

/** The text in lines of at most `width` columns, those after the first behind `hanging`; `lead` opens the first. */
export function wrapped(text: string, width: number, lead = "", hanging = " ".repeat(displayWidth(lead))): string[] {
  const lines: string[] = [];
  let line = lead;
  let empty = true;
  for (const word of text.split(" ").filter((part) => part !== "")) {
    let rest = word;
    const gap = empty ? 0 : 1;
    if (displayWidth(line) + gap + displayWidth(rest) <= width) {
      line += " ".repeat(gap) + rest;
      empty = false;
      continue;
    }
    if (!empty) {
      lines.push(line);
      line = hanging;
    }
    while (displayWidth(line) + displayWidth(rest) > width) {
      const parts = split(rest, Math.max(2, width - displayWidth(line)));
      lines.push(line + parts.head);
      line = hanging;
      rest = parts.rest;
    }
    line += rest;
    empty = false;
  }
  return [...lines, line];
}
