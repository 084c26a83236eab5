import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Answer } from "../../core/reconcile.ts";
import { reconcileTables } from "./reconcile-tables.ts";

const example = fileURLToPath(new URL("../cases/worked-example/", import.meta.url));

/** The worked example of the cases, reconciled as of 2025-12-31. */
export function workedExample(): Answer {
  const read = (path: string) => readFileSync(join(example, path), "utf8");
  const tables = ["contracts.csv", "people.csv", "pools.csv"];
  const roster = Object.fromEntries(tables.map((file) => [file, read(join("roster", file))]));
  return reconcileTables(roster, { "usage.csv": read("usage/usage.csv") }, "2025-12-31");
}
