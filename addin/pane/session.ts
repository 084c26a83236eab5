import type { PlainDate } from "../../core/calendar.ts";
import type { Done } from "../../core/commands/command.ts";
import { cellStyle } from "../../core/roster/roster.ts";
import { standardPolicy } from "../../core/roster/settings.ts";
import type { CellStyle } from "../../core/table/cell.ts";
import type { OpenRoster } from "../excel/read-roster.ts";
import type { PatchResult } from "../excel/refusal.ts";
import type { CellPlace, RowPlace } from "../excel/show-place.ts";
import type { QuestionName, Questions, ReconcileRequest } from "../reconcile/protocol.ts";
import type { Ports, RunUnderWay } from "./ports.ts";
import { type Snapshot, snapshotOf } from "./snapshot.ts";
import type { ScreenName } from "./state.ts";
import type { Store } from "./store.ts";
import { mistakenWritten, preparedWritten, type Written, writtenOf } from "./written.ts";

/** Everything that the pane does, beyond showing. Each doing ends in events; none throws for what the world does wrong. */
export type Session = {
  /** Reads the workbook, and follows what happens in it. */
  readonly start: () => Promise<void>;
  readonly refresh: () => Promise<Snapshot | undefined>;
  /** Writes what a command has decided, reads again, and says what came of it. Answers whether all of it stands. */
  readonly carryOut: (title: string, done: Done) => Promise<boolean>;
  /** Makes the cells that were changed last hold again what they held. */
  readonly takeBack: (written: Written) => Promise<boolean>;
  /** Adds the tables and columns that the workbook has not. */
  readonly prepare: () => Promise<void>;
  /** Selects a cell or row in the sheet. */
  readonly show: (place: RowPlace | CellPlace) => Promise<void>;
  /** Opens the sample workbook beside this one; where Excel cannot, offers it to save. */
  readonly openSample: () => Promise<void>;
  readonly go: (screen: ScreenName, opened?: string) => void;
  readonly copy: (text: string, what: string) => Promise<void>;
  readonly save: Ports["save"];
  readonly reconcile: (files: ReconcileRequest["files"], how: ReconcileHow) => Promise<void>;
  readonly cancelReconciling: () => void;
  readonly ask: <Name extends QuestionName>(
    name: Name,
    given: Questions[Name]["given"],
  ) => Promise<Questions[Name]["answer"]>;
  readonly today: Ports["today"];
};

/** What taking back is called, which can be taken back itself. */
export const TAKE_BACK = "Take back";

const PREPARE = "Prepare the workbook";

/** How dropped files are reconciled, beside the files themselves. */
export type ReconcileHow = Pick<ReconcileRequest, "asOf" | "period" | "covers" | "mappings">;

