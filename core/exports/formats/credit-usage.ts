import type { UsageFormat } from "../format.ts";

/** Our own, documented format: a hand-made list, another system (exports.md). */
export const creditUsage: UsageFormat = {
  role: "usage",
  name: "credit-usage",
  title: "a list of usage in our own format",
  needs: [["date"], ["user"], ["credits"]],
  mustNotHave: [],
  columns: {
    day: ["date"],
    user: ["user"],
    credits: ["credits"],
    contract: ["contract"],
    service: ["service"],
    job: ["job"],
    chargeId: ["charge id"],
    paidFrom: ["paid from"],
    unit: ["unit"],
  },
  unit: undefined,
  writtenBy: "firm",
};
