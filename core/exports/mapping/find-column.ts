import type { MappedColumn } from "../../roster/mapping.ts";
import { normalHeader } from "../recognise.ts";
import { type ColumnLook, isMostly, type Survey } from "./survey.ts";
import { headerRank, namesOtherFigures } from "./synonyms.ts";

/**
 * What was found for a meaning: one column (`bySight` where its cells alone say so), several that would do alike, or none;
 * `misled` is then a column that is called so and holds something else.
 */
export type FoundColumn =
  | { readonly kind: "one"; readonly position: number; readonly bySight: boolean }
  | { readonly kind: "several"; readonly positions: readonly number[] }
  | { readonly kind: "none"; readonly misled?: number | undefined };

/** What the cells of a column must look like for it to have this meaning; the others may hold anything. */
const looksRight: Partial<Readonly<Record<MappedColumn, (look: ColumnLook) => boolean>>> = {
  date: (look) => isMostly(look.days, look),
  user: (look) => isMostly(look.people, look),
  credits: (look) => isMostly(look.amounts, look),
  quantity: (look) => isMostly(look.amounts, look),
  unit: (look) => isMostly(look.units, look),
  paidFrom: (look) => isMostly(look.payers, look),
};

/** Meanings that a column may have because of its cells alone: without them there is no usage. */
const bySight: readonly MappedColumn[] = ["date", "user", "credits"];

/** Finds the column of a meaning among those that are not taken, by header first, then by what cells look like. */
export function findColumn(
  column: MappedColumn,
  headers: readonly string[],
  survey: Survey,
  taken: ReadonlySet<number>,
): FoundColumn {
  const free = headers.flatMap((header, position) => (taken.has(position) || header.trim() === "" ? [] : [position]));
  const fits = (position: number) => looksRight[column]?.(survey.look(position)) ?? survey.look(position).filled > 0;
  const named = free.filter((position) => headerRank(column, headers[position] ?? "") !== undefined);
  const good = named.filter(fits);
  const best = Math.min(...good.map((position) => headerRank(column, headers[position] ?? "") ?? 0));
  const first = good.filter((position) => headerRank(column, headers[position] ?? "") === best);
  if (first.length > 0) return chosen(first, headers, survey, false);
  if (!bySight.includes(column)) return { kind: "none" };
  const seen = free.filter((position) => fits(position) && mayMean(column, headers[position] ?? ""));
  return seen.length > 0 ? chosen(seen, headers, survey, true) : { kind: "none", misled: named[0] };
}

/**
 * Columns that hold the same in every row are as good as one another. A mapping knows a column by its header alone, so a
 * column of the same header that holds something else makes it two.
 */
function chosen(positions: readonly number[], headers: readonly string[], survey: Survey, seen: boolean): FoundColumn {
  const first = positions[0] ?? 0;
  const key = normalHeader(headers[first] ?? "");
  const twins = headers.flatMap((header, position) => (normalHeader(header) === key ? [position] : []));
  const all = [...new Set([...positions, ...twins])];
  return all.every((other) => survey.areSame(first, other))
    ? { kind: "one", position: first, bySight: seen }
    : { kind: "several", positions: all };
}

/** A header that says something else keeps its column from being taken for what its cells look like. */
function mayMean(column: MappedColumn, header: string): boolean {
  const others: readonly MappedColumn[] = ["contract", "service", "job", "chargeId", "quantity", "name"];
  if (others.some((other) => headerRank(other, header) !== undefined)) return false;
  return column !== "credits" || !namesOtherFigures(header);
}
