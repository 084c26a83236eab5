import type { PoolBook, Scope } from "./pool-book.ts";

/** Open shortfalls that shared credits may pay later, oldest first over all scopes (semantics 9). */
export type Settling = {
  /** Remembers an open shortfall, told by its row and its place in replay order. */
  readonly wait: (scope: Scope, row: number) => void;
  /** Pays what can be paid; `pay` pays a row from its scope and answers what stays open of it. */
  readonly settle: (openOf: (row: number) => number, pay: (scope: Scope, row: number) => number) => void;
};

type Queue = { readonly scope: Scope; readonly rows: number[]; readonly turns: number[]; next: number };

/** No open shortfall yet. */
export function createSettling(book: PoolBook): Settling {
  const queues = new Map<Scope, Queue>();
  let turn = 0;
  return {
    wait: (scope, row) => {
      const queue = queues.get(scope) ?? { scope, rows: [], turns: [], next: 0 };
      queues.set(scope, queue);
      queue.rows.push(row);
      queue.turns.push(turn);
      turn += 1;
    },
    settle: (openOf, pay) => {
      for (;;) {
        let oldest: Queue | undefined;
        for (const queue of queues.values()) {
          while (queue.next < queue.rows.length && openOf(queue.rows[queue.next] as number) === 0) queue.next += 1;
          if (queue.next === queue.rows.length || book.nextOf(queue.scope) === -1) continue;
          const first = queue.turns[queue.next] as number;
          if (oldest === undefined || first < (oldest.turns[oldest.next] as number)) oldest = queue;
        }
        if (oldest === undefined) return;
        const row = oldest.rows[oldest.next] as number;
        if (pay(oldest.scope, row) === 0) oldest.next += 1;
      }
    },
  };
}
