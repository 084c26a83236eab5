import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BenchFiles, makeTokenFlex, makeUsage, makeWindows } from "./make-usage.ts";

// Measures whole processes, alternating, so that a busy machine slows all of them alike (README.md). It never fails.

const ROUNDS = 5;
const root = fileURLToPath(new URL("../..", import.meta.url));
const cache = join(root, ".cache", "bench");
const peakTeller = join(cache, "peak.cjs");

/** What one process took. */
type Measured = { readonly milliseconds: number; readonly megabytes: number };

const sizes: readonly { readonly title: string; readonly make: (folder: string) => BenchFiles }[] = [
  { title: "10,000 rows", make: (folder) => makeUsage(folder, 10_000) },
  { title: "100,000 rows", make: (folder) => makeUsage(folder, 100_000) },
  { title: "1,000,000 rows", make: (folder) => makeUsage(folder, 1_000_000) },
  { title: "1,000,000 rows of token-flex", make: (folder) => makeTokenFlex(folder, 1_000_000) },
];

/** Runs Node with these arguments; the child itself tells its peak, so that no tool of the system is needed. */
function measure(args: readonly string[]): Measured {
  const began = performance.now();
  const child = spawnSync(process.execPath, ["--require", peakTeller, ...args], { encoding: "utf8" });
  const milliseconds = performance.now() - began;
  return { milliseconds, megabytes: Number(/peak (\d+) KB/.exec(child.stderr)?.[1]) / 1024 };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function reconcileCommand({ roster, usage }: BenchFiles): readonly string[] {
  const program = join(root, "dist", "credit-roster.cjs");
  return [program, "reconcile", "--roster", roster, "--usage", usage, "--out", join(cache, "report"), "--quiet"];
}

function bench(title: string, files: BenchFiles): void {
  const commands = {
    "node -e 0": ["-e", "0"],
    "parse only": [join(root, "test", "bench", "papa-parse-only.mjs"), files.usage],
    reconcile: reconcileCommand(files),
  } as const;
  const rounds = Array.from({ length: ROUNDS }, () => ({
    "node -e 0": measure(commands["node -e 0"]),
    "parse only": measure(commands["parse only"]),
    reconcile: measure(commands.reconcile),
  }));
  console.log(`\n${title}`);
  for (const name of ["node -e 0", "parse only", "reconcile"] as const) {
    const time = median(rounds.map((round) => round[name].milliseconds));
    const peak = median(rounds.map((round) => round[name].megabytes));
    // pair by pair: each round's two runs met the same machine
    const ratio = median(rounds.map((round) => round.reconcile.milliseconds / round[name].milliseconds));
    const compared = name === "reconcile" ? "" : `   reconcile takes ${ratio.toFixed(1)} times as long`;
    console.log(
      `  ${name.padEnd(10)}  ${time.toFixed(0).padStart(6)} ms  ${peak.toFixed(0).padStart(4)} MB${compared}`,
    );
  }
}

/** The same number of rows in twelve files that overlap, against one file. */
function benchWindows(): void {
  const one = makeUsage(join(cache, "one"), 1_000_000);
  const twelve = makeWindows(join(cache, "twelve"), 1_000_000);
  const rounds = Array.from({ length: ROUNDS }, () => ({
    one: measure(reconcileCommand(one)),
    twelve: measure(reconcileCommand(twelve)),
  }));
  console.log("\n1,000,000 rows in twelve files of three months each, against one file");
  for (const name of ["one", "twelve"] as const) {
    const time = median(rounds.map((round) => round[name].milliseconds));
    const peak = median(rounds.map((round) => round[name].megabytes));
    console.log(`  ${name.padEnd(10)}  ${time.toFixed(0).padStart(6)} ms  ${peak.toFixed(0).padStart(4)} MB`);
  }
  const ratio = median(rounds.map(({ one, twelve }) => twelve.milliseconds / one.milliseconds));
  console.log(`  twelve files take ${ratio.toFixed(2)} times as long`);
}

mkdirSync(cache, { recursive: true });
writeFileSync(
  peakTeller,
  "process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + ' KB\\n'));\n",
);
console.log(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}; medians of ${ROUNDS} rounds`,
);
for (const { title, make } of sizes) {
  const folder = join(cache, "data");
  bench(title, make(folder));
  rmSync(folder, { recursive: true, force: true });
}
benchWindows();
for (const folder of ["one", "twelve"]) rmSync(join(cache, folder), { recursive: true, force: true });
