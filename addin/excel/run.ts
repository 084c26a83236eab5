import { type Outcome, trouble, troubleOf } from "./trouble.ts";

/** The least that Excel must be able to do: Excel 2021. */
export const FLOOR = "1.14";

/** How the door behaves; tests shorten its waits. */
export type DoorOptions = {
  /** Milliseconds before a reading that failed for the moment is tried again; doubled each time. */
  readonly pause?: number;
  /** Called with true when Excel has been silent for two seconds, as while a cell is edited; with false when it is over. */
  readonly onWaiting?: (isWaiting: boolean) => void;
};

/** The way to the open workbook: one request after the other, and every failure as a value. */
export type Door = {
  /** Reads: tried again, from its beginning, when Excel is busy or the connection was lost. */
  readonly read: <T>(work: Work<T>) => Promise<Outcome<T>>;
  /** Writes: tried once, since Excel may have done it when its answer was lost. Its caller looks, and decides. */
  readonly write: <T>(work: Work<T>) => Promise<Outcome<T>>;
  /** Takes handlers of events away again. */
  readonly letGo: (handlers: readonly Handler[]) => Promise<void>;
  /** Milliseconds to wait before something is tried again. */
  readonly pause: number;
  /** Whether this Excel has a version of ExcelApi. */
  readonly has: (version: string) => boolean;
};

/** A handler that Excel knows, and the context in which it was added. */
export type Handler = { readonly context: OfficeExtension.ClientRequestContext; readonly remove: () => void };

/** What is done inside one `Excel.run`. It must be able to run again. */
export type Work<T> = (context: Excel.RequestContext) => Promise<T>;

const TRIES = 4;
const LONG_WAIT = 2_000;

/** Opens the door to the workbook that this Excel shows. */
export function openDoor({ pause = 250, onWaiting = () => {} }: DoorOptions = {}): Door {
  let last: Promise<unknown> = Promise.resolve();
  // one after the other: two batches that cross each other would each decide on what the other is about to change
  const queued = <T>(next: () => Promise<T>): Promise<T> => {
    const result = last.then(next, next);
    last = result.catch(() => {});
    return result;
  };
  const once = async <T>(work: Work<T>, isOneStep = false): Promise<Outcome<T>> => {
    const missing = whatIsMissing();
    if (missing !== undefined) return { ok: false, trouble: missing };
    const done = announced(onWaiting);
    try {
      // without delayForCellEdit a batch fails while somebody types into a cell; where Excel does not know it, it is left out
      const options = { delayForCellEdit: true, ...(isOneStep && mergesUndo() ? { mergeUndoGroup: true } : {}) };
      const value = await Excel.run(options, work);
      return { ok: true, value };
    } catch (error) {
      const found = troubleOf(error);
      if (found === undefined) throw error;
      return { ok: false, trouble: found };
    } finally {
      done();
    }
  };
  const read = async <T>(work: Work<T>): Promise<Outcome<T>> => {
    for (let tries = 1, wait = pause; ; tries += 1, wait *= 2) {
      const outcome = await once(work);
      if (outcome.ok || tries === TRIES || !isWorthReadingAgain(outcome.trouble.code)) return outcome;
      await sleep(wait);
    }
  };
  return {
    read: (work) => queued(() => read(work)),
    write: (work) => queued(() => once(work, true)),
    letGo: (handlers) =>
      queued(async () => {
        // a handler whose workbook was closed meanwhile is gone already
        for (const { context, remove } of handlers.map(bound)) {
          remove();
          await context.sync().catch(() => {});
        }
      }),
    pause,
    has: (version) => isReady() && Office.context.requirements.isSetSupported("ExcelApi", version),
  };
}

function isWorthReadingAgain(code: string): boolean {
  return code === "connection-lost" || code === "excel-busy" || code === "cell-being-edited" || code === "not-found";
}

/** Waits so many milliseconds. */
export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Whether this Excel can take back all that a request writes in one step: ExcelApi 1.20, which the library's types lag behind. */
function mergesUndo(): boolean {
  return Office.context.requirements.isSetSupported("ExcelApi", "1.20");
}

function isReady(): boolean {
  return typeof Excel !== "undefined" && typeof Office !== "undefined" && Office.context !== undefined;
}

function whatIsMissing() {
  if (!isReady()) return trouble("not-in-excel");
  const isEnough = Office.context.requirements.isSetSupported("ExcelApi", FLOOR);
  return isEnough ? undefined : trouble("excel-too-old", `ExcelApi ${FLOOR} is missing`);
}

/** Tells when Excel has been silent for long, and when it is over. */
function announced(onWaiting: (isWaiting: boolean) => void): () => void {
  let isTold = false;
  const timer = setTimeout(() => {
    isTold = true;
    onWaiting(true);
  }, LONG_WAIT);
  return () => {
    clearTimeout(timer);
    if (isTold) onWaiting(false);
  };
}

function bound(handler: Handler): Handler {
  return { context: handler.context, remove: () => handler.remove() };
}
