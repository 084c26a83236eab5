import { expect, test } from "vitest";
import { groupByCause } from "../../../core/findings/groups.ts";
import { rules } from "../../../core/findings/rules/index.ts";
import type { RunFinding } from "../../../core/run-file.ts";
import { sampleFinding } from "../../support/run-file-parts.ts";

function finding(identity: string, more: Partial<RunFinding> = {}): RunFinding {
  const code = identity.split("/")[0] as string;
  return sampleFinding({ finding: identity, code, unit: "cloud-credit", ...more });
}

test("findings of one cause have one heading, which counts people and not sightings, and one action", () => {
  const people = ["ana", "bo", "cy"].map((name) =>
    finding(`unknown-person/${name}@example.org/cloud-credit`, {
      severity: "error",
      amount: 1.1,
      next: `Add ${name}.`,
    }),
  );
  const tokens = finding("unknown-person/ana@example.org/flex-token", {
    unit: "flex-token",
    amount: 7,
    severity: "error",
  });
  const [group, ...more] = groupByCause([...people, tokens]);
  expect(more).toEqual([]);
  expect(group).toMatchObject({
    code: "unknown-person",
    severity: "error",
    heading: "3 people are not on the roster",
    count: 4,
    amounts: [
      { unit: "cloud-credit", amount: 3.3 },
      { unit: "flex-token", amount: 7 },
    ],
    next: "Add each address to Also known as of its person, add a row, or have the access removed.",
  });
  expect(group?.findings.map(({ finding: identity }) => identity)).toEqual([
    tokens.finding,
    ...people.map(({ finding: identity }) => identity),
  ]);
});

test("a step that is the same for all of them is kept, and one finding is in the singular", () => {
  const one = finding("unknown-person/ana@example.org/cloud-credit", { next: "Add ana." });
  expect(groupByCause([one])).toMatchObject([{ heading: "1 person is not on the roster", next: "Add ana.", count: 1 }]);
  const same = [
    finding("pool-low/C-1/cloud-credit", { next: "Look." }),
    finding("pool-low/C-2/cloud-credit", { next: "Look." }),
  ];
  expect(groupByCause(same)).toMatchObject([{ next: "Look." }]);
});

test("the gravest come first, then the order of the rules; a code of another version keeps its name", () => {
  const found = [
    finding("zz-of-another-version/a", { severity: "note", unit: null, amount: 0, next: "Ask." }),
    finding("pool-lapsed/P1/2025-01-01/cloud-credit", { severity: "note" }),
    finding("pool-low/C-1/cloud-credit", { severity: "warning" }),
    finding("pool-expiring/P1/2025-01-01/cloud-credit", { severity: "warning" }),
    finding("second-grant/ana@example.com/cloud-credit", { severity: "error" }),
  ];
  const groups = groupByCause(found);
  expect(groups.map(({ code }) => code)).toEqual([
    "second-grant",
    "pool-expiring",
    "pool-low",
    "pool-lapsed",
    "zz-of-another-version",
  ]);
  expect(groups.at(-1)).toMatchObject({ heading: "zz-of-another-version: 1", amounts: [], next: "Ask." });
  expect(groupByCause([])).toEqual([]);
});

test("every heading is a sentence without its full stop, in the singular and the plural, and every action a sentence", () => {
  for (const { code, together } of rules) {
    if (together === undefined) continue;
    const [one, many] = [together.heading(1, 1), together.heading(23, 12)];
    expect([code, one, many].join(" | ")).toMatch(/^[a-z-]+ \| [A-Z\d].*[^.] \| [A-Z\d].*[^.]$/);
    expect(`${code}: ${one}`).not.toBe(`${code}: ${many}`);
    expect(`${code}: ${many}`).toMatch(/\b(?:12|23)\b/);
    expect(`${code}: ${together.next}`).toMatch(/: [A-Z].*\.$/);
  }
});