/** The doings of a pane over the world that it is given. */
export function createSession(ports: Ports, store: Store): Session {
  const { workbook, reconciler } = ports;
  const { get, send } = store;
  let isInParts = false;
  let last: { readonly read: OpenRoster; readonly snapshot: Snapshot; readonly today: PlainDate } | undefined;
  let reading: Promise<Snapshot | undefined> | undefined;
  let isStale = false;
  let underWay: Pick<RunUnderWay, "cancel"> | undefined;

  const style = (): CellStyle => cellStyle(get().snapshot?.stored.roster.policy ?? standardPolicy);

  const readOnce = async (): Promise<Snapshot | undefined> => {
    send({ kind: "reading" });
    const today = ports.today();
    // another day makes another screen of the same workbook
    const before = last?.today === today ? last : undefined;
    const read = await workbook.read(isInParts, before?.read);
    if (!read.ok) {
      send({ kind: "unread", trouble: read.trouble });
      return undefined;
    }
    isInParts = read.value.open.inParts;
    const snapshot = before !== undefined && read.value === before.read ? before.snapshot : snapshotOf(read.value);
    last = { read: read.value, snapshot, today };
    send({ kind: "read", snapshot });
    return snapshot;
  };

  // what changes while it is read is read once more, and not as often as it changed
  const refresh = (): Promise<Snapshot | undefined> => {
    if (reading !== undefined) {
      isStale = true;
      return reading;
    }
    reading = (async () => {
      try {
        for (;;) {
          isStale = false;
          const snapshot = await readOnce();
          if (!isStale) return snapshot;
        }
      } finally {
        // in the same moment in which it was seen that nothing came in between
        reading = undefined;
      }
    })();
    return reading;
  };

  const follow = async () => {
    const followers = {
      onChange: () => void refresh(),
      onSelect: (row: Parameters<Parameters<typeof workbook.follow>[1]["onSelect"]>[0]) =>
        send({ kind: "selected", row }),
    };
    // without it the pane still works: it reads again before and after it writes, and when it is asked to
    await workbook.follow(style(), followers);
  };

  let lastWriting: Promise<unknown> = Promise.resolve();
  // one after the other: a click that is made twice would else find its rows not there yet, and add them twice
  const inTurn = <T>(title: string, write: () => Promise<T>): Promise<T> => {
    const next = async () => {
      send({ kind: "writing", title });
      try {
        return await write();
      } catch (error) {
        // a mistake of ours: the forms must not stay shut behind a writing that is over
        send({ kind: "written", written: mistakenWritten(title, error) });
        throw error;
      }
    };
    const turn = lastWriting.then(next);
    lastWriting = turn.catch(() => {});
    return turn;
  };

  const carryOut = (title: string, done: Done): Promise<boolean> =>
    inTurn(title, async () => {
      const results: PatchResult[] = [];
      for (const patch of done.patches) {
        const result = await workbook.apply(patch, style());
        results.push(result);
        // what follows builds on what came before it
        if (result.refused.length > 0) break;
      }
      await refresh();
      const written = writtenOf(title, done, results);
      send({ kind: "written", written });
      return written.outcome === "done";
    });

  return {
    start: async () => {
      await refresh();
      await follow();
    },
    refresh,
    carryOut,
    takeBack: ({ takeBack }) =>
      carryOut(TAKE_BACK, {
        kind: "done",
        patches: takeBack ?? [],
        said: "It is as it was before.",
        notes: [],
      }),
    prepare: () =>
      inTurn(PREPARE, async () => {
        const prepared = await workbook.prepare(style());
        await refresh();
        send({ kind: "written", written: preparedWritten(PREPARE, prepared) });
      }),
    show: async (place) => {
      const shown = await workbook.show(place, style());
      if (!shown.ok) send({ kind: "whisper", text: `${shown.trouble.message} ${shown.trouble.help}` });
      else if (!shown.value) send({ kind: "whisper", text: "That row is not in the workbook any more." });
      // Excel tells of it a moment later, as if the person had gone there
      else if ("table" in place) send({ kind: "shown", row: { table: place.table, key: place.key } });
    },
    openSample: async () => {
      const sample = await ports.sample();
      if (sample === undefined) {
        send({ kind: "whisper", text: "The sample could not be loaded. Try again when you are online." });
        return;
      }
      const opened = await workbook.openBeside(sample);
      if (opened.ok) return;
      const bytes = Uint8Array.from(atob(sample), (letter) => letter.charCodeAt(0));
      ports.save("credit-roster-sample.xlsx", new Blob([bytes]));
      send({ kind: "whisper", text: "The sample is saved as credit-roster-sample.xlsx: open it in Excel." });
    },
    go: (screen, opened) => send({ kind: "screen", screen, opened }),
    copy: async (text, what) => {
      const isCopied = await ports.copy(text);
      send({
        kind: "whisper",
        text: isCopied ? `${what} copied.` : `${what} could not be copied: select the text, and press Ctrl+C.`,
      });
    },
    save: ports.save,
    reconcile: async (files, how) => {
      underWay?.cancel();
      let run: RunUnderWay | undefined;
      let isCancelled = false;
      const own = {
        cancel: () => {
          isCancelled = true;
          run?.cancel();
        },
      };
      // under way from here on, so that what it takes the place of has nothing more to say
      underWay = own;
      send({ kind: "reconciling", now: { kind: "running", progress: undefined } });
      // what was typed into the workbook a moment ago counts
      const snapshot = (await refresh()) ?? get().snapshot;
      if (underWay !== own) return;
      // it may have been cancelled while the workbook was read
      if (snapshot === undefined || isCancelled) {
        underWay = undefined;
        return send({ kind: "reconciling", now: { kind: "idle" } });
      }
      const { grids } = snapshot.stored;
      run = reconciler.reconcile(
        {
          ...how,
          roster: { source: workbook.name(), grids, diagnostics: snapshot.diagnostics },
          files,
          today: ports.today(),
        },
        (progress) => {
          if (underWay === own) send({ kind: "reconciling", now: { kind: "running", progress } });
        },
      );
      const result = await run.result;
      if (underWay !== own) return;
      underWay = undefined;
      if (result.kind === "answered")
        send({ kind: "held", held: { run: result.run, isAnswerKept: true, of: snapshot.stored } });
      send({ kind: "reconciling", now: result.kind === "cancelled" ? { kind: "idle" } : { kind: "over", result } });
    },
    cancelReconciling: () => underWay?.cancel(),
    ask: reconciler.ask,
    today: ports.today,
  };
}
