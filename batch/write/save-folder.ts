import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { whyNot } from "./save-new.ts";

/** Files by their paths in the folder, with `/` between. */
export type FolderFiles = ReadonlyMap<string, Uint8Array>;

/**
 * Writes a folder whole: beside its place first, and only when everything is written does it take its name. A folder that is
 * there is replaced where `isOurs` knows every file of it, and refused otherwise. Answers why it was not written, or nothing
 * when it was; then what was there before is as it was.
 */
export function saveFolder(folder: string, files: FolderFiles, isOurs: (path: string) => boolean): string | undefined {
  const final = resolve(folder);
  const side = (kind: string) => join(dirname(final), `.${basename(final)}.${process.pid}.${kind}`);
  const [staged, old] = [side("tmp"), side("old")];
  let isBegun = false;
  try {
    const isThere = existsSync(final);
    if (isThere && !statSync(final).isDirectory())
      return `${folder} is a file, and is never written over. Give another folder with --out.`;
    const stranger = isThere ? strangerIn(final, "", files, isOurs) : undefined;
    if (stranger !== undefined)
      return `${folder} holds something else, ${stranger}, and is left as it is. Give an empty folder, or a new one, with --out.`;
    mkdirSync(staged, { recursive: true });
    isBegun = true;
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(staged, path)), { recursive: true });
      writeFileSync(join(staged, path), bytes);
    }
    if (isThere) renameSync(final, old);
    try {
      renameSync(staged, final);
    } catch (error) {
      if (isThere) renameSync(old, final);
      throw error;
    }
    rmSync(old, { recursive: true, force: true });
    return undefined;
  } catch (error) {
    if (isBegun) rmSync(staged, { recursive: true, force: true });
    return whyNot(folder, error as NodeJS.ErrnoException);
  }
}

/** The first thing in a folder that is not ours; folders that we do not write are not looked into. */
function strangerIn(
  folder: string,
  below: string,
  files: FolderFiles,
  isOurs: (path: string) => boolean,
): string | undefined {
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = `${below}${entry.name}`;
    if (!entry.isDirectory()) {
      if (!entry.isFile() || !isOurs(path)) return path;
      continue;
    }
    const isKnown = [...files.keys()].some((name) => name.startsWith(`${path}/`));
    const stranger = isKnown ? strangerIn(folder, `${path}/`, files, isOurs) : `${path}/`;
    if (stranger !== undefined) return stranger;
  }
  return undefined;
}
