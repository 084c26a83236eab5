// What a server of the built pane answers with: files, their types and headers.
import { readFileSync, statSync } from "node:fs";
import { extname, join, sep } from "node:path";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".xml": "text/xml; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** The file below a folder that a path of an address names, with its type; nothing where there is none. */
export function fileIn(folder, pathname) {
  let path;
  try {
    path = join(folder, decodeURIComponent(pathname));
  } catch {
    return undefined;
  }
  // nothing above the folder is served
  if (!path.startsWith(join(folder, sep)) || path.includes("\0")) return undefined;
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
  return { body: readFileSync(path), type: types[extname(path)] ?? "application/octet-stream" };
}

/** The headers that a text lists, a line each. */
export function headersIn(text) {
  const lines = text.split(/\r?\n/).filter((line) => line.includes(":"));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]),
  );
}
