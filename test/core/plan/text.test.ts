import { expect, test } from "vitest";
import { planOf } from "../../../core/plan/plan.ts";
import { planJson } from "../../../core/report/plan/json.ts";
import { planText } from "../../../core/report/plan/text.ts";
import { displayWidth } from "../../../core/report/terminal/layout.ts";
import { firm, job } from "./planned.ts";

test("the text fits 100 columns and asks for a quote; the JSON says the same", () => {
  const answer = firm([`P1,C1,60,2026-01-01,2026-01-01,2026-12-31,1.5,EUR,"${"Acme ".repeat(40)}\u001b[31m"`]);
  const plan = planOf(answer.facts, [job(answer, "2026-05-10", 400)]);
  const text = planText(plan);
  expect(Math.max(...text.split("\n").map(displayWidth))).toBeLessThanOrEqual(100);
  expect(text).not.toContain("\u001b");
  expect(text).toContain("Every day and amount ahead is an estimate");
  expect(text).toContain("| Subject: Quote request: 5 blocks of 100 credits, contract C1");
  expect(text).toContain("Price: 1.5 EUR a credit, the last that is known: of pool P1, 2026-01-01.");
  const [contract] = (JSON.parse(planJson(plan)) as { contracts: Record<string, unknown>[] }).contracts;
  expect(contract).toMatchObject({
    contract: "C1",
    orders: [{ orderBy: "2026-05-03", blocks: 5, credits: 500, cost: 750, currency: "EUR" }],
    jobs: [{ service: "Rendering", day: "2026-05-10", credits: 400 }],
    price: { unitPrice: 1.5, currency: "EUR", pool: "P1", day: "2026-01-01" },
    quoteRequest: { subject: "Quote request: 5 blocks of 100 credits, contract C1", sendBy: "2026-05-03" },
  });
});
