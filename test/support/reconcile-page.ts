import { openReconciler } from "../../addin/reconcile/client.ts";
import type { GivenRoster, OfferedFile } from "../../addin/reconcile/protocol.ts";
import type { PlainDate } from "../../core/calendar.ts";

// A page with the pane's reconciler and nothing else, for measuring in a browser; there are no types of a browser here.
declare const window: { reconcilePage: typeof reconcilePage };
declare const document: { querySelector(selector: string): { readonly files: Iterable<File> } | null };

const reconciler = openReconciler();

/** What a run came to, and how long the page could do nothing meanwhile, in milliseconds. */
export type Measured = {
  readonly kind: string;
  readonly counted: number;
  readonly people: number;
  readonly fingerprint: string;
  readonly detail: string;
  readonly reports: number;
  readonly blocked: number;
  readonly took: number;
};

/** Ticks as often as the browser lets it, and knows the longest time between two ticks. */
function watch(): () => number {
  let longest = 0;
  let last = performance.now();
  let isOver = false;
  const tick = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) setTimeout(tick, 0);
  };
  tick();
  return () => {
    isOver = true;
    return longest;
  };
}

async function run(roster: GivenRoster, asOf?: PlainDate): Promise<Measured> {
  const files = [...(document.querySelector("input")?.files ?? [])];
  await new Promise((resolve) => setTimeout(resolve, 200));
  const longest = watch();
  const began = performance.now();
  let reports = 0;
  const request = { roster, files, asOf, covers: [], mappings: [], today: "2026-04-15" as PlainDate };
  const result = await reconciler.reconcile(request, () => {
    reports += 1;
  }).result;
  const took = performance.now() - began;
  const blocked = longest();
  const answered = result.kind === "answered" ? result.run : undefined;
  return {
    kind: result.kind,
    counted: answered?.rows.counted ?? 0,
    people: answered?.people.length ?? 0,
    fingerprint: answered?.fingerprint ?? "",
    detail: result.kind === "failed" ? result.detail : "",
    ...{ reports, blocked, took },
  };
}

const reconcilePage = {
  run,
  /** Begins a run and cancels it when it has told of itself. */
  cancelled: async (roster: GivenRoster): Promise<string> => {
    const files = [...(document.querySelector("input")?.files ?? [])];
    const request = { roster, files, covers: [], mappings: [], today: "2026-04-15" as PlainDate };
    const underWay = reconciler.reconcile(request, () => underWay.cancel());
    return (await underWay.result).kind;
  },
  file: async (name: OfferedFile): Promise<string> => {
    const blob = await reconciler.ask("file", { name });
    return name.endsWith(".xlsx") ? `${blob.size} bytes` : blob.text();
  },
};

/** What the test asks of the page. */
export type ReconcilePage = typeof reconcilePage;

window.reconcilePage = reconcilePage;
