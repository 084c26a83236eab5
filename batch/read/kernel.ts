import type { ScanKernel } from "../../core/files/csv-kernel.ts";
import { scanBytes } from "../../core/files/kernel/scan-bytes.ts";

// of the platform, as every Node has it; its types come with those of browsers alone
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (program: object) => { readonly exports: unknown };
};

let program: object | undefined;

/** A scanner of rows with a memory of its own; its program is compiled once, in a millisecond. */
export function startKernel(): ScanKernel {
  program ??= new WebAssembly.Module(Buffer.from(scanBytes, "base64"));
  return new WebAssembly.Instance(program).exports as ScanKernel;
}
