import type { RunFile } from "../run-file.ts";

/** `reconciliation.json`, as the contract with other programs says. */
export function runFileJson(run: RunFile): string {
  return `${JSON.stringify(run, null, 1)}\n`;
}
