import type { Reporter, TestModule } from "vitest/node";

/** Prints the last line that continuous integration reads: `N passed, N failed`. */
const reporter: Reporter = {
  onTestRunEnd(modules: readonly TestModule[], errors) {
    let passed = 0;
    let failed = errors.length;
    let skipped = 0;
    for (const module of modules) {
      failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed") passed += 1;
        else if (state === "failed") failed += 1;
        else skipped += 1;
      }
    }
    process.on("exit", () => {
      process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`);
    });
  },
};

// biome-ignore lint/style/noDefaultExport: vitest takes a reporter file's default export
export default reporter;
