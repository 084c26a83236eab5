import { expect, test } from "vitest";
import { isRefusal } from "../../support/command-desk.ts";
import { contractAndNoteRefusals } from "./refusals/contracts-and-notes.ts";
import { findingRefusals } from "./refusals/findings.ts";
import { mappingRefusals } from "./refusals/mappings.ts";
import { peopleRefusals } from "./refusals/people.ts";
import { poolRefusals } from "./refusals/pools.ts";
import { recordedRefusals } from "./refusals/recorded.ts";
import { tableRefusals } from "./refusals/tables.ts";

// Every sentence with which a command refuses, as finance reads it: refusals.txt, in this order.

const cases = {
  ...peopleRefusals,
  ...poolRefusals,
  ...contractAndNoteRefusals,
  ...recordedRefusals,
  ...mappingRefusals,
  ...findingRefusals,
  ...tableRefusals,
};

test("every refusal says why, what to do instead, and which field it is about", async () => {
  const lines = Object.entries(cases).flatMap(([command, all]) => [
    `# ${command}`,
    ...all.map(([what, outcome]) => {
      const { reason, help, field } = isRefusal(outcome);
      return `${what}${field === undefined ? "" : ` [${field}]`}\n    ${reason}\n    ${help}`;
    }),
    "",
  ]);
  await expect(lines.join("\n")).toMatchFileSnapshot("refusals.txt");
});
