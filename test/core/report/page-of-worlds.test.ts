import fc from "fast-check";
import { expect, test } from "vitest";
import { script } from "../../../core/report/html/script.ts";
import { reportHtml } from "../../../core/report/html.ts";
import { pageOf, rowsOf } from "../../support/page.ts";
import { reconcileWorld } from "../../support/reconcile-tables.ts";
import { runs } from "../../support/runs.ts";
import { worldArbitrary } from "../../support/world.ts";

test("any run has a page: nothing that is no figure, no link into nothing, and drawings that start and end", () => {
  fc.assert(
    fc.property(worldArbitrary(), worldArbitrary(), (world, other) => {
      const { run } = reconcileWorld(world);
      const since = { ...reconcileWorld(other).run, asOf: "2000-01-01" };
      const markup = reportHtml(run, since).replace(script, "");
      expect(markup).not.toMatch(/NaN|undefined|Infinity|\[object/);
      const page = pageOf(run, since);
      const ids = new Set(page.querySelectorAll("[id]").map(({ id }) => id));
      const led = page.querySelectorAll("a").map((link) => link.getAttribute("href")?.slice(1) ?? "");
      expect(led.filter((id) => !ids.has(id))).toEqual([]);
      expect(rowsOf(page, "pool-table")).toHaveLength(run.pools.length);
      for (const contract of run.contracts) {
        const before = since.contracts.find((row) => row.contract === contract.contract && row.unit === contract.unit);
        const [row] = rowsOf(page, "since-contracts").filter(
          ([name, unit = ""]) =>
            name === (contract.contract ?? "no contract") &&
            contract.unit.startsWith(unit.split(" ")[0]?.toLowerCase() ?? ""),
        );
        expect(Number(row?.at(-1)?.replaceAll(",", ""))).toBe(contract.remaining);
        expect(Number(row?.[2]?.replaceAll(",", ""))).toBe(before?.remaining ?? 0);
      }
    }),
    { numRuns: runs(60) },
  );
});
