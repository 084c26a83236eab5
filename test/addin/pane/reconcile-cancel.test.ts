import { expect, test } from "vitest";
import { openSamplePane } from "./open-pane.ts";

test("a run that is cancelled while the workbook is still read never starts; the next one does", async () => {
  let started = 0;
  const { session, store } = await openSamplePane({
    reconciler: {
      reconcile: () => {
        started += 1;
        const result = { kind: "failed", message: "It broke.", help: "Try again.", detail: "" } as const;
        return { result: Promise.resolve(result), cancel: () => {} };
      },
      ask: () => Promise.reject(new Error("there is no answer")),
    },
  });
  const how = { asOf: undefined, period: undefined, covers: [], mappings: [] };
  const run = session.reconcile([], how);
  expect(store.get().reconciling.kind).toBe("running");
  session.cancelReconciling();
  await run;
  expect([started, store.get().reconciling.kind]).toEqual([0, "idle"]);
  await session.reconcile([], how);
  expect([started, store.get().reconciling.kind]).toEqual([1, "over"]);
});
