#!/usr/bin/env node
// The entry of the package: runs the program, which lies beside it in one file, with the code that V8 has kept of it where
// `keep-code.mjs` left some for this very version of Node. V8 itself refuses what does not fit.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";

const program = fileURLToPath(new URL("program.cjs", import.meta.url));

/** What `keep-code.mjs` kept, if it ran with this Node on such a machine. */
function keptCode() {
  try {
    return readFileSync(`${program}.${process.version}-${process.platform}-${process.arch}`);
  } catch {
    return undefined;
  }
}

const script = new Script(readFileSync(program, "utf8"), { filename: program, cachedData: keptCode() });
script.runInThisContext()(createRequire(import.meta.url), import.meta.url, { exports: {} });
