import { join } from "node:path";
import { expect, test } from "vitest";
import { fileIn, headersIn } from "../../addin/serve-files.mjs";
import { temporaryFolder, writeFiles } from "../support/command.ts";

test("files of the folder are served with their types, and nothing outside of it", () => {
  const cwd = temporaryFolder();
  writeFiles(cwd, {
    "pane/help.html": "help",
    "pane/icons/a b.png": "png",
    "pane/odd": "odd",
    "pane-too/x.html": "no",
  });
  const pane = join(cwd, "pane");
  expect(fileIn(pane, "/help.html")).toEqual({ body: Buffer.from("help"), type: "text/html; charset=utf-8" });
  expect(fileIn(pane, "/icons/a%20b.png")?.type).toBe("image/png");
  expect(fileIn(pane, "/odd")?.type).toBe("application/octet-stream");
  for (const path of ["/", "/icons", "/none.html", "/../pane-too/x.html", "/%2e%2e%2fpane-too%2fx.html", "/%00", "/%"])
    expect([path, fileIn(pane, path)]).toEqual([path, undefined]);
});

test("headers are read from their lines, also where a value holds a colon", () => {
  expect(headersIn("A-Policy: img-src data: blob:\r\nB: 2\n\n")).toEqual({ "A-Policy": "img-src data: blob:", B: "2" });
});
