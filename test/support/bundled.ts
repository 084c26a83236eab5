import { build } from "esbuild";

/** A module with all that it imports, as one script for a page. */
export async function bundled(path: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    platform: "browser",
  });
  return outputFiles[0]?.text ?? "";
}
