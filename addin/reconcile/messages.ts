import { type Part, partsOf, together } from "./parts.ts";
import type { Progress, QuestionName, Questions, ReconcileRequest, ReconcileResult } from "./protocol.ts";

/** What the page asks of the worker. */
export type Asked = { readonly kind: "run"; readonly request: ReconcileRequest } | QuestionAsked<QuestionName>;
export type QuestionAsked<Name extends QuestionName> = {
  readonly kind: "ask";
  readonly number: number;
  readonly name: Name;
  readonly given: Questions[Name]["given"];
};

/** What the worker answers; questions by their number. */
export type Answered =
  | { readonly kind: "result"; readonly result: ReconcileResult }
  | { readonly kind: "answer"; readonly number: number; readonly answer: unknown }
  | { readonly kind: "refused"; readonly number: number; readonly message: string };

/** What goes over the line, either way: a part of what is asked or answered, that one was taken, and how far a run has come. */
export type Message =
  | { readonly kind: "part"; readonly part: Part }
  | { readonly kind: "taken" }
  | { readonly kind: "progress"; readonly progress: Progress };

/** One end of a line over which long values go in parts, each only when the one before was taken. */
export type End<Out> = {
  readonly send: (value: Out) => Promise<void>;
  /** What came over the line; progress is none of its business. */
  readonly hear: (message: Message) => void;
};

/** Opens an end of a line: `post` sends a message, `take` is given what came whole. */
export function openEnd<Out, In>(post: (message: Message) => void, take: (value: In) => void): End<Out> {
  let proceed = () => {};
  let last: Promise<void> = Promise.resolve();
  const receive = together((value) => take(value as In));
  const sendNow = async (value: Out) => {
    for (const part of partsOf(value)) {
      const taken = new Promise<void>((resolve) => {
        proceed = resolve;
      });
      post({ kind: "part", part });
      await taken;
    }
  };
  return {
    send: (value) => {
      const sent = last.then(() => sendNow(value));
      // what could not be sent keeps nothing else from being sent
      last = sent.catch(() => {});
      return sent;
    },
    hear: (message) => {
      if (message.kind === "taken") proceed();
      else if (message.kind === "part") {
        post({ kind: "taken" });
        receive(message.part);
      }
    },
  };
}
