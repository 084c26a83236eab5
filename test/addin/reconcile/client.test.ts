import { beforeAll, describe, expect, test } from "vitest";
import { openReconciler } from "../../../addin/reconcile/client.ts";
import { PART_WEIGHT, weigh } from "../../../addin/reconcile/parts.ts";
import type { GivenRoster, Progress, ReconcileRequest } from "../../../addin/reconcile/protocol.ts";
import { runFileJson } from "../../../core/report/json.ts";
import { long } from "../../support/runs.ts";
import {
  answered,
  type DroppedFile,
  day,
  dropped,
  platformOf,
  requestOf,
  sampleExports,
  sampleRoster,
  type WorkersInNode,
  workersInNode,
} from "./pane-side.ts";

let roster: GivenRoster;
let files: readonly DroppedFile[];
beforeAll(async () => {
  roster = await sampleRoster();
  files = await sampleExports();
});

/** The pane's side over workers in this thread. */
function open(): WorkersInNode & ReturnType<typeof openReconciler> {
  const workers = workersInNode(platformOf(files));
  return { ...workers, ...openReconciler(workers.openLine) };
}

const whole = (): ReconcileRequest => requestOf({ roster, files });
const quiet = () => {};
const fingerprintOf = async (pane: ReturnType<typeof open>) =>
  JSON.parse(await (await pane.ask("file", { name: "reconciliation.json" })).text()).fingerprint as string;

describe("over the line", () => {
  long("the parts put together are the whole, and the answer is kept for questions", async () => {
    const pane = open();
    const since = dropped("since.json", runFileJson(answered({ roster, files, asOf: day("2026-01-31") }).result.run));
    const all = [...files, since];
    const workers = workersInNode(platformOf(all));
    const reconciler = openReconciler(workers.openLine);
    const told: Progress[] = [];
    const result = await reconciler.reconcile(requestOf({ roster, files: all }), (progress) => told.push(progress))
      .result;
    expect(result).toEqual(answered({ roster, files: all }).result);
    expect(Object.keys(result)).toEqual(Object.keys(answered({ roster, files: all }).result));
    if (result.kind !== "answered") throw new Error(result.kind);
    expect(runFileJson(result.run)).toBe(runFileJson(answered({ roster, files: all }).result.run));
    expect(told.map(({ step }) => step)).toContain("finishing");
    const blob = await reconciler.ask("file", { name: "findings.csv" });
    expect(await blob.text()).toContain("finding,code");
    expect((await reconciler.ask("plan", {})).text).toContain("What to order");
    expect(pane.ended).toEqual([]);
  });

  test("no part takes long to be copied, whatever it is of", async () => {
    const pane = open();
    await pane.reconcile(whole(), quiet).result;
    const parts = pane.posted.flatMap((message) => (message.kind === "part" ? [message.part] : []));
    const lists = parts.flatMap((part) => (part.kind === "more" ? [part.items] : []));
    expect(lists.length).toBeGreaterThan(3);
    for (const items of lists) {
      expect(items.length === 1 || weigh(items, 10 * PART_WEIGHT) <= PART_WEIGHT + 1).toBe(true);
    }
    const begins = parts.filter(({ kind }) => kind === "begin");
    for (const begin of begins) expect(weigh(begin, 10 * PART_WEIGHT)).toBeLessThan(PART_WEIGHT);
  });
});

describe("the answer of before", () => {
  test("survives a run that is cancelled, one that fails and one that comes to nothing", async () => {
    const pane = open();
    const first = await pane.reconcile(whole(), quiet).result;
    const known = first.kind === "answered" ? first.run.fingerprint : "";
    const cancelled = pane.reconcile(whole(), quiet);
    cancelled.cancel();
    expect(await cancelled.result).toEqual({ kind: "cancelled" });
    const impossible = await pane.reconcile(requestOf({ roster, files: [] }), quiet).result;
    expect(impossible.kind).toBe("impossible");
    const broken = { ...whole(), roster: { ...roster, grids: { people: 1 } } } as unknown as ReconcileRequest;
    const failed = await pane.reconcile(broken, quiet).result;
    expect(failed).toMatchObject({ kind: "failed", help: expect.stringContaining("copy the details") });
    expect(failed.kind === "failed" && failed.detail).toMatch(/TypeError[\s\S]*core/);
    expect(pane.ended).toEqual([false, true, true, true]);
    expect(await fingerprintOf(pane)).toBe(known);
  });

  test("gives way to the next one, when it has answered what it was asked", async () => {
    const pane = open();
    await pane.reconcile(whole(), quiet).result;
    const next = pane.reconcile({ ...whole(), asOf: day("2026-02-28") }, quiet);
    const asked = pane.ask("closing", {
      ...{ month: "2026-03" as never, today: day("2026-04-15") },
      ...{ preparedBy: "A", reviewedBy: "B", anyway: false },
    });
    const result = await next.result;
    expect((await asked).kind).toBe("checked");
    expect(pane.ended).toEqual([true, false]);
    expect(await fingerprintOf(pane)).toBe(result.kind === "answered" && result.run.fingerprint);
  });

  test("is not there before the first run, nor when its worker broke down", async () => {
    const pane = open();
    await expect(pane.ask("plan", {})).rejects.toThrow("Reconcile first");
    await pane.reconcile(whole(), quiet).result;
    const waiting = pane.ask("plan", {});
    pane.breakLast("out of memory");
    await expect(waiting).rejects.toThrow("Reconcile again");
    await expect(pane.ask("plan", {})).rejects.toThrow("Reconcile again");
  });

  test("a question that goes wrong is refused, and the next is answered", async () => {
    const pane = open();
    await pane.reconcile(whole(), quiet).result;
    await expect(pane.ask("statement", { person: 5 as never })).rejects.toThrow(/./);
    expect((await pane.ask("statement", { person: "nobody@example.com" })).kind).toBe("unknown");
  });
});

describe("a run", () => {
  test("is cancelled by the next one", async () => {
    const pane = open();
    const first = pane.reconcile(whole(), quiet);
    const second = pane.reconcile(whole(), quiet);
    expect((await first.result).kind).toBe("cancelled");
    expect((await second.result).kind).toBe("answered");
    expect(pane.ended).toEqual([true, false]);
    // when it has answered there is nothing to cancel
    second.cancel();
    expect(await fingerprintOf(pane)).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([
    ["whose worker is blocked", "The worker's script could not be loaded.", "could not be started"],
    ["that runs out of memory", "RangeError: Array buffer allocation failed", "ran out of memory"],
  ])("%s fails with what to do", async (name, detail, words) => {
    const pane = open();
    const { result } = pane.reconcile(whole(), () => {
      if (name.includes("memory")) pane.breakLast(detail);
    });
    if (name.includes("blocked")) pane.breakLast(detail);
    const failed = await result;
    expect(failed).toMatchObject({ kind: "failed", message: expect.stringContaining(words), detail });
    expect(pane.ended).toEqual([true]);
  });

  test("fails where no worker may be started at all", async () => {
    const { reconcile } = openReconciler(() => {
      throw new Error("SecurityError");
    });
    const failed = await reconcile(whole(), quiet).result;
    expect(failed).toMatchObject({ kind: "failed", message: expect.stringContaining("could not be started") });
  });
});
