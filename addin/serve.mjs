// Builds the pane, serves it over https where the manifest says that it is, and shows it in the Excel of this computer:
// npm run pane [-- --no-build --no-excel --port 3000]
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:https";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { generateCertificates, getHttpsServerOptions } from "office-addin-dev-certs";
import { fileIn, headersIn } from "./serve-files.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const pane = join(root, "dist", "pane");
/** Not a dependency: it brings a native module that cannot be installed everywhere. */
const DEBUGGING = "office-addin-debugging@7.0.0";
/** So many days before it ends, a certificate of ours is made anew. */
const DAYS = 30;

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "3000" },
    "no-build": { type: "boolean", default: false },
    "no-excel": { type: "boolean", default: false },
  },
});
const port = Number(values.port);

if (!values["no-build"])
  execFileSync(process.execPath, [join(root, "node_modules/vite/bin/vite.js"), "build", "--logLevel", "warn"], {
    cwd: root,
    stdio: "inherit",
  });
if (!existsSync(join(pane, "taskpane.html")))
  fail("The pane is not built. Run npm run build:pane, and then this again.");

const { certificate, isTrusted, why } = await certificates();
const server = createServer(certificate, (request, response) => {
  const { pathname } = new URL(request.url ?? "/", "https://localhost");
  const file = fileIn(pane, pathname === "/" ? "/taskpane.html" : pathname);
  // while it is developed, nothing is kept by the browser
  const headers = { ...headersIn(readFileSync(join(pane, "headers.txt"), "utf8")), "Cache-Control": "no-store" };
  if (file === undefined) {
    response
      .writeHead(404, { ...headers, "Content-Type": "text/plain; charset=utf-8" })
      .end("There is no such file.\n");
    return;
  }
  response.writeHead(200, { ...headers, "Content-Type": file.type, "Content-Length": file.body.length });
  response.end(request.method === "HEAD" ? undefined : file.body);
});
server.on("error", (error) => {
  if (error.code === "EADDRINUSE")
    fail(`Port ${port} is taken, perhaps by another npm run pane. End that one, and run this again.`);
  fail(`The pane cannot be served: ${error.message}.`);
});
server.listen(port, "localhost", () => {
  console.log(`The pane is served at https://localhost:${port}/taskpane.html; Ctrl+C ends it.`);
  if (!isTrusted) console.log(`\n${why}`);
  if (!values["no-excel"] && port === 3000 && hasExcel() && isTrusted) sideload();
  else console.log(`\n${byHand}`);
});

const byHand = `To see it in Excel on the web: open a workbook, Home, Add-ins, More Add-ins, My Add-ins, Upload My Add-in,
and choose ${join(root, "manifest.xml")}. Credit Roster is then on the Home tab.
Without any Excel: npm run pane:demo`;

/**
 * The certificate of localhost: that of Microsoft's tool, which the computer is made to trust; where that cannot be done, one
 * that the browser has to be told to trust.
 */
async function certificates() {
  // elsewhere there is no Excel but in a browser, which has trusted certificates of its own
  if (process.platform === "win32" || process.platform === "darwin") {
    try {
      return { certificate: await getHttpsServerOptions(), isTrusted: true, why: "" };
    } catch (error) {
      const reason = error instanceof Error ? error.message.trim() : String(error);
      const why = `This computer does not trust the certificate: ${reason}
Run "npx office-addin-dev-certs install" as somebody who may install certificates, and then this again.`;
      return { certificate: await ownCertificate(), isTrusted: false, why: `${why}\n${trustInBrowser()}` };
    }
  }
  return { certificate: await ownCertificate(), isTrusted: false, why: trustInBrowser() };
}

function trustInBrowser() {
  return `The browser does not know the certificate: open https://localhost:${port}/taskpane.html in it once, and let it go on
(Advanced, Proceed), or import ${join(ownFolder(), "ca.crt")} among its authorities.`;
}

function ownFolder() {
  return join(root, ".cache", "certificates");
}

async function ownCertificate() {
  const [ca, cert, key] = ["ca.crt", "localhost.crt", "localhost.key"].map((name) => join(ownFolder(), name));
  mkdirSync(ownFolder(), { recursive: true });
  const age = existsSync(key) ? Date.now() - statSync(key).mtimeMs : Number.POSITIVE_INFINITY;
  if (age > (DAYS - 2) * 86_400_000) await generateCertificates(ca, cert, key, DAYS);
  return { cert: readFileSync(cert), key: readFileSync(key) };
}

/** Whether there is an Excel on this computer that shows add-ins. */
function hasExcel() {
  if (process.platform === "darwin") return existsSync("/Applications/Microsoft Excel.app");
  if (process.platform !== "win32") return false;
  try {
    const key = "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\excel.exe";
    execFileSync("reg", ["query", key], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Opens Excel with the pane; what it needs for that is fetched by npx. */
function sideload() {
  const end = `npx --yes ${DEBUGGING} stop manifest.xml`;
  console.log(`\nExcel opens with the pane. To take it out of Excel again: ${end}`);
  const child = spawn("npx", ["--yes", DEBUGGING, "start", "manifest.xml", "desktop", "--no-debug"], {
    cwd: root,
    stdio: "inherit",
    // npx is a script on Windows
    shell: process.platform === "win32",
  });
  const failed = () => console.log(`\nExcel could not be opened with the pane; by hand it can be. ${byHand}`);
  child.on("error", failed);
  child.on("exit", (code) => {
    if (code !== 0) failed();
  });
}

function fail(words) {
  console.error(words);
  process.exit(2);
}
