import { expect, test } from "vitest";
import { openSamplePane } from "./open-pane.ts";

test("a run that was overtaken by another one is forgotten", async () => {
  const results: ((result: { kind: "failed"; message: string; help: string; detail: string }) => void)[] = [];
  const cancelled: number[] = [];
  const pane = await openSamplePane({
    reconciler: {
      reconcile: () => {
        const number = results.length;
        return {
          result: new Promise((resolve) => void results.push(resolve)),
          cancel: () => void cancelled.push(number),
        };
      },
      ask: () => Promise.reject(new Error("there is no answer")),
    },
  });
  const failed = (message: string) => ({ kind: "failed" as const, message, help: "", detail: "" });
  const first = pane.session.reconcile([], { covers: [], mappings: [] });
  await expect.poll(() => results.length).toBe(1);
  const second = pane.session.reconcile([], { covers: [], mappings: [] });
  await expect.poll(() => results.length).toBe(2);
  results[0]?.(failed("first"));
  results[1]?.(failed("second"));
  await Promise.all([first, second]);
  expect(cancelled).toEqual([0]);
  expect(pane.store.get().reconciling).toMatchObject({ kind: "over", result: { message: "second" } });
});

test("a run that takes the place of another one is under way at once, and stays so while the workbook is read", async () => {
  const pane = await openSamplePane({
    reconciler: {
      // as the worker does: a run that is cancelled comes to nothing
      reconcile: () => {
        let stop = (_: { kind: "cancelled" }) => {};
        const result = new Promise<{ kind: "cancelled" }>((resolve) => {
          stop = resolve;
        });
        return { result, cancel: () => stop({ kind: "cancelled" }) };
      },
      ask: () => Promise.reject(new Error("there is no answer")),
    },
  });
  const how = { covers: [], mappings: [] };
  const first = pane.session.reconcile([], how);
  await pane.session.refresh();
  const shown: string[] = [];
  pane.store.listen(() => shown.push(pane.store.get().reconciling.kind));
  const second = pane.session.reconcile([], how);
  await first;
  await pane.session.refresh();
  expect(new Set(shown)).toEqual(new Set(["running"]));
  pane.session.cancelReconciling();
  await second;
  expect(pane.store.get().reconciling.kind).toBe("idle");
});
