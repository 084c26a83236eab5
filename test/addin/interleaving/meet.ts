// One world: a roster, a patch of ours, and somebody who edits the workbook whenever we wait for Excel.
import { applyPatch } from "../../../addin/excel/apply-patch.ts";
import type { PatchResult } from "../../../addin/excel/refusal.ts";
import { randomOf, wholeBetween } from "../../../batch/sample/random.ts";
import type { TablePatch } from "../../../core/roster/patch.ts";
import { type OpenExcel, openSketch } from "../open-excel.ts";
import { otherPerson } from "./other-person.ts";
import { changes } from "./our-changes.ts";
import { sketch } from "./roster.ts";
import { whatIsWrong } from "./what-is-wrong.ts";

/** What happened in a world. */
export type World = {
  readonly excel: OpenExcel;
  readonly patch: TablePatch;
  readonly result: PatchResult;
  /** What the other one did, in words. */
  readonly acts: readonly string[];
  /** Things that should not be so. */
  readonly wrong: readonly string[];
};

/** How a world may differ from the usual one. */
export type WorldOptions = { readonly faults?: boolean; readonly latency?: boolean };

/** Lets a patch and somebody's edits meet; the same seed gives the same world. */
export async function meet(seed: number, { faults = false, latency = false }: WorldOptions = {}): Promise<World> {
  const random = randomOf(`world ${seed}`);
  const excel = openSketch(sketch(seed % 4 === 0));
  const other = otherPerson(excel, randomOf(`other ${seed}`));
  const eagerness = 0.2 + random() * 0.6;
  excel.host.behaviour.meanwhile = () => {
    while (random() < eagerness) other.act();
  };
  const trouble = randomOf(`trouble ${seed}`);
  if (faults)
    excel.host.behaviour.fault = () =>
      trouble() < 0.08 ? { code: trouble() < 0.5 ? 5012 : 5102, isDone: false } : undefined;
  const delay = randomOf(`delay ${seed}`);
  if (latency) excel.host.behaviour.latency = () => wholeBetween(delay, 0, 3);
  const patch: TablePatch = { table: "People", changes: changes(random) };
  const result = await applyPatch(excel.door, patch, {
    numberStyle: "1234.5",
    dayStyle: { order: undefined, zone: "UTC" },
  });
  return { excel, patch, result, acts: other.acts, wrong: whatIsWrong(excel, patch, result, other.rows, other.edited) };
}

/** Many worlds, and sums over them. */
export async function meetMany(first: number, count: number, options: WorldOptions = {}) {
  const wrong: string[] = [];
  const sums = { applied: 0, refused: 0, acts: 0, told: 0 };
  for (let seed = first; seed < first + count; seed += 1) {
    const world = await meet(seed, options);
    sums.applied += world.result.applied.length;
    sums.refused += world.result.refused.length;
    sums.told += world.result.overwritten.length;
    sums.acts += world.acts.length;
    wrong.push(...world.wrong.map((what) => `world ${seed}: ${what}`));
  }
  return { wrong, sums };
}
