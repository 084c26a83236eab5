import { describe, expect, test } from "vitest";
import type { MicroCredits } from "../../../core/credits.ts";
import { findJob } from "../../../core/plan/jobs.ts";
import { reconcileTables } from "../../support/reconcile-tables.ts";
import { credits, day } from "./planned.ts";

describe("jobs", () => {
  const rates =
    "Rate ID,Service,Unit of work,Credits,Rule,Valid from,Valid to\nR1,Rendering,image,2.5,at least,,2026-04-30\nR2,rendering,job,3,,2026-05-01,\nR3,Twice,job,1,,,\nR4,Twice,job,2,,,\n";
  const answer = reconcileTables(
    {
      "contracts.csv": "Contract,Name,Unit,Ends on\nC1,,cloud-credit,2026-06-30\nC2,Flexible,flex-token,\n",
      "people.csv": "Email,Contract,Other contracts\nana@example.com,C1,C2\n",
      "pools.csv": "Pool ID,Contract,Credits,Applied on\nP1,C1,100,2026-01-01\n",
      "rates.csv": rates,
    },
    {
      "usage.csv":
        "date,user,credits,service,unit,contract\n2026-03-01,ana@example.com,1,Rendering,,C1\n2026-03-01,ana@example.com,1,Twice,,C1\n2026-03-01,ana@example.com,1,Twice,flex-token,C2\n",
    },
    "2026-03-31",
  );
  const found = (
    service: string,
    work: { credits: MicroCredits } | { jobs: number },
    on: string,
    contract?: string,
  ) => {
    const result = findJob(answer.facts.ledger, { service, ...work }, day(on), contract);
    return result.kind === "found" ? result.job : result.reason;
  };

  test("take the rate of their day, and say where the figure is from", () => {
    expect(found("rendering", { jobs: 10 }, "2026-04-30")).toMatchObject({
      contract: "C1",
      unit: "cloud-credit",
      credits: credits(25),
      words: "10 times 2.5 a image (rate R1, at least: they may cost more)",
    });
    expect(found("Rendering", { jobs: 10 }, "2026-05-01")).toMatchObject({
      credits: credits(30),
      words: "10 times 3 a job (rate R2)",
    });
  });

  test("are refused where a rate, a contract or a day is not sure", () => {
    expect(found("Renderng", { jobs: 1 }, "2026-05-01")).toContain("Did you mean Rendering?");
    expect(found("Twice", { jobs: 1 }, "2026-05-01")).toBe(
      'R3 and R4 are all rates for “Twice” on 2026-05-01. Give the credits, such as --job "Twice=400".',
    );
    expect(found("Twice", { credits: credits(1) }, "2026-05-01")).toBe(
      "“Twice” was used under C1 and C2: name the contract whose credits the job would take, with --contract.",
    );
    expect(found("Twice", { credits: credits(1) }, "2026-05-01", "flexible")).toMatchObject({
      contract: "C2",
      unit: "flex-token",
    });
    expect(found("New", { credits: credits(1) }, "2026-05-01")).toContain(
      "was never used under a contract of the roster",
    );
    expect(found("Twise", { credits: credits(1) }, "2026-05-01")).toBe(
      "“Twise” was never used under a contract of the roster. Did you mean Twice? Else name the contract whose credits the job would take, with --contract.",
    );
    expect(found("Rendering", { credits: credits(1) }, "2026-05-01", "C9")).toContain("Did you mean C1?");
    expect(found("Rendering", { credits: credits(1) }, "2026-06-30")).toMatchObject({ day: "2026-06-30" });
    expect(found("Rendering", { credits: credits(1) }, "2026-07-01")).toContain("ends on 2026-06-30");
  });
});
