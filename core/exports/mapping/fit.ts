import type { KnownMapping } from "../../roster/mapping.ts";
import { normalHeader, type Recognition, recognise } from "../recognise.ts";
import { completedFormat, completes, headersOf, mappedFormat, namesColumns } from "./mapped-format.ts";

/** A row that may be a header, and what its headers say. */
export type HeaderCandidate = { readonly headers: readonly string[]; readonly recognition: Recognition };

/**
 * The row that is the header, and the mappings that have a say in it: one that was used, several that fit alike (then
 * nothing is read), or none.
 */
export type FittedHeader<T> = { readonly header: T; readonly mappings: readonly KnownMapping[] };

/**
 * Which row is the header, and through what it is read. A mapping that was given for the run and fits outranks the
 * formats (the user said so); a mapping of the roster stands behind them, so that it cannot take over an export of which
 * the program knows more. A mapping without columns completes a recognised export.
 */
export function fitHeader<T extends HeaderCandidate>(
  candidates: readonly T[],
  mappings: readonly KnownMapping[],
): FittedHeader<T> | undefined {
  const reading = mappings.filter(namesColumns);
  const asked = firstFit(
    candidates,
    reading.filter(({ isAsked }) => isAsked),
  );
  if (asked !== undefined) return asked;
  const recognised = candidates.find(({ recognition }) => recognition.kind !== "none");
  if (recognised !== undefined)
    return complete(
      recognised,
      mappings.filter((known) => !namesColumns(known)),
    );
  return firstFit(
    candidates,
    reading.filter(({ isAsked }) => !isAsked),
  );
}

/** Whether a file with these headers can be read through a mapping: all of its headers are there. */
export function lacks(headers: readonly string[], known: KnownMapping): readonly string[] {
  const present = new Set(headers.map(normalHeader));
  return headersOf(known.mapping).filter((header) => !present.has(normalHeader(header)));
}

function firstFit<T extends HeaderCandidate>(
  candidates: readonly T[],
  mappings: readonly KnownMapping[],
): FittedHeader<T> | undefined {
  for (const candidate of candidates) {
    const fitting = mappings.filter((known) => lacks(candidate.headers, known).length === 0);
    const most = Math.max(...fitting.map(({ mapping }) => headersOf(mapping).length));
    const best = alike(fitting.filter(({ mapping }) => headersOf(mapping).length === most));
    const [first, second] = best;
    if (first === undefined) continue;
    if (second !== undefined) return { header: { ...candidate, recognition: notRead }, mappings: best };
    const recognition: Recognition = { kind: "one", format: mappedFormat(first.mapping) };
    return { header: { ...candidate, recognition }, mappings: [first] };
  }
  return undefined;
}

function complete<T extends HeaderCandidate>(header: T, mappings: readonly KnownMapping[]): FittedHeader<T> {
  const { recognition } = header;
  if (recognition.kind !== "one") return { header, mappings: [] };
  const fitting = mappings.filter((known) => completes(recognition.format, known));
  const asked = fitting.filter(({ isAsked }) => isAsked);
  const best = alike(asked.length > 0 ? asked : fitting);
  const [first, second] = best;
  if (first === undefined) return { header, mappings: [] };
  if (second !== undefined) return { header: { ...header, recognition: notRead }, mappings: best };
  const format = completedFormat(recognition.format, first.mapping);
  return { header: { ...header, recognition: { kind: "one", format } }, mappings: [first] };
}

/** A file that several mappings fit alike is of no format until one of them is chosen. */
const notRead = recognise([]);

/** Mappings without those that say the same under another name. */
function alike(mappings: readonly KnownMapping[]): readonly KnownMapping[] {
  const said = new Set<string>();
  return mappings.filter(({ mapping: { name: _name, columns = {}, ...options } }) => {
    const sorted = (part: object) => Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1));
    const key = JSON.stringify([sorted(columns), sorted(options)]);
    const isNew = !said.has(key);
    said.add(key);
    return isNew;
  });
}
