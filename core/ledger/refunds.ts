import { units } from "../roster/words.ts";
import type { UsageReader } from "../usage/book.ts";
import { createBits } from "../usage/columns.ts";

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

/** Bits that tell most usages that no refund may undo from those that one may: a look at a bit is cheap, a map is not. */
const BITS = 1 << 20;

/** The usages that the given refunds will look for. */
export function refundable(usage: UsageReader, refunds: readonly number[]): Refundable {
  const { jobs, services } = usage.names;
  const byService = new Map<number, number[]>();
  const byJob = new Map<string, number[]>();
  const serviceBits = createBits(BITS);
  const jobBits = createBits(BITS);
  const personOf = (row: number) => usage.person(row) * units.length + usage.unit(row);
  const serviceKey = (row: number) => personOf(row) * services.size() + usage.service(row);
  const jobKey = (row: number) => `${personOf(row)} ${jobs.textOf(usage.job(row))}`;
  const jobBit = (row: number) => jobs.hashOf(usage.job(row)) & (BITS - 1);
  for (const refund of refunds) {
    if (usage.job(refund) === 0) {
      byService.set(serviceKey(refund), []);
      serviceBits.add(serviceKey(refund) % BITS);
    } else {
      byJob.set(jobKey(refund), []);
      jobBits.add(jobBit(refund));
    }
  }
  return {
    stackFor: (refund) =>
      (usage.job(refund) === 0 ? byService.get(serviceKey(refund)) : byJob.get(jobKey(refund))) ?? [],
    remember: (row) => {
      if (byService.size > 0) {
        const key = serviceKey(row);
        if (serviceBits.has(key % BITS)) byService.get(key)?.push(row);
      }
      if (byJob.size > 0 && usage.job(row) !== 0 && jobBits.has(jobBit(row))) byJob.get(jobKey(row))?.push(row);
    },
  };
}
