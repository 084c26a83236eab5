import { expect, test } from "vitest";
import { findingsOf, usageOf } from "../../support/findings-of.ts";

const people = { "people.csv": "Email,Contract,Registered on,Individual credits\nana@example.com,C-1,2024-09-02,0\n" };
const onTop = (amount: string) =>
  `What is still open under the contract, ${amount}, comes on top of the blocks of the forecast: see credit-roster plan.`;

/** The next steps of both findings after these uses of the pool of 500, as of 2025-03-31. */
function steps(uses: readonly string[], settings = "") {
  const files = { ...people, "settings.csv": `Setting,Value\n${settings}\n` };
  const next = (code: string) =>
    findingsOf(code, files, usageOf(...uses), "2025-03-31").map((finding) =>
      finding.next.replace(/\d+ blocks?/, "n blocks"),
    );
  return { runningOut: next("pool-running-out"), overdraft: next("overdraft") };
}

const use = (day: string, amount: number, paidFrom = "") =>
  `${day},ana@example.com,${amount},C-1,Rendering,${paidFrom}`;

test("what is still open is named beside the blocks, so that they are not taken for all that is needed", () => {
  const { runningOut, overdraft } = steps([use("2025-03-01", 300), use("2025-03-20", 320)]);
  expect(runningOut).toEqual([expect.stringMatching(/^Order n blocks .*\. What is still open/)]);
  expect(runningOut[0]).toContain(onTop("120 credits"));
  expect(overdraft).toEqual([expect.stringContaining(onTop("120 credits"))]);
});

test("where nothing is open, or the next credits do not pay it, nothing is added", () => {
  expect(steps([use("2025-03-01", 300), use("2025-03-20", 190)]).runningOut).toEqual([
    expect.not.stringContaining("open"),
  ]);
  const held = steps([use("2025-03-20", 620)], "Overdraft,hold");
  expect([...held.runningOut, ...held.overdraft].join(" ")).not.toContain("comes on top");
  const marked = steps([use("2025-03-01", 490), use("2025-03-20", 20, "individual")]);
  expect(marked.runningOut).toEqual([expect.not.stringContaining("open")]);
});
