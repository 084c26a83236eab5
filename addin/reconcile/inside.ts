import { answerQuestion } from "./ask.ts";
import { failureOf } from "./failure.ts";
import type { Kept } from "./kept.ts";
import { type Answered, type Asked, type Message, openEnd } from "./messages.ts";
import { type Platform, type Ran, runOf } from "./run.ts";

/** The worker without its thread: answers what comes over the line, and keeps the answer of its run for questions. */
export function startInside(post: (message: Message) => void, platform: Platform): (message: Message) => void {
  let kept: Kept | undefined;
  const end = openEnd<Answered, Asked>(post, (asked) => void take(asked));

  const take = async (asked: Asked): Promise<void> => {
    if (asked.kind === "run") {
      const { result, kept: answer } = run(asked);
      kept = answer;
      await end.send({ kind: "result", result }).catch((error: unknown) => {
        return end.send({ kind: "result", result: failureOf(error) });
      });
      return;
    }
    const { number, name, given } = asked;
    try {
      if (kept === undefined) throw new Error("There is no answer to ask about. Reconcile first.");
      await end.send({ kind: "answer", number, answer: await answerQuestion(kept, name, given) });
    } catch (error) {
      await end.send({ kind: "refused", number, message: error instanceof Error ? error.message : String(error) });
    }
  };

  const run = ({
    request,
  }: Extract<Asked, { readonly kind: "run" }>): Ran | { result: ReturnType<typeof failureOf>; kept: undefined } => {
    try {
      return runOf(request, platform, (progress) => post({ kind: "progress", progress }));
    } catch (error) {
      return { result: failureOf(error), kept: undefined };
    }
  };

  return end.hear;
}
