import { expect, test } from "vitest";
import { diagnosticsGuide } from "../core/diagnostics-guide.ts";
import { exportsGuide } from "../core/exports/guide.ts";
import { findingsGuide } from "../core/findings/guide.ts";
import { rosterGuide } from "../core/roster/guide.ts";

// `npm run accept` writes these pages anew; read what changed before you do.

test("the page of the roster's tables and settings is what the declarations say", async () => {
  await expect(`${rosterGuide()}\n`).toMatchFileSnapshot("../docs/roster.md");
});

test("the page of the exports is what the formats say", async () => {
  await expect(`${exportsGuide()}\n`).toMatchFileSnapshot("../docs/exports.md");
});

test("the catalogue of findings is what the rules say", async () => {
  await expect(`${findingsGuide()}\n`).toMatchFileSnapshot("../core/findings/README.md");
});

test("the page of the diagnostics is what their table says", async () => {
  await expect(`${diagnosticsGuide()}\n`).toMatchFileSnapshot("../docs/diagnostics.md");
});
