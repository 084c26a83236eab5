import type { Steps } from "../../core/steps.ts";

/** Milliseconds of work after which the screen gets its turn: half of what a person would notice between two letters. */
const TURN = 12;

/** Does long work in slices, between which the screen answers who types, scrolls and clicks. */
export async function inSlices<T>(steps: Steps<T>, turn = TURN): Promise<T> {
  for (let until = performance.now() + turn; ; ) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() < until) continue;
    await breath();
    until = performance.now() + turn;
  }
}

/** Lets everything that waits go first. A timer would do, but browsers make those of a nested or hidden page wait. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
