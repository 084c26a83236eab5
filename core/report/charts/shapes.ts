import { area, line, stack } from "d3-shape";

/** A point of a drawing. */
export type Point = readonly [x: number, y: number];

/** Figures of a drawing to the tenth, so that they stay short. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The path of a line through points. */
export function linePath(points: readonly Point[]): string {
  return line<Point>().digits(1)([...points]) ?? "";
}

/** The path of the ground between a line and the floor. */
export function areaPath(points: readonly Point[], floor: number): string {
  return (
    area<Point>()
      .digits(1)
      .x(([x]) => x)
      .y1(([, y]) => y)
      .y0(floor)([...points]) ?? ""
  );
}

/** Where each part of a column begins and ends when its parts stand on one another; parts below 0 take no room. */
export function stacked(columns: readonly (readonly number[])[]): readonly (readonly (readonly [number, number])[])[] {
  const keys = (columns[0] ?? []).map((_, index) => index);
  const series = stack<readonly number[], number>()
    .keys(keys)
    .value((column, key) => Math.max(0, column[key] ?? 0))([...columns]);
  return columns.map((_, column) => series.map((part) => [part[column]?.[0] ?? 0, part[column]?.[1] ?? 0] as const));
}

/** Level stripes within a bar, so that its part is known without its colour. */
export function stripes(x: number, y: number, width: number, height: number): string {
  const lines: string[] = [];
  for (let at = y + 2; at < y + height; at += 4) lines.push(`M${tenth(x)} ${tenth(at)}h${tenth(width)}`);
  return lines.join("");
}

/** A triangle that stands on its point or on its side: up for what comes, down for what goes. */
export function triangle(x: number, y: number, direction: "up" | "down"): string {
  const tip = direction === "up" ? -4 : 4;
  return `M${tenth(x)} ${tenth(y + tip)}l4.5 ${-2 * tip}h-9z`;
}
