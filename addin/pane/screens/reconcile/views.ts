// What is opened on the screen beside the result, as the key under which the state keeps it.

/** The files are looked at, though there is a result. */
export const FILES = "files";

const MAPPING = "mapping/";

/** The key of the form in which a file that was not recognised is read. */
export function mappingKey(file: string): string {
  return `${MAPPING}${file}`;
}

/** The file whose mapping is opened. */
export function mappingOpened(opened: string | undefined): string | undefined {
  return opened?.startsWith(MAPPING) ? opened.slice(MAPPING.length) : undefined;
}
