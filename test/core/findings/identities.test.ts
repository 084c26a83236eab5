import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rules } from "../../../core/findings/rules/index.ts";
import { byText } from "../../../core/text.ts";
import { readCase } from "../../support/case-folder.ts";
import { reconcileFolder } from "../../support/reconcile-folder.ts";

// A decision hangs on an identity for years: a code that is renamed, or a key that is built otherwise, loses it without a
// word. What is frozen here is to be changed with open eyes, by `npm run accept`, and said in the change log.

const cases = join(import.meta.dirname, "..", "..", "cases");

test("the codes and the parts of their keys are what they were", async () => {
  const lines = rules.map(({ code, severity, identity }) => `${code} | ${severity} | ${identity}`).sort(byText);
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("codes.txt");
});

test("every case finds the identities that it found", async () => {
  const folders = readdirSync(cases, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort(byText);
  const lines = folders.flatMap((name) =>
    readCase(join(cases, name)).expectations.flatMap(({ asOf }) => {
      const folder = join(cases, name);
      const run = reconcileFolder({ roster: join(folder, "roster"), usage: [join(folder, "usage")], asOf });
      return run.findings.map(({ finding }) => `${name} ${asOf} ${finding}`);
    }),
  );
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("identities.txt");
});
