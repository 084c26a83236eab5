import { test } from "vitest";
import { meetMany } from "./interleaving.ts";
test("many", async () => {
  for (const [first, opt] of [[20000, {}], [40000, { faults: true }]] as const) {
    const { wrong, sums } = await meetMany(first, 1500, opt);
    console.log(JSON.stringify(sums), wrong.length, wrong.slice(0, 30).join("\n"));
  }
}, 400000);
