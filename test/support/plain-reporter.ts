import type { Reporter, TestModule } from "vitest/node";

/** Prints what was skipped, and the last line that continuous integration reads: `N passed, N failed`. */
const reporter: Reporter = {
  onTestRunEnd(modules: readonly TestModule[], errors) {
    let passed = 0;
    let failed = errors.length;
    const skipped: string[] = [];
    for (const module of modules) {
      failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed") passed += 1;
        else if (state === "failed") failed += 1;
        else skipped.push(test.fullName);
      }
    }
    process.on("exit", () => {
      for (const name of skipped) process.stdout.write(`skipped: ${name}\n`);
      process.stdout.write(`${passed} passed, ${failed} failed\n`);
    });
  },
};

// vitest calls what the file exports with `new`, which gives the object that a plain function returns
// biome-ignore lint/style/noDefaultExport: vitest takes a reporter file's default export
export default function plainReporter(): Reporter {
  return reporter;
}
