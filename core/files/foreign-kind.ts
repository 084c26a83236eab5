/** Files that people give by mistake, and what each begins with; the name is never asked. */
const marks: readonly (readonly [string, string])[] = [
  ["a picture", "\u0089PNG\r\n"],
  ["a picture", "\u00ff\u00d8\u00ff"],
  ["a picture", "GIF8"],
  ["a PDF document", "%PDF-"],
  ["a rich text document", "{\\rtf"],
];

/** A page begins with its kind or with its root, whatever stands before it in blanks. */
const page = /^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype html|html[\s>])/i;

/** What a file shows by its first bytes to be, `"a picture"` or `"a web page"`, if that can hold no list; else nothing. */
export function foreignKind(start: Uint8Array): string | undefined {
  const beginning = String.fromCharCode(...start.subarray(0, 128));
  const mark = marks.find(([, bytes]) => beginning.startsWith(bytes));
  return mark?.[0] ?? (page.test(beginning) ? "a web page" : undefined);
}

/** What to do about such a file. */
export function insteadOf(kind: string): string {
  return kind === "a web page"
    ? "Often it is the page that asks to sign in: sign in, and download the export again."
    : "Give the export itself, as it was downloaded: CSV, also packed, or Excel.";
}
