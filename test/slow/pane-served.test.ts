import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { request } from "node:https";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { builtPane } from "../support/built-pane.ts";
import { root } from "../support/source.ts";

const PORT = 3_190;
let server: ChildProcess | undefined;

/** Starts what `npm run pane` starts, on another port; answers what it says when it serves. */
function started(): Promise<string> {
  builtPane();
  const args = [join(root, "addin/serve.mjs"), "--no-build", "--no-excel", "--port", String(PORT)];
  const child = spawn(process.execPath, args, { cwd: root });
  server ??= child;
  return new Promise((resolve) => {
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        if (said.includes("Upload My Add-in")) resolve(said);
      });
    child.on("close", (code) => resolve(`${said}exit ${code}`));
  });
}

type Answer = { readonly status: number | undefined; readonly headers: NodeJS.Dict<unknown>; readonly body: string };

function get(path: string): Promise<Answer> {
  const ca = readFileSync(join(root, ".cache/certificates/ca.crt"));
  return new Promise((resolve, reject) => {
    const asked = request({ host: "localhost", port: PORT, path, ca }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => {
        body += text;
      });
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    asked.on("error", reject).end();
  });
}

afterEach(() => {
  server?.kill();
  server = undefined;
});

// elsewhere it would make the computer trust a certificate, which is not a test's to do
describe.skipIf(process.platform !== "linux")(
  "the pane served while it is developed (skipped on Windows and Mac)",
  () => {
    test("is there over https with its headers, says what to do, and nothing else is served", async () => {
      const said = await started();
      expect(said).toContain(`https://localhost:${PORT}/taskpane.html`);
      expect(said).toContain("The browser does not know the certificate");
      expect(said).toContain(join(root, "manifest.xml"));
      const page = await get("/taskpane.html");
      expect(page.body).toBe(readFileSync(join(builtPane(), "taskpane.html"), "utf8"));
      expect(page.headers).toMatchObject({
        "content-type": "text/html; charset=utf-8",
        "x-content-type-options": "nosniff",
        "cache-control": "no-store",
      });
      expect(page.headers["content-security-policy"]).toContain("frame-ancestors https://*.officeapps.live.com");
      expect((await get("/icons/icon-32.png")).headers["content-type"]).toBe("image/png");
      expect((await get("/%2e%2e/program.cjs")).status).toBe(404);
      // a second one says that it is taken
      const second = await started();
      expect(second).toContain(`Port ${PORT} is taken`);
      expect(second).toContain("exit 2");
    });
  },
);
