import { units } from "../roster/words.ts";
import type { UsageReader } from "../usage/book.ts";
import { createBits, emptyPlaces } from "../usage/columns.ts";

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

/** Stacks of usages: by the job's text, by the service's number. */
type Wanted = { readonly jobs: Map<string, number[]>; readonly services: Map<number, number[]> };

/** Bits that tell most jobs that no refund names from those that one does. */
const JOB_BITS = 20;

/** The usages that the given refunds will look for. */
export function refundable(usage: UsageReader, refunds: readonly number[]): Refundable {
  const { people, jobs } = usage.names;
  const wanted = emptyPlaces<Wanted>(people.size() * units.length);
  const wantedJobs = createBits(1 << JOB_BITS);
  const bitOf = (job: number) => jobs.hashOf(job) & ((1 << JOB_BITS) - 1);
  const keyOf = (row: number) => usage.person(row) * units.length + usage.unit(row);
  const stackFor = (refund: number): number[] => {
    const key = keyOf(refund);
    const stacks = wanted[key] ?? { jobs: new Map(), services: new Map() };
    wanted[key] = stacks;
    const job = usage.job(refund);
    if (job === 0) return stackIn(stacks.services, usage.service(refund));
    wantedJobs.add(bitOf(job));
    return stackIn(stacks.jobs, jobs.textOf(job));
  };
  for (const refund of refunds) stackFor(refund);
  return {
    stackFor,
    remember: (row) => {
      const found = wanted[keyOf(row)];
      if (found === undefined) return;
      if (found.services.size > 0) found.services.get(usage.service(row))?.push(row);
      const job = usage.job(row);
      if (job !== 0 && found.jobs.size > 0 && wantedJobs.has(bitOf(job))) found.jobs.get(jobs.textOf(job))?.push(row);
    },
  };
}

function stackIn<K>(stacks: Map<K, number[]>, name: K): number[] {
  const stack = stacks.get(name) ?? [];
  stacks.set(name, stack);
  return stack;
}
