import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compiledKernel, kernelModule } from "../../batch/make-kernel.ts";

test("the kernel that is shipped is the one that its source makes", async () => {
  const shipped = new URL("../../core/files/kernel/scan-bytes.ts", import.meta.url);
  expect(readFileSync(shipped, "utf8"), "run: npm run kernel").toBe(kernelModule(await compiledKernel()));
});
