import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { build, type Rollup } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { GivenRoster } from "../../addin/reconcile/protocol.ts";
import { readCsvGrid } from "../../core/files/csv.ts";
import { runFileJson } from "../../core/report/json.ts";
import { rosterTables } from "../../core/roster/tables.ts";
import { makeUsage } from "../bench/make-usage.ts";
import { browserPath, startBrowser } from "../support/browser.ts";
import { onCommandLine } from "../support/on-command-line.ts";
import type { Measured } from "../support/reconcile-page.ts";

const ROWS = 200_000;
const ADDRESS = "https://pane.test/";
const folder = mkdtempSync(join(tmpdir(), "credit-roster-worker-"));

/** The policy of the pane's own page: what it does not allow, a worker does not get either. */
const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(
  readFileSync("addin/taskpane.html", "utf8"),
)?.[1];

let browser: Browser;
let page: Page;
let roster: GivenRoster;
let files: ReturnType<typeof makeUsage>;
const errors: string[] = [];

/** The page with its worker, built as the pane is. */
async function built(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const input = fileURLToPath(new URL("../support/reconcile-page.ts", import.meta.url));
  const made = (await build({
    configFile: false,
    logLevel: "error",
    base: "./",
    publicDir: false,
    worker: { format: "es" },
    build: { write: false, target: "es2022", modulePreload: { polyfill: false }, rolldownOptions: { input } },
  })) as Rollup.RollupOutput;
  return new Map(made.output.map((one) => [one.fileName, one.type === "chunk" ? one.code : one.source]));
}

async function openPage(allowed = policy, heard: string[] = errors): Promise<Page> {
  const output = await built();
  const entry = [...output.keys()].find((name) => name.includes("reconcile-page"));
  const markup = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${allowed}">
    <title>Worker</title><input type="file" multiple><script type="module" src="./${entry}"></script>`;
  const opened = await (await browser.newContext()).newPage();
  opened.on("pageerror", ({ message }) => heard.push(message));
  opened.on("console", (message) => message.type() === "error" && heard.push(message.text()));
  await opened.route("**/*", (route) => {
    const name = route.request().url().slice(ADDRESS.length);
    if (name === "") return route.fulfill({ contentType: "text/html", body: markup });
    const body = output.get(name);
    if (body === undefined) return route.fulfill({ status: 404 });
    return route.fulfill({ contentType: "text/javascript", body: typeof body === "string" ? body : Buffer.from(body) });
  });
  await opened.goto(ADDRESS);
  await opened.waitForFunction("globalThis.reconcilePage !== undefined");
  return opened;
}

/** The roster of the benchmarks as a workbook would give it. */
function rosterOf(path: string): GivenRoster {
  const grids = Object.entries(rosterTables).flatMap(([key, { file }]) =>
    readdirSync(path).includes(file) ? [[key, readCsvGrid(readFileSync(join(path, file), "utf8"), file)]] : [],
  );
  return { source: "Roster", grids: Object.fromEntries(grids), diagnostics: [] };
}

function asked<T>(name: string, ...given: readonly unknown[]): Promise<T> {
  return askedOf(page, name, ...given);
}

function askedOf<T>(of: Page, name: string, ...given: readonly unknown[]): Promise<T> {
  return of.evaluate(`globalThis.reconcilePage.${name}(...${JSON.stringify(given)})`) as Promise<T>;
}

type TraceEvent = {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
};

/**
 * The most that one task of the page's thread worked during something, in milliseconds of the processor: other programs that
 * take the processor away do not count in it.
 */
async function longestTask<T>(during: () => Promise<T>): Promise<{ readonly value: T; readonly longest: number }> {
  await browser.startTracing(page, { categories: ["toplevel", "__metadata"] });
  const value = await during();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: readonly TraceEvent[] };
  const pages = new Set(
    trace.traceEvents
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = trace.traceEvents.filter(({ name, pid, tid }) => /RunTask$/.test(name) && pages.has(`${pid} ${tid}`));
  if (!tasks.some(({ tdur }) => tdur !== undefined && tdur > 0)) throw new Error("the browser tells of no task");
  return { value, longest: Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000 };
}

describe.skipIf(browserPath === undefined)(
  "the worker in a browser (skipped where there is no Chromium, Chrome or Edge)",
  () => {
    beforeAll(async () => {
      files = makeUsage(folder, ROWS);
      roster = rosterOf(files.roster);
      browser = await startBrowser();
      page = await openPage();
      await page.setInputFiles("input", files.usage);
    }, 120_000);
    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true });
    });

    test(`${ROWS} rows are reconciled without keeping the page from working`, async () => {
      const runs: Measured[] = [];
      const worked: number[] = [];
      for (let run = 0; run < 3; run += 1) {
        const { value, longest } = await longestTask(() => asked<Measured>("run", roster));
        runs.push(value);
        worked.push(longest);
      }
      const command = await onCommandLine(files.roster, [files.usage]);
      for (const { kind, detail, counted, fingerprint } of runs) {
        expect([kind, detail, counted]).toEqual(["answered", "", ROWS]);
        expect(fingerprint).toBe(command.answer.run.fingerprint);
      }
      const shown = (times: readonly number[]) => times.map((time) => `${time.toFixed(1)} ms`).join(", ");
      const blocked = runs.map((run) => run.blocked).sort((a, b) => a - b);
      const longest = worked.sort((a, b) => a - b);
      console.log(
        `${ROWS} rows, ${runs[0]?.people} people: took ${shown(runs.map(({ took }) => took))}; longest task of the page ${shown(longest)} of the processor; longest time between two of its ticks ${shown(blocked)}`,
      );
      expect(longest[1]).toBeLessThan(50);
      // by the clock other programs take their part of it: that is printed, and judged by whoever reads it
      expect(blocked[0]).toBeGreaterThan(0);
      const busy = "{ const end = performance.now() + 400; while (performance.now() < end); }";
      expect((await longestTask(() => page.evaluate(busy))).longest).toBeGreaterThan(50);
      expect(runs[0]?.reports).toBeGreaterThan(2);
      expect(errors).toEqual([]);
    }, 240_000);

    test("a run is cancelled at once, and the answer of before makes the files of the command line", async () => {
      expect(await asked<string>("cancelled", roster)).toBe("cancelled");
      const text = await asked<string>("file", "reconciliation.json");
      const { fingerprint } = JSON.parse(text) as { fingerprint: string };
      expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
      expect(text).toBe(runFileJson(JSON.parse(text)));
      expect(await asked<string>("file", "report.html")).toContain("<!doctype html>");
      expect(await asked<string>("file", "review.xlsx")).toMatch(/^\d{5,} bytes$/);
      expect(errors).toEqual([]);
    }, 240_000);

    test("a worker that is not let in is a failure in words, and not a page that waits", async () => {
      const heard: string[] = [];
      const blocked = await openPage(policy?.replace("worker-src 'self'", "worker-src 'none'"), heard);
      const { kind, detail } = await askedOf<Measured>(blocked, "run", { ...roster, grids: {} });
      expect([kind, detail === ""]).toEqual(["failed", false]);
      expect(heard.join("\n")).toMatch(/worker-src/);
    }, 60_000);
  },
);
