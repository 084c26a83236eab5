import type { Book } from "./book.ts";
import { answerBatch, type Batch, type Kept } from "./engine.ts";
import { bookEvents, type Events } from "./events.ts";
import { excelObjects } from "./excel.ts";

/** A request of the library that did not get through: before Excel did anything, or after, so that its answer is lost. */
export type Fault = { readonly code: number; readonly isDone: boolean };

/** How this Excel behaves; all of it may be changed while it runs. */
export type Behaviour = {
  /** Characters of a request and of an answer; Excel on the web refuses more than 5 MB. */
  requestLimit: number;
  answerLimit: number;
  /** Somebody is typing in a cell; requests that wait for it go on when this is settled. */
  typing: Promise<void> | undefined;
  /** What happens to request number so much, counted from 1. */
  fault: (request: number, batch: Batch) => Fault | undefined;
  /** What others do to the workbook just before a request is done. */
  meanwhile: (request: number, batch: Batch) => void;
  /** Milliseconds that a request takes. */
  latency: () => number;
};

/** A request as it came, for looking at afterwards. */
export type Logged = { readonly flags: number; readonly batch: Batch; readonly error: string | undefined };

/** The simulated Excel: `answer` is what each way in calls. */
export type Host = {
  readonly book: Book;
  readonly events: Events;
  readonly behaviour: Behaviour;
  readonly log: Logged[];
  /** References that the library has not let go of. */
  readonly keptCount: () => number;
  readonly answer: (body: string, flags: number) => Promise<Answer>;
};

/** The text of the answer, or the number of the error with which Excel refuses a request as a whole. */
export type Answer = { readonly body: string } | { readonly hostError: number };

/** The refusals of whole requests that Excel knows, by number, as the library names them. */
export const hostErrors = {
  5004: ["InvalidOperationInCellEditMode", 400],
  5012: ["InvalidOrTimedOutSession", 408],
  5102: ["ActivityLimitReached", 429],
  5103: ["RequestPayloadSizeLimitExceeded", 400],
  5104: ["ResponsePayloadSizeLimitExceeded", 400],
} as const;

/** Set in a request that may wait until nobody is typing in a cell. */
const DELAY_FOR_CELL_EDIT = 64;
/** The limit of Excel on the web. */
export const WEB_LIMIT = 5 * 1024 * 1024;

/** An Excel in which a book is open. */
export function excelHost(book: Book): Host {
  const events = bookEvents();
  const objects = excelObjects({ book, events });
  const behaviour: Behaviour = {
    requestLimit: WEB_LIMIT,
    answerLimit: WEB_LIMIT,
    typing: undefined,
    fault: () => undefined,
    meanwhile: () => {},
    latency: () => 0,
  };
  const kept: Kept = {
    byReference: new Map(),
    next: 1,
    changed: ({ kind, self }, isKept) => {
      if (!kind.isKept) return;
      if (isKept) book.live.add(self);
      else book.live.delete(self);
    },
  };
  const forget = () => {
    kept.byReference.clear();
    book.live.clear();
  };
  const log: Logged[] = [];
  const answer = async (body: string, flags: number): Promise<Answer> => {
    const batch = JSON.parse(body) as Batch;
    const number = log.length + 1;
    const refuse = (code: number): Answer => {
      log.push({ flags, batch, error: String(code) });
      return { hostError: code };
    };
    const wait = behaviour.latency();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    if (behaviour.typing !== undefined) {
      if ((flags & DELAY_FOR_CELL_EDIT) === 0) return refuse(5004);
      await behaviour.typing;
    }
    if (body.length > behaviour.requestLimit) return refuse(5103);
    behaviour.meanwhile(number, batch);
    const fault = behaviour.fault(number, batch);
    // a lost session has lost what it kept
    if (fault?.code === 5012) forget();
    if (fault !== undefined && !fault.isDone) return refuse(fault.code);
    const result = answerBatch(batch, objects, kept);
    if (fault !== undefined) return refuse(fault.code);
    const text = JSON.stringify(result);
    if (text.length > behaviour.answerLimit) return refuse(5104);
    log.push({ flags, batch, error: "Error" in result ? result.Error?.Code : undefined });
    return { body: text };
  };
  return { book, events, behaviour, log, keptCount: () => kept.byReference.size, answer };
}
