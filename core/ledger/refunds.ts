import { units } from "../roster/words.ts";
import type { UsageReader } from "../usage/book.ts";

/**
 * The usages that refunds may undo, latest last. Only what some refund asks for is kept, so that a file without refunds
 * costs nothing: by person, unit and job for a refund that names a job, else by person, unit and service (semantics 10).
 */
export type Refundable = {
  /** Remembers a usage that was just replayed. */
  readonly remember: (row: number) => void;
  /** The usages that a refund may undo, the latest at the end; emptied from the end as they are undone. */
  readonly stackFor: (refund: number) => number[];
};

type Wanted = { readonly jobs: Map<number, number[]>; readonly services: Map<number, number[]> };

/** The usages that the given refunds will look for. */
export function refundable(usage: UsageReader, refunds: readonly number[]): Refundable {
  const wanted = new Map<number, Wanted>();
  const keyOf = (row: number) => usage.person(row) * units.length + usage.unit(row);
  const stackFor = (refund: number): number[] => {
    const key = keyOf(refund);
    const { jobs, services } = wanted.get(key) ?? { jobs: new Map(), services: new Map() };
    wanted.set(key, { jobs, services });
    const job = usage.job(refund);
    const [stacks, name] = job === 0 ? [services, usage.service(refund)] : [jobs, job];
    const stack = stacks.get(name) ?? [];
    stacks.set(name, stack);
    return stack;
  };
  for (const refund of refunds) stackFor(refund);
  return {
    stackFor,
    remember: (row) => {
      if (wanted.size === 0) return;
      const found = wanted.get(keyOf(row));
      if (found === undefined) return;
      found.jobs.get(usage.job(row))?.push(row);
      found.services.get(usage.service(row))?.push(row);
    },
  };
}
