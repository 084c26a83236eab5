import type { Names } from "../usage/names.ts";

/** The number of a name that is there, or -1: `idOf` would add it, and text compared row by row is slow. */
export function numberOf({ size, textOf }: Pick<Names, "size" | "textOf">, name: string): number {
  for (let id = 0; id < size(); id += 1) if (textOf(id) === name) return id;
  return -1;
}
