#!/usr/bin/env node
// The entry of the package: runs the program, which lies beside it in one file, with the code that V8 has kept of it where
// `keep-code.mjs` left some for this very version of Node. V8 itself refuses what does not fit. CommonJS, because Node loads
// what it needs for modules only when it meets one: a tenth of what Node itself takes.
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { pathToFileURL } = require("node:url");
const { setFlagsFromString } = require("node:v8");
const { Script } = require("node:vm");

// what runs is compiled anew for speed at twice as many steps as usual: most of a short run is over before that pays
setFlagsFromString("--interrupt-budget=300000");

const program = join(__dirname, "program.cjs");

/** What `keep-code.mjs` kept, if it ran with this Node on such a machine. */
function keptCode() {
  try {
    return readFileSync(`${program}.${process.version}-${process.platform}-${process.arch}`);
  } catch {
    return undefined;
  }
}

// esbuild writes nothing but ASCII, which is read fastest as what it is
const script = new Script(readFileSync(program, "latin1"), { filename: program, cachedData: keptCode() });
script.runInThisContext()(require, pathToFileURL(__filename).href, { exports: {} });
