import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readArguments } from "../../batch/options.ts";
import { type PaneSources, pane } from "../../batch/pane.ts";
import { stateOf, temporaryFolder, writeFiles } from "../support/command.ts";
import { manifestProblems } from "../support/manifest-check.ts";
import { root } from "../support/source.ts";
import { parseXml, within } from "../support/xml-tree.ts";

const built = {
  "dist/pane/taskpane.html": "<!doctype html><title>Pane</title>",
  "dist/pane/help.html": "<!doctype html><title>Help</title>",
  "dist/pane/headers.txt": "X-Content-Type-Options: nosniff\nReferrer-Policy: no-referrer\n",
  "dist/pane/assets/pane-1.js": "1",
  "dist/pane/icons/icon-16.png": new Uint8Array([1, 2, 255]),
  "dist/manifest.xml": readFileSync(join(root, "manifest.xml")),
};
const base = "https://tools.example.com/roster";
const newPane = ["assets/pane-1.js", "headers.txt", "help.html", "icons/icon-16.png", "manifest.xml", "taskpane.html"];

function program(files: Readonly<Record<string, string | Uint8Array>> = built) {
  const cwd = temporaryFolder();
  writeFiles(cwd, files);
  const sources: PaneSources = { pane: join(cwd, "dist/pane"), manifest: join(cwd, "dist/manifest.xml") };
  const write = (given: { out?: string; baseUrl?: string; id?: string } = {}) =>
    pane({ out: join(cwd, "out"), baseUrl: base, id: undefined, ...given }, sources);
  const manifest = () => readFileSync(join(cwd, "out/manifest.xml"), "utf8");
  const written = () => stateOf(join(cwd, "out")).flatMap((line) => (/ \d+ /.test(line) ? line.split(" ")[0] : []));
  const files_ = () => written().filter((path) => /\.\w+$/.test(path ?? ""));
  return { cwd, write, manifest, written: files_ };
}

/** What the command says of an address or an Id. */
function said(...args: readonly string[]): string {
  const asked = readArguments(["pane", ...args], "1.2.3");
  return asked.command === "print" ? asked.text : JSON.stringify(asked);
}

test("the pane is copied as it is, beside a manifest in which every address is the given one", () => {
  const { cwd, write, manifest, written } = program();
  const outcome = write();
  expect(outcome).toMatchObject({ kind: "written" });
  expect(written()).toEqual(newPane);
  expect(readFileSync(join(cwd, "out/icons/icon-16.png"))).toEqual(Buffer.from([1, 2, 255]));
  expect(manifest()).not.toContain("localhost");
  expect(manifest().replaceAll(`${base}/`, "https://localhost:3000/")).toBe(
    readFileSync(join(root, "manifest.xml"), "utf8"),
  );
  expect(stateOf(cwd).filter((line) => line.startsWith("."))).toEqual([]);
});

test("the manifest has the shape that Excel wants, also behind an odd address", () => {
  const { write, manifest } = program();
  write({ baseUrl: "https://tools.example.com/a&b'c" });
  const size = (url: string) => {
    const side = Number(/-(\d+)\.png$/.exec(url)?.[1]);
    return [side, side] as const;
  };
  expect(manifestProblems(manifest(), size)).toEqual([]);
  const page = within(parseXml(manifest()), "bt:Url").map(({ attributes }) => attributes["DefaultValue"]);
  expect(page).toContain("https://tools.example.com/a&b'c/taskpane.html");
});

test("what to do next names the address, the file of headers and the way to people", () => {
  const { cwd, write } = program();
  const outcome = write();
  const text = (outcome.kind === "written" ? outcome.text : outcome.reason).replaceAll(cwd, "");
  for (const words of [`${base}/help.html`, "headers of headers.txt", "Integrated apps", "manifest.xml"])
    expect(text).toContain(words);
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(120);
});

test("the manifest keeps its Id, unless another is given", () => {
  const { write, manifest } = program();
  write();
  expect(manifest()).toContain("<Id>6f0c9a5e-3d1b-4c57-9e0e-2b7a4d8f1c36</Id>");
  const id = "0a1b2c3d-0000-4000-8000-0123456789ab";
  write({ id });
  expect(manifest()).toContain(`<Id>${id}</Id>`);
  expect(manifest().match(/<Id>/g)).toHaveLength(1);
});

