// Compiles `core/files/kernel` to WebAssembly and writes it, as text, where every bundler finds it. The same source
// gives the same bytes on every machine: `test/slow/kernel.test.ts` holds both together.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { main } from "assemblyscript/asc";

const sources = new URL("../core/files/kernel/", import.meta.url);
const files = ["scan.ts", "names.ts"];

/** Pages of 64 kB, for what lies at fixed addresses and the first names. */
const PAGES = 40;

/** The compiled kernel, in base64. */
export async function compiledKernel(): Promise<string> {
  let compiled = "";
  const { error, stderr } = await main(
    [
      "scan.ts",
      "--outFile",
      "scan.wasm",
      "-O3",
      "--converge",
      "--noAssert",
      "--runtime",
      "stub",
      "--initialMemory",
      `${PAGES}`,
    ],
    {
      readFile: (name) => (files.includes(name) ? readFileSync(new URL(name, sources), "utf8") : null),
      writeFile: (name, contents) => {
        if (name === "scan.wasm") compiled = Buffer.from(contents).toString("base64");
      },
      listFiles: () => [],
    },
  );
  if (error) throw new Error(`${error.message}\n${stderr.toString()}`);
  return compiled;
}

/** The module that holds the kernel. */
export function kernelModule(base64: string): string {
  const lines = base64.match(/.{1,100}/g) ?? [];
  const text = lines.map((line) => `  "${line}"`).join(" +\n");
  return `/** \`scan.ts\` as WebAssembly, in base64: made by \`npm run kernel\`. */\nexport const scanBytes =\n${text};\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = new URL("scan-bytes.ts", sources);
  writeFileSync(target, kernelModule(await compiledKernel()));
}
