import type { HTMLElement } from "node-html-parser";
import { beforeAll, describe } from "vitest";
import { figure } from "../../core/report/figures.ts";
import type { RunFile } from "../../core/run-file.ts";
import { largeFirm } from "./large-firm.ts";
import { pageOf } from "./page.ts";
import { reconciledSample, sample } from "./reconcile-sample.ts";
import { sampleRun } from "./run-file-sample.ts";

/** Units as the page is to write them: spelled out, not asked of the product. */
export const unitTitles = {
  "cloud-credit": "Cloud credits",
  "flex-token": "Flex tokens",
  "eba-token": "EBA tokens",
} as const;

/** A value as a cell of the page shows it: a dash where there is none. */
export const dash = (value: string | number | null): string =>
  value === null || value === "" ? "–" : typeof value === "number" ? figure(value) : value;

/** Rows in an order that does not depend on the page's. */
export const sorted = (rows: readonly (readonly string[])[]): readonly string[] =>
  rows.map((row) => row.join(" | ")).sort();

const severalContracts = largeFirm(20, 12);
const runs: Record<string, RunFile> = {
  "a run of every kind": sampleRun(),
  "a firm of several contracts": {
    ...severalContracts,
    chargeback: severalContracts.chargeback.filter(({ month }, index) => month > "2025-11" && index % 9 === 0),
  },
};

/** The same tests of the page of each of three runs: one by hand, one of several contracts, and the shipped sample's. */
export function describePages(tests: (run: () => RunFile, page: () => HTMLElement) => void): void {
  beforeAll(async () => {
    // files of tests may share this module: the sample is reconciled once for them
    runs["the sample"] ??= await reconciledSample(`${sample}roster.xlsx`);
  });
  describe.each(["a run of every kind", "a firm of several contracts", "the sample"])("%s", (name) => {
    const run = () => runs[name] as RunFile;
    tests(run, () => pageOf(run()));
  });
}
