import { byText, tidy } from "../text.ts";
import type { ExportFormat } from "./format.ts";
import { exportFormats } from "./formats/index.ts";

/** What a row of headers turned out to be. */
export type Recognition =
  | { readonly kind: "one"; readonly format: ExportFormat }
  | { readonly kind: "several"; readonly formats: readonly ExportFormat[] }
  | { readonly kind: "none"; readonly nearest: ExportFormat; readonly lacking: readonly string[] };

/** A header as it is compared: without mark, star, case, blanks, hyphens and underscores, so that camel case fits too. */
export function normalHeader(header: string): string {
  return tidy(header.replace(/^\ufeff/, ""))
    .replace(/\*+$/, "")
    .toLowerCase()
    .replace(/[\s_-]+/g, "");
}

/** The headers of the formats, which are asked for each row that may be a header, as they are compared. */
const declared = new Map<string, string>();

function normalDeclared(header: string): string {
  const known = declared.get(header);
  if (known !== undefined) return known;
  const normal = normalHeader(header);
  declared.set(header, normal);
  return normal;
}

/** Tells the format by the set of its headers, never by name or order; of two that fit, the one that needs more. */
export function recognise(headers: readonly string[]): Recognition {
  const present = new Set(headers.map(normalHeader));
  const has = (header: string) => present.has(normalDeclared(header));
  const fitting = exportFormats.filter(
    ({ needs, mustNotHave }) => needs.every((spellings) => spellings.some(has)) && !mustNotHave.some(has),
  );
  const most = Math.max(...fitting.map(({ needs }) => needs.length));
  const best = fitting.filter(({ needs }) => needs.length === most);
  const [first, ...more] = best;
  if (first !== undefined) {
    return more.length === 0 ? { kind: "one", format: first } : { kind: "several", formats: best };
  }
  const lackingOf = ({ needs, mustNotHave }: ExportFormat) => [
    ...needs.filter((spellings) => !spellings.some(has)).map((spellings) => spellings.join(" or ")),
    ...mustNotHave.filter(has).map((header) => `to be without the column ${header}`),
  ];
  // where nothing fits, our own format is the nearest: any list can be given its headers
  const ranked = exportFormats
    .map((format) => ({ format, lacking: lackingOf(format) }))
    .sort(
      ({ format: a, lacking: ofA }, { format: b, lacking: ofB }) =>
        ofA.length / a.needs.length - ofB.length / b.needs.length ||
        byText(a.writtenBy, b.writtenBy) ||
        byText(a.name, b.name),
    );
  const nearest = ranked.at(0);
  if (nearest === undefined) throw new Error("no export format is declared");
  return { kind: "none", nearest: nearest.format, lacking: nearest.lacking };
}

/** How many headers of some format stand in the row: tells a header row from a heading above it. */
export function headerLikeness(headers: readonly string[]): number {
  const present = new Set(headers.map(normalHeader));
  return Math.max(
    ...exportFormats.map(
      ({ needs }) => needs.filter((all) => all.some((one) => present.has(normalDeclared(one)))).length,
    ),
  );
}

/** Whether the rows of a format are usage and count; those of a file of no known format are none, and none count. */
export function isReplayed(format: string | null): boolean {
  return exportFormats.find(({ name }) => name === format)?.role !== "list";
}
