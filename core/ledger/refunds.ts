import { type MicroCredits, ZERO } from "../credits.ts";
import { units } from "../roster/words.ts";
import type { UsageReader } from "../usage/book.ts";
import { createBits } from "../usage/columns.ts";
import type { RefundExcess } from "./ledger.ts";

/**
 * The usages that refunds may undo, latest last. Only what some refund asks for is kept, so that a file without refunds
 * costs nothing: by person, unit and job for a refund that names a job, else by person, unit and service (semantics 10).
 */
export type Refunds = {
  /** Remembers a usage that was just replayed. */
  readonly remember: (row: number) => void;
  /** Undoes the usages that a refund is of, the latest first; `undo` undoes up to `most` of one and answers the rest. */
  readonly apply: (refund: number, undo: (row: number, most: number) => number) => void;
  /** What was undone, by unit number. */
  readonly undone: readonly MicroCredits[];
  /** Refunds that say more than was used before them. */
  readonly excesses: readonly RefundExcess[];
};

/** Bits that tell most usages that no refund may undo from those that one may: a look at a bit is cheap, a map is not. */
const BITS = 1 << 20;

/** The given refunds, which will be applied in the course of the replay. */
export function createRefunds(usage: UsageReader, refunds: readonly number[]): Refunds {
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
  const namesService = byService.size > 0;
  const namesJob = byJob.size > 0;
  const undone: MicroCredits[] = units.map(() => ZERO);
  const excesses: RefundExcess[] = [];
  return {
    remember: (row) => {
      if (namesJob && usage.job(row) !== 0 && jobBits.has(jobBit(row))) byJob.get(jobKey(row))?.push(row);
      if (!namesService) return;
      const key = serviceKey(row);
      if (serviceBits.has(key % BITS)) byService.get(key)?.push(row);
    },
    apply: (refund, undo) => {
      const stack = (usage.job(refund) === 0 ? byService.get(serviceKey(refund)) : byJob.get(jobKey(refund))) ?? [];
      const wanted = -usage.amount(refund);
      let rest = wanted;
      while (rest > 0 && stack.length > 0) {
        rest = undo(stack.at(-1) as number, rest);
        if (rest > 0) stack.pop();
      }
      const unit = usage.unit(refund);
      undone[unit] = ((undone[unit] as number) + wanted - rest) as MicroCredits;
      if (rest > 0) excesses.push({ row: refund, amount: rest as MicroCredits });
    },
    undone,
    excesses,
  };
}
