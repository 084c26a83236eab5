import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { readOpenRoster } from "../../../addin/excel/read-roster.ts";
import { snapshotOf } from "../../../addin/pane/snapshot.ts";
import type { Line, OpenLine } from "../../../addin/reconcile/client.ts";
import type { ReadBytes } from "../../../addin/reconcile/file-bytes.ts";
import { startInside } from "../../../addin/reconcile/inside.ts";
import type { Message } from "../../../addin/reconcile/messages.ts";
import type { GivenRoster, Progress, ReconcileRequest } from "../../../addin/reconcile/protocol.ts";
import { type Platform, type Ran, runOf } from "../../../addin/reconcile/run.ts";
import { usageFiles } from "../../../batch/read/paths.ts";
import type { PlainDate } from "../../../core/calendar.ts";
import { openBytes, value } from "../open-excel.ts";

export const samples = "batch/sample";
export const day = (text: string) => text as PlainDate;
export const today = day("2026-04-15");

/** A dropped file, whose bytes the simulated browser has at once. */
export type DroppedFile = { readonly file: File; readonly bytes: Uint8Array };

export function dropped(name: string, content: string | Uint8Array): DroppedFile {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return { file: new File([bytes as Uint8Array<ArrayBuffer>], name), bytes };
}

/** A file of the disk; dropped files are known by their names alone, unless the path is to be kept to compare runs. */
export function fromDisk(path: string, name = basename(path)): DroppedFile {
  return dropped(name, readFileSync(path));
}

/** The exports of the sample, named as the command line names them. */
export async function sampleExports(): Promise<readonly DroppedFile[]> {
  const paths = await usageFiles([`${samples}/usage`], () => {});
  return paths.map((path) => fromDisk(path, path));
}

/** What reads files at once, and a clock that only goes on when it is moved. */
export function platformOf(files: readonly DroppedFile[], now: () => number = () => 0): Platform {
  const known = new Map<Blob, Uint8Array>(files.map(({ file, bytes }) => [file, bytes]));
  const readBytes: ReadBytes = (file, from, to) => {
    const bytes = known.get(file);
    if (bytes === undefined) throw new Error("The file could not be found.");
    // a browser hands over a copy
    return bytes.slice(from, to);
  };
  return { readBytes, now };
}

/** The roster of a workbook as the pane reads it from Excel. */
export async function openedRoster(bytes: Uint8Array, source: string): Promise<GivenRoster> {
  const { stored, diagnostics } = snapshotOf(value(await readOpenRoster(openBytes(bytes).door, source)));
  return { source, grids: stored.grids, diagnostics };
}

export function sampleRoster(): Promise<GivenRoster> {
  return openedRoster(readFileSync(`${samples}/roster.xlsx`), `${samples}/roster.xlsx`);
}

export type Given = Omit<ReconcileRequest, "files" | "covers" | "mappings" | "today"> & {
  readonly files: readonly DroppedFile[];
  readonly mappings?: readonly string[];
};

export function requestOf({ files, mappings = [], ...rest }: Given): ReconcileRequest {
  return { ...rest, files: files.map(({ file }) => file), mappings, covers: [], today };
}

/** A run in this thread; values that browsers could not copy fail it. */
export function runInside(given: Given, onProgress: (progress: Progress) => void = () => {}): Ran {
  const ran = runOf(requestOf(given), platformOf(given.files), onProgress);
  structuredClone(ran.result);
  return ran;
}

/** The run of a request that is answered. */
export function answered(given: Given) {
  const { result, kept } = runInside(given);
  if (result.kind !== "answered" || kept === undefined) throw new Error(JSON.stringify(result, undefined, 1));
  return { result, kept };
}

/** A message as the other side gets it: copied, but for blobs, which are handed over. */
function copied(message: Message): Message {
  const blobs: Blob[] = [];
  const swap = (value: unknown, change: (value: unknown) => unknown): unknown => {
    const changed = change(value);
    if (changed !== value || typeof value !== "object" || value === null) return changed;
    if (Array.isArray(value)) return value.map((one) => swap(one, change));
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, swap(one, change)]));
  };
  const out = swap(message, (one) => (one instanceof Blob ? `blob ${blobs.push(one) - 1}` : one));
  const isBlob = /^blob (\d+)$/;
  return swap(structuredClone(out), (one) =>
    typeof one === "string" && isBlob.test(one) ? blobs[Number(isBlob.exec(one)?.[1])] : one,
  ) as Message;
}

/** Workers in this thread: how many were started and ended, and every message that came out of them. */
export type WorkersInNode = {
  readonly openLine: OpenLine;
  readonly ended: boolean[];
  readonly posted: Message[];
  readonly breakLast: (detail: string) => void;
};

export function workersInNode(platform: Platform): WorkersInNode {
  const ended: boolean[] = [];
  const posted: Message[] = [];
  let breakLast: (detail: string) => void = () => {};
  const openLine: OpenLine = (hear, broken): Line => {
    const number = ended.push(false) - 1;
    breakLast = broken;
    const inside = startInside((message) => {
      const copy = copied(message);
      posted.push(copied(message));
      setImmediate(() => ended[number] || hear(copy));
    }, platform);
    return {
      post: (message) => {
        const copy = copied(message);
        setImmediate(() => ended[number] || inside(copy));
      },
      close: () => {
        ended[number] = true;
      },
    };
  };
  return { openLine, ended, posted, breakLast: (detail) => breakLast(detail) };
}
