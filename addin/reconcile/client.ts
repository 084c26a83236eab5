import type { ReconcilerPort, RunUnderWay } from "../pane/ports.ts";
import { failureOf, notStarted } from "./failure.ts";
import { type Answered, type Asked, type Message, openEnd } from "./messages.ts";
import type { Progress, QuestionName, Questions, ReconcileRequest, ReconcileResult } from "./protocol.ts";

/** A worker as the page has it: what is posted to it, and its end. */
export type Line = { readonly post: (message: Message) => void; readonly close: () => void };

/** Starts a worker; `hear` is given what it posts, `broken` why it cannot go on. Throws where the browser lets none start. */
export type OpenLine = (hear: (message: Message) => void, broken: (detail: string) => void) => Line;

/**
 * Reconciles in workers, a fresh one for each run. The one that answered last is kept for questions, until another has
 * answered: a run that is cancelled, fails or comes to nothing leaves it as it is. One run at a time: a new one cancels
 * the one under way.
 */
export function openReconciler(openLine: OpenLine = openWorker): ReconcilerPort {
  let kept: Conversation | undefined;
  let underWay: RunUnderWay | undefined;
  return {
    reconcile: (request, onProgress) => {
      underWay?.cancel();
      const conversation = converse(openLine, onProgress);
      const result = conversation.run(request).then((found) => {
        if (found.kind === "answered") {
          kept?.retire();
          kept = conversation;
        } else conversation.close();
        return found;
      });
      underWay = { result, cancel: conversation.cancel };
      return underWay;
    },
    ask: async (name, given) => {
      if (kept === undefined) throw new Error("There is no answer to ask about. Reconcile first.");
      return kept.ask(name, given);
    },
  };
}

type Conversation = {
  readonly run: (request: ReconcileRequest) => Promise<ReconcileResult>;
  readonly ask: <Name extends QuestionName>(
    name: Name,
    given: Questions[Name]["given"],
  ) => Promise<Questions[Name]["answer"]>;
  /** Ends a run that has not answered yet. */
  readonly cancel: () => void;
  /** Ends the worker when it has answered what it was asked. */
  readonly retire: () => void;
  readonly close: () => void;
};

type Waiting = { readonly answer: (value: unknown) => void; readonly refuse: (error: Error) => void };

/** One worker, from its run to its end. */
function converse(openLine: OpenLine, onProgress: (progress: Progress) => void): Conversation {
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let wasHeard = false;
  let isOver = false;
  let isRetired = false;
  let line: Line | undefined;
  let settle: (result: ReconcileResult) => void = () => {};
  const result = new Promise<ReconcileResult>((resolve) => {
    settle = resolve;
  });

  const close = () => {
    isOver = true;
    line?.close();
    for (const { refuse } of waiting.values()) refuse(new Error("The answer is no more. Reconcile again."));
    waiting.clear();
  };
  const broken = (detail: string) => {
    settle(wasHeard ? failureOf(detail) : notStarted(detail));
    close();
  };
  const take = (answered: Answered) => {
    if (answered.kind === "result") return settle(answered.result);
    const asker = waiting.get(answered.number);
    waiting.delete(answered.number);
    if (answered.kind === "answer") asker?.answer(answered.answer);
    else asker?.refuse(new Error(answered.message));
    if (isRetired && waiting.size === 0) close();
  };
  const end = openEnd<Asked, Answered>((message) => line?.post(message), take);
  const hear = (message: Message) => {
    if (isOver) return;
    wasHeard = true;
    if (message.kind === "progress") onProgress(message.progress);
    else end.hear(message);
  };

  return {
    run: (request) => {
      try {
        line = openLine(hear, broken);
        end.send({ kind: "run", request }).catch((error: unknown) => settle(failureOf(error)));
      } catch (error) {
        settle(notStarted(String(error)));
      }
      return result;
    },
    ask: (name, given) =>
      new Promise((answer, refuse) => {
        if (isOver) return refuse(new Error("The answer is no more. Reconcile again."));
        const number = asked;
        asked += 1;
        waiting.set(number, { answer: answer as Waiting["answer"], refuse });
        end.send({ kind: "ask", number, name, given }).catch(refuse);
      }),
    cancel: () => {
      settle({ kind: "cancelled" });
    },
    retire: () => {
      isRetired = true;
      if (waiting.size === 0) close();
    },
    close,
  };
}

function openWorker(hear: (message: Message) => void, broken: (detail: string) => void): Line {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }: MessageEvent<Message>) => hear(data);
  worker.onmessageerror = () => broken("The answer of the worker could not be read.");
  worker.onerror = (event) => {
    event.preventDefault();
    const { message, filename, lineno } = event;
    broken(message === undefined ? "The worker's script could not be loaded." : `${message} (${filename}:${lineno})`);
  };
  return { post: (message) => worker.postMessage(message), close: () => worker.terminate() };
}
