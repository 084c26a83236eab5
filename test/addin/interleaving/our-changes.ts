import { type Random, someOf, wholeBetween } from "../../../batch/sample/random.ts";
import type { RowChange } from "../../../core/roster/patch.ts";
import { email, ROWS } from "./roster.ts";

/** Changes of ours: cells of some people, now and then from what never stood there, and new people. */
export function changes(random: Random): readonly RowChange[] {
  const set = someOf(
    random,
    Array.from({ length: ROWS }, (_, at) => at),
    wholeBetween(random, 1, 5),
  ).map((at): RowChange => {
    const cells = someOf(random, ["Name", "Office", "Contract"], wholeBetween(random, 1, 3)).map((header) => {
      const first = header === "Name" ? `Name ${at}` : header === "Office" ? `Office ${at}` : `C-${at}`;
      return [header, { before: random() < 0.1 ? "Stale" : first, after: `ours ${header} ${at}` }] as const;
    });
    return { kind: "set", key: [email(at)], cells: Object.fromEntries(cells) };
  });
  const added = Array.from({ length: wholeBetween(random, 0, 3) }, (_, at): RowChange => {
    const key = `our${at}@example.com`;
    return { kind: "append", key: [key], cells: { Email: key, Name: `ours ${at}`, Office: `ours office ${at}` } };
  });
  return random() < 0.5 ? [...set, ...added] : [...added, ...set];
}
