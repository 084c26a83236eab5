// npm run pane:demo: the built pane beside a plain grid, over the simulated Excel, without any Excel.
import { readdirSync, readFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fileIn, headersIn } from "../../addin/serve-files.mjs";
import { officeFolder } from "../excel-host/in-node.ts";
import { builtPane } from "../support/built-pane.ts";
import { bundled } from "../support/bundled.ts";
import { root } from "../support/source.ts";

/** A demo that is served, until it is closed. */
export type Demo = { readonly address: string; readonly close: () => Promise<void> };

type Answer = { readonly body: Buffer | string; readonly type: string; readonly policy?: string };

const here = fileURLToPath(new URL(".", import.meta.url));
const sample = join(root, "batch", "sample");
/** Microsoft's address of the library, which the demo answers itself: it needs no network. */
const CDN = "https://appsforoffice.microsoft.com";
const OWN_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const FIRST_PORT = 3100;
/** So many ports are tried. */
const PORTS = 20;

/** Serves the demo on this computer alone, on the first free port from the given one on. */
export async function serveDemo(first: number = FIRST_PORT): Promise<Demo> {
  const pane = builtPane();
  const page = await bundled(join(here, "page.ts"));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    send(response, answerTo(pathname, pane, page));
  });
  for (let port = first; port < first + PORTS; port += 1) {
    const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once("error", resolve).listen(port, "127.0.0.1", () => resolve(undefined));
    });
    if (error !== undefined && error.code !== "EADDRINUSE") throw error;
    if (error !== undefined) continue;
    const close = () => new Promise<void>((resolve) => server.closeAllConnections() ?? server.close(() => resolve()));
    return { address: `http://localhost:${port}/`, close };
  }
  throw new Error(`the ports ${first} to ${first + PORTS - 1} are all taken: end what uses one of them`);
}

function send(response: ServerResponse, answer: Answer | undefined): void {
  const headers = { "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store" };
  if (answer === undefined) {
    response
      .writeHead(404, { ...headers, "Content-Type": "text/plain; charset=utf-8" })
      .end("There is no such file.\n");
    return;
  }
  const policy = answer.policy === undefined ? {} : { "Content-Security-Policy": answer.policy };
  response.writeHead(200, { ...headers, ...policy, "Content-Type": answer.type }).end(answer.body);
}

function answerTo(pathname: string, pane: string, page: string): Answer | undefined {
  const script = "text/javascript; charset=utf-8";
  if (pathname === "/") return { ...fileIn(here, "/page.html"), ...html, policy: OWN_POLICY } as Answer;
  if (pathname === "/page.js") return { body: page, type: script };
  if (pathname === "/page.css") return fileIn(here, pathname);
  if (pathname === "/sample/usage.json")
    return { body: JSON.stringify(readdirSync(join(sample, "usage")).sort()), type: "application/json" };
  if (/^\/sample\/(?:roster\.xlsx|usage\/[\w.-]+\.csv)$/.test(pathname)) return fileIn(sample, pathname.slice(7));
  if (pathname === "/office-js/office.js") return { body: libraryWithExcel(), type: script };
  if (pathname.startsWith("/office-js/")) return officeFile(pathname.slice(10));
  return pathname.startsWith("/pane/") ? paneFile(pane, pathname.slice(5)) : undefined;
}

const html = { type: "text/html; charset=utf-8" };

/** A file of the pane as it is; its page with another address of the library. */
function paneFile(pane: string, path: string): Answer | undefined {
  const file = fileIn(pane, path);
  if (file === undefined) return undefined;
  const { "Content-Security-Policy": shipped = "" } = headersIn(readFileSync(join(pane, "headers.txt"), "utf8"));
  const policy = ownAddress(shipped).replace(/(frame-ancestors) .*/, "$1 'self'");
  return path.endsWith(".html") ? { ...html, body: ownAddress(file.body.toString()), policy } : { ...file, policy };
}

function ownAddress(text: string): string {
  return text.replaceAll(`${CDN}/lib/1/hosted/`, "/office-js/").replaceAll(` ${CDN}`, "");
}

/**
 * Microsoft's library behind the object by which Excel on Windows speaks to a pane. That of the web will not do here: the
 * library speaks to pages of Microsoft's own addresses alone, over https.
 */
function libraryWithExcel(): string {
  const excel = readFileSync(join(root, "test/excel-host/windows-host.js"), "utf8");
  const library = readFileSync(join(officeFolder(), "office.js"), "utf8");
  return `Object.assign(window, window.parent.paneWorld);\n${excel}\n${library}`;
}

/** A file of Microsoft's package; its texts in English where there are none in the language of the browser. */
function officeFile(path: string): Answer | undefined {
  const folder = officeFolder();
  const asked = path.toLowerCase();
  return (
    fileIn(folder, asked) ??
    (asked.endsWith("/office_strings.js") ? fileIn(folder, "/en-us/office_strings.js") : undefined)
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { address } = await serveDemo();
  console.log(`The pane beside a simulated Excel: open ${address} in a browser. Ctrl+C ends it.`);
}
