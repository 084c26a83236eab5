import type { Advance } from "../read/exports.ts";

/** A line that is written again and again. */
export type ProgressLine = { readonly advance: Advance; readonly clear: () => void };

const BAR = 24;
/** Milliseconds between two drawings, and before the first: short runs show nothing. */
const PAUSE = 120;

/** A progress bar on a terminal: share of bytes, rows, rows a second, time left. Silent when `write` is missing. */
export function createProgress(now: () => number, write: ((text: string) => void) | undefined): ProgressLine {
  if (write === undefined) return { advance: () => {}, clear: () => {} };
  const start = now();
  let drawnAt = start;
  let drawn = false;
  return {
    advance: (_file, bytesRead, bytesInAll, rows) => {
      const time = now();
      if (time - drawnAt < PAUSE || bytesInAll === 0) return;
      drawnAt = time;
      drawn = true;
      const share = Math.min(1, bytesRead / bytesInAll);
      const filled = Math.round(share * BAR);
      const seconds = (time - start) / 1000;
      const perSecond = Math.round(rows / seconds).toLocaleString("en-US");
      const left = Math.max(0, Math.ceil((seconds / share) * (1 - share)));
      const bar = `${"#".repeat(filled)}${"-".repeat(BAR - filled)}`;
      write(
        `\r\u001b[2K[${bar}] ${Math.round(share * 100)} %  ${rows.toLocaleString("en-US")} rows, ${perSecond} a second, ${left} s left`,
      );
    },
    clear: () => {
      if (drawn) write("\r\u001b[2K");
    },
  };
}
