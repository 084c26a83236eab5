/** Long work that may be put down between its steps: at every `yield`. What it returns is its result. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** So many rows are a step: well under a millisecond's work. */
export const ROWS_IN_A_STEP = 128;

/** Does all of the work in one go. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
