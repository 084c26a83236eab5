import type { ReadFile } from "../exports/reading.ts";
import { isReplayed } from "../exports/recognise.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { RunFile, RunInput } from "../run-file.ts";
import { byText } from "../text.ts";

/** What became of the rows of each file, those dated from `firstDay` to `lastDay` of which count. */
export function inputRows(
  inputs: readonly ReadFile[],
  { usage, beyondLimit }: Ledger,
  [firstDay, lastDay]: readonly [number, number],
  isDuplicate: (row: number) => boolean,
): RunInput[] {
  const beyond = new Map<number, number>();
  for (const row of beyondLimit) beyond.set(usage.file(row), (beyond.get(usage.file(row)) ?? 0) + 1);
  return inputs
    .map(({ file, sha256, export: read, repeats }, index): RunInput => {
      const base = {
        file,
        sha256,
        format: read.format ?? null,
        firstDay: read.firstDay ?? null,
        lastDay: read.lastDay ?? null,
      };
      if (repeats !== undefined) {
        return {
          ...base,
          rows: read.rows,
          counted: 0,
          duplicate: read.rows,
          earlier: 0,
          later: 0,
          leftOut: 0,
          zero: 0,
        };
      }
      // the rows of a list are no usage: what was read of it is shown, and in no sum
      const counts = { counted: 0, duplicate: 0, earlier: 0, later: 0, leftOut: read.leftOut, zero: 0 };
      for (let row = read.firstRow; row < read.endRow; row += 1) {
        const day = usage.day(row);
        if (day < firstDay) counts.earlier += 1;
        else if (day > lastDay) counts.later += 1;
        else if (isDuplicate(row)) counts.duplicate += 1;
        else {
          counts.counted += 1;
          if (usage.amount(row) === 0) counts.zero += 1;
        }
      }
      counts.counted -= beyond.get(index) ?? 0;
      counts.leftOut += beyond.get(index) ?? 0;
      return { ...base, rows: read.rows, ...counts };
    })
    .sort((a, b) => byText(a.sha256, b.sha256) || a.duplicate - b.duplicate || byText(a.file, b.file));
}

/** The rows of the replayed exports; those of the vendor's lists are no usage. Every row must be somewhere, or the run stops. */
export function sumOfRows(inputs: readonly RunInput[]): RunFile["rows"] {
  const sum = { read: 0, counted: 0, duplicate: 0, earlier: 0, later: 0, leftOut: 0, zero: 0 };
  for (const input of inputs.filter(({ format }) => isReplayed(format))) {
    sum.read += input.rows;
    sum.counted += input.counted;
    sum.duplicate += input.duplicate;
    sum.earlier += input.earlier;
    sum.later += input.later;
    sum.leftOut += input.leftOut;
    sum.zero += input.zero;
  }
  if (sum.read !== sum.counted + sum.duplicate + sum.earlier + sum.later + sum.leftOut) {
    throw new Error(`rows have vanished: ${JSON.stringify(sum)}`);
  }
  return sum;
}
