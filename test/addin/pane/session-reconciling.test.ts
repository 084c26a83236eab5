import { expect, test } from "vitest";
import type { Progress, ReconcileRequest, ReconcileResult } from "../../../addin/reconcile/protocol.ts";
import type { Period } from "../../../core/period.ts";
import { type as typeCell } from "../../excel-host/person.ts";
import { sampleRun } from "../../support/run-file-sample.ts";
import { oneTable } from "../../support/workbook.ts";
import { openSketchPane } from "./open-pane.ts";

// what is asked of the worker, and what becomes of its answer

type Asked = {
  readonly request: ReconcileRequest;
  readonly tell: (progress: Progress) => void;
  readonly end: (result: ReconcileResult) => void;
};

const people = oneTable("People", ["Email", "Registered on"], [["ana@example.com", "soon"]]);
const how = { covers: [{ first: "2026-01-01", last: "2026-01-31" } as Period], mappings: ["{}"] };
const files = [new File(["x"], "usage.csv")];
const progress: Progress = { file: "usage.csv", bytesRead: 1, bytesInAll: 2, rows: 3, step: "reading" };
const failed: ReconcileResult = { kind: "failed", message: "m", help: "h", detail: "" };
const answered = { kind: "answered", run: sampleRun() } as unknown as ReconcileResult;

async function open() {
  const asked: Asked[] = [];
  const cancelled: number[] = [];
  const pane = await openSketchPane(people, {
    today: "2026-04-11",
    reconciler: {
      reconcile: (request, tell) => {
        const number = asked.length;
        const result = new Promise<ReconcileResult>((end) => void asked.push({ request, tell, end }));
        return { result, cancel: () => void cancelled.push(number) };
      },
      ask: () => Promise.reject(new Error("there is no answer")),
    },
  });
  const isAsked = (times: number) => expect.poll(() => asked.length).toBe(times);
  return { ...pane, asked, cancelled, isAsked, now: () => pane.store.get().reconciling };
}

test("a run is asked for with what was dropped and typed, the roster with what is wrong with it, and the day", async () => {
  const { session, asked, isAsked, store } = await open();
  void session.reconcile(files, how);
  await isAsked(1);
  expect(asked[0]?.request).toMatchObject({ ...how, files, today: "2026-04-11", roster: { source: "this workbook" } });
  expect(asked[0]?.request.roster.grids).toBe(store.get().snapshot?.stored.grids);
  expect(asked[0]?.request.roster.diagnostics.map(({ code }) => code)).toContain("cell-not-a-day");
});

test("what was typed a moment ago counts, and what was read last where Excel does not answer", async () => {
  const { session, asked, isAsked, host } = await open();
  const table = host.book.tables[0];
  if (table === undefined) throw new Error("there is no table");
  const email = (at: number) => asked[at]?.request.roster.grids.people?.rows[0]?.cells[0];
  // nobody has told the pane of it
  typeCell({ book: host.book, events: host.events, isRemote: true }, table, 0, 0, "ben@example.com");
  void session.reconcile(files, how);
  await isAsked(1);
  expect(email(0)).toBe("ben@example.com");
  host.behaviour.fault = () => ({ code: 5012, isDone: false });
  void session.reconcile(files, how);
  await isAsked(2);
  expect(email(1)).toBe("ben@example.com");
});

test("a run that is cancelled while the workbook is read is never begun", async () => {
  const { session, asked, now } = await open();
  const reconciling = session.reconcile(files, how);
  expect(now()).toEqual({ kind: "running", progress: undefined });
  session.cancelReconciling();
  await reconciling;
  expect([asked.length, now()]).toEqual([0, { kind: "idle" }]);
});

test("of two runs that are asked for at once only the later is begun", async () => {
  const { session, asked, now, isAsked } = await open();
  void session.reconcile([], how);
  const second = session.reconcile(files, how);
  await isAsked(1);
  expect([asked[0]?.request.files, now().kind]).toEqual([files, "running"]);
  asked[0]?.end(failed);
  await second;
  expect([asked.length, now()]).toEqual([1, { kind: "over", result: failed }]);
});

test("how far a run has come is shown, and of one that was overtaken not any more", async () => {
  const { session, asked, now, isAsked } = await open();
  void session.reconcile(files, how);
  await isAsked(1);
  asked[0]?.tell(progress);
  expect(now()).toEqual({ kind: "running", progress });
  void session.reconcile(files, how);
  await isAsked(2);
  asked[0]?.tell({ ...progress, rows: 9 });
  expect(now()).toEqual({ kind: "running", progress: undefined });
});

test("the run that was answered is held with the roster that it was reckoned with; one that failed or stopped leaves it", async () => {
  const { session, asked, now, isAsked, store, cancelled } = await open();
  const end = async (number: number, result: ReconcileResult) => {
    const reconciling = session.reconcile(files, how);
    await isAsked(number);
    asked[number - 1]?.end(result);
    await reconciling;
  };
  await end(1, answered);
  const { held, snapshot } = store.get();
  expect(held).toMatchObject({ isAnswerKept: true });
  expect([held?.of === snapshot?.stored, held?.run.asOf, now().kind]).toEqual([true, sampleRun().asOf, "over"]);
  await end(2, failed);
  expect([store.get().held, now()]).toEqual([held, { kind: "over", result: failed }]);
  await end(3, { kind: "cancelled" });
  expect([store.get().held, now()]).toEqual([held, { kind: "idle" }]);
  // what is over cannot be cancelled any more
  session.cancelReconciling();
  expect(cancelled).toEqual([]);
});
