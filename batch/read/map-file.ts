import { statSync } from "node:fs";
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { KnownMapping } from "../../core/roster/mapping.ts";
import { LARGEST_MAPPING, noMapping, readMappingFile } from "../../core/roster/mapping-file.ts";
import { whyUnreadable } from "./bytes.ts";
import { readText } from "./text.ts";

/** The mappings that were given for a run, the hashes of their files by name, and whether every one can be used. */
export type MapsRead = {
  readonly mappings: readonly KnownMapping[];
  readonly hashes: ReadonlyMap<string, string>;
  readonly whole: boolean;
};

/** Reads the mapping files that `--map` names. */
export function readMapFiles(paths: readonly string[], report: (diagnostic: Diagnostic) => void): MapsRead {
  const mappings: KnownMapping[] = [];
  const hashes = new Map<string, string>();
  for (const path of new Set(paths)) {
    const mapping = readMapFile(path, hashes, report);
    if (mapping !== undefined) mappings.push(mapping);
  }
  return { mappings, hashes, whole: mappings.length === new Set(paths).size };
}

function readMapFile(
  path: string,
  hashes: Map<string, string>,
  report: (diagnostic: Diagnostic) => void,
): KnownMapping | undefined {
  let text = "";
  const clear = () => {
    text = "";
  };
  try {
    if (path === "-") return refuse("A mapping cannot come through standard input.");
    if (statSync(path).size > LARGEST_MAPPING) return refuse("It is larger than any mapping.");
    const { sha256, readable } = readText(
      path,
      clear,
      (piece) => {
        text += piece;
      },
      clear,
    );
    hashes.set(path, sha256);
    return readable ? readMappingFile(text, path, report) : refuse("It is no text.");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    report({
      code: "file-unreadable",
      severity: "error",
      at: { file: path },
      message: `${whyUnreadable(error)}; the mapping is not used.`,
      help: "Check the name and the folder behind --map.",
    });
    return undefined;
  }

  function refuse(message: string): undefined {
    report(noMapping(path, message));
  }
}
