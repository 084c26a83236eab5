import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { brokenSums, comparable, readCase, spokenOf } from "./support/case-folder.ts";
import { reconcileFolder } from "./support/reconcile-folder.ts";

const cases = join(dirname(fileURLToPath(import.meta.url)), "cases");
const folders = readdirSync(cases, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => join(cases, name))
  .sort();

describe("the stories that finance can read", () => {
  for (const folder of folders) {
    const { title, expectations } = readCase(folder);
    test(title, () => {
      for (const expectation of expectations) {
        const { asOf, period } = expectation;
        const run = reconcileFolder({ roster: join(folder, "roster"), usage: [join(folder, "usage")], asOf, period });
        expect({ asOf, ...spokenOf(run, expectation) }).toEqual({ asOf, ...comparable(expectation) });
        expect({ asOf, brokenSums: brokenSums(run) }).toEqual({ asOf, brokenSums: [] });
      }
    });
  }

  test("no two stories have the same title", () => {
    const titles = folders.map((folder) => readCase(folder).title);
    expect(titles).toEqual([...new Set(titles)]);
  });
});
