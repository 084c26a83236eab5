import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PaneOptions } from "./ask/pane.ts";
import { isInside, realPath } from "./write/refuse-folder.ts";
import { type FolderFiles, saveFolder } from "./write/save-folder.ts";

/** Where the pane and its manifest lie, built, beside the program. */
export type PaneSources = { readonly pane: string; readonly manifest: string };

/** How writing the pane ended: with what to do next, or with the reason in words. */
export type PaneOutcome =
  | { readonly kind: "written"; readonly text: string }
  | { readonly kind: "refused"; readonly reason: string };

/** Where the manifest says that the pane is, as long as nobody hosts it. */
const DEVELOPED_AT = "https://localhost:3000/";

/** Writes the built pane as files for a web server, with the manifest for that address. */
export function pane({ baseUrl, out, id }: PaneOptions, sources: PaneSources): PaneOutcome {
  const refused = (reason: string): PaneOutcome => ({ kind: "refused", reason });
  if (!existsSync(join(sources.pane, "taskpane.html")) || !existsSync(sources.manifest)) {
    return refused(
      `The pane is not built: there is none in ${sources.pane}. The package brings it along; from the sources, run npm run build first.`,
    );
  }
  if (isInside(realPath(out), realPath(sources.pane)))
    return refused(`${out} is where the pane itself lies. Give another folder with --out.`);
  const files = new Map(pathsIn(sources.pane).map((path) => [path, readFileSync(join(sources.pane, path))]));
  const manifest = manifestFor(readFileSync(sources.manifest, "utf8"), baseUrl, id);
  files.set("manifest.xml", Buffer.from(manifest));
  // another version has other assets and samples, and nobody else puts files of these names there
  const isOurs = (path: string) => files.has(path) || /^(?:assets|sample)\/[\w.-]+$/.test(path);
  const unwritten = saveFolder(out, files, isOurs);
  if (unwritten !== undefined) return refused(unwritten);
  return { kind: "written", text: whatNext(baseUrl, out, files) };
}

function pathsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();
}

function manifestFor(xml: string, baseUrl: string, id: string | undefined): string {
  const escaped = baseUrl.replaceAll("&", "&amp;").replaceAll("'", "&apos;");
  const moved = xml.replaceAll(DEVELOPED_AT, () => `${escaped}/`);
  return id === undefined ? moved : moved.replace(/<Id>[^<]*<\/Id>/, `<Id>${id}</Id>`);
}

function whatNext(baseUrl: string, out: string, files: FolderFiles): string {
  return `Wrote ${out}: ${files.size} files, manifest.xml among them.

1. Put the files of ${out} on the web server, as they are. It is done when a browser shows the help at
   ${baseUrl}/help.html
2. Let the server send the headers of headers.txt with every one of them, and no X-Frame-Options.
3. An administrator gives it to people: Microsoft 365 admin center, Settings, Integrated apps, Upload custom
   apps, Office Add-in, manifest.xml; then who gets it. It is in their Excel within a day.
   To try it alone first: Excel on the web, Home, Add-ins, More Add-ins, My Add-ins, Upload My Add-in.

To update, write it again with the next version, and put the files there anew; the manifest only where its version
or address is another. More: docs/hosting.md
`;
}