describe("the folder", () => {
  test("of an earlier version is replaced, with what that one alone had", () => {
    const { cwd, write, written } = program({ ...built, "dist/pane/sample/new.csv": "1" });
    writeFiles(cwd, { "out/assets/pane-0.js": "0", "out/taskpane.html": "old", "out/sample/old.csv": "0" });
    expect(write()).toMatchObject({ kind: "written" });
    expect(written()).toEqual([...newPane, "sample/new.csv"].sort());
    expect(readFileSync(join(cwd, "out/taskpane.html"), "utf8")).toContain("Pane");
  });

  test("that is empty is taken", () => {
    const { cwd, write, written } = program();
    mkdirSync(join(cwd, "out"));
    write();
    expect(written()).toEqual(newPane);
  });

  test.each([
    ["with another file", { "out/taskpane.html": "old", "out/notes.txt": "mine" }, "notes.txt"],
    ["with another folder", { "out/reports/march.html": "mine" }, "reports/"],
    ["with a file among the assets that is none", { "out/assets/more/x.js": "mine" }, "assets/more/"],
    ["with a page of its own", { "out/index.html": "mine" }, "index.html"],
  ])("%s is left as it is", (_, files: Record<string, string>, name) => {
    const { cwd, write } = program();
    writeFiles(cwd, files);
    const before = stateOf(cwd);
    const outcome = write();
    expect(outcome).toMatchObject({ kind: "refused" });
    expect(JSON.stringify(outcome)).toContain(`holds something else, ${name}, and is left as it is`);
    expect(stateOf(cwd)).toEqual(before);
  });

  test("that is a file, or in which something is linked, is left as it is", () => {
    const { cwd, write } = program();
    writeFiles(cwd, { out: "mine" });
    expect(JSON.stringify(write())).toContain("is a file, and is never written over");
    mkdirSync(join(cwd, "linked"));
    symlinkSync(join(cwd, "out"), join(cwd, "linked/taskpane.html"));
    expect(JSON.stringify(write({ out: join(cwd, "linked") }))).toContain("holds something else, taskpane.html");
    expect(readFileSync(join(cwd, "out"), "utf8")).toBe("mine");
  });

  test("of the program itself is refused, and one that cannot be made is said in words", () => {
    const { cwd, write } = program();
    const before = stateOf(cwd);
    expect(JSON.stringify(write({ out: join(cwd, "dist/pane/hosted") }))).toContain("is where the pane itself lies");
    expect(JSON.stringify(write({ out: join(cwd, "dist") }))).toContain("holds something else");
    expect(JSON.stringify(write({ out: join(cwd, "dist/manifest.xml/out") }))).toContain("a file is in the way");
    expect(stateOf(cwd)).toEqual(before);
  });
});

test("where the pane is not built, it is said how it is", () => {
  const { cwd, write } = program({ "dist/manifest.xml": built["dist/manifest.xml"] });
  expect(JSON.stringify(write())).toContain("The pane is not built");
  expect(stateOf(cwd).join()).not.toContain("out");
});

test("an address and an Id are understood", () => {
  const options = (...args: readonly string[]) => JSON.parse(said(...args)).options;
  expect(options("--base-url", "https://tools.example.com")).toEqual({
    baseUrl: "https://tools.example.com",
    out: "credit-roster-pane",
  });
  expect(options("--base-url", "https://Tools.example.com:8443/a/b/", "--out", "x")).toEqual({
    baseUrl: "https://tools.example.com:8443/a/b",
    out: "x",
  });
  const id = "0A1B2C3D-0000-4000-8000-0123456789AB";
  expect(options("--base-url", "https://a.example.com", "--id", id)).toMatchObject({ id: id.toLowerCase() });
});

test.each([
  ["http://tools.example.com/roster", "from https:// alone"],
  ["tools.example.com/roster", "Write a whole address"],
  ["//tools.example.com", "Write a whole address"],
  ["https://tools.example.com/roster?v=1", "leave out everything from ?"],
  ["https://tools.example.com/roster?", "leave out everything from ?"],
  ["https://tools.example.com/roster#top", "leave out everything from ?"],
  ["https://ana:secret@tools.example.com/", "for everybody to read"],
  ["https://tools.example.com/roster/taskpane.html", "leave out the name of the page"],
])("the address %s is refused: %s", (address, words) => {
  expect(said("--base-url", address).replace(/\s+/g, " ")).toContain(words);
});

test("no address, or an Id that is none, is refused", () => {
  expect(said()).toContain("say where it will be served");
  expect(said("--base-url", base, "--id", "roster")).toContain("Write a GUID");
});
