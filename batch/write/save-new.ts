import { closeSync, openSync, rmSync, writeFileSync } from "node:fs";

/** Writes a file that must not be there yet; answers why it was not written, or nothing when it was. */
export function saveNew(path: string, bytes: Uint8Array): string | undefined {
  let file: number;
  try {
    // wx: the system itself refuses where something of that name is there
    file = openSync(path, "wx");
  } catch (error) {
    return whyNot(path, error as NodeJS.ErrnoException);
  }
  try {
    writeFileSync(file, bytes);
    closeSync(file);
    return undefined;
  } catch (error) {
    closeSync(file);
    rmSync(path, { force: true });
    return whyNot(path, error as NodeJS.ErrnoException);
  }
}

/** What to say where something of that name is there already. */
export function alreadyThere(path: string): string {
  return `${path} is there already, and is never written over. Give another name, or move that file away.`;
}

/** Why a file was not written, in words; what is no fault of the system is thrown on. */
export function whyNot(path: string, error: NodeJS.ErrnoException): string {
  if (error.syscall === undefined) throw error;
  if (error.code === "EEXIST" || error.code === "EISDIR") return alreadyThere(path);
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: "there is no such folder",
    ENOTDIR: "a file is in the way of the folder",
    ENOSPC: "the disk is full",
    EROFS: "the disk is write-protected",
    EACCES: "this user may not write there",
    EPERM: "this user may not write there",
    ENAMETOOLONG: "no file has so long a name",
  };
  return `${path} could not be written: ${reasons[error.code ?? ""] ?? error.message}.`;
}
