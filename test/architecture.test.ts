import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { diagnosticCodes } from "../core/diagnostic.ts";
import { exportFormats } from "../core/exports/formats/index.ts";
import { rules } from "../core/findings/rules/index.ts";
import { cycles, filesBelow, root, type SourceFile, sourceFile, sourcesOf, stripped } from "./support/source.ts";

const core = sourcesOf("core");
const batch = sourcesOf("batch");
const addin = sourcesOf("addin");
const product = [...addin, ...batch, ...core];

/** The one file that knows a library. What is not listed may have one door of any name. */
const doors: Readonly<Record<string, readonly string[]>> = {
  luxon: ["core/calendar.ts"],
  papaparse: ["core/files/csv.ts"],
  // commands with many options are a file each
  commander: [
    ...["close", "day", "new", "pane", "plan", "reconcile", "sources", "statement"].map(
      (name) => `batch/ask/${name}.ts`,
    ),
    "batch/options.ts",
  ],
  tinyglobby: ["batch/read/paths.ts"],
  esbuild: ["batch/bundle.mjs"],
  // workbooks: one file reads and one writes
  fflate: ["core/files/inflate.ts", "core/files/workbook-mend.ts"],
  hucre: ["core/files/workbook-look.ts", "core/files/workbook-write.ts"],
  saxes: ["core/files/xlsx/xml.ts"],
  // zod is the language in which schemas are declared: these files declare them, and the schema of the run file is printed
  zod: [
    "batch/run-file-schema.ts",
    "core/new-roster/table-sheet.ts",
    "core/roster/mapping.ts",
    "core/roster/patch.ts",
    "core/roster/settings.ts",
    "core/run-file.ts",
    "core/table/cell.ts",
    "core/table/read.ts",
  ],
};

/** Places where something was found, as `path: what`, so that a failure names the line to mend. */
function found(files: readonly SourceFile[], pattern: RegExp, read: (file: SourceFile) => string): readonly string[] {
  return files.flatMap((file) => [...read(file).matchAll(pattern)].map(([match]) => `${file.path}: ${match.trim()}`));
}

function packagesOf(files: readonly SourceFile[]): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  for (const { path, imports } of files) {
    for (const { target, isPackage } of imports) {
      if (isPackage && !target.startsWith("node:")) users.set(target, [...(users.get(target) ?? []), path]);
    }
  }
  return users;
}

/** Imports of files that lie outside the given folders. */
function strays(files: readonly SourceFile[], folders: readonly string[]): readonly string[] {
  return files.flatMap(({ path, imports }) =>
    imports
      .filter(({ isPackage, target }) => !isPackage && !folders.some((folder) => target.startsWith(`${folder}/`)))
      .map(({ target }) => `${path}: ${target}`),
  );
}

test("there is something to hold to the rules", () => {
  expect(core.length).toBeGreaterThan(50);
  expect(batch.length).toBeGreaterThan(10);
  expect(core.flatMap(({ imports }) => imports).length).toBeGreaterThan(200);
});

test("the core imports the core alone, and the batch job the core and itself", () => {
  expect(strays(core, ["core"])).toEqual([]);
  expect(strays(batch, ["core", "batch"])).toEqual([]);
  expect(strays(addin, ["core", "addin"])).toEqual([]);
});

test("every import of a file names a file that is there", () => {
  const known = new Set(product.map(({ path }) => path));
  const missing = product.flatMap(({ path, imports }) =>
    imports
      .filter(({ isPackage, target }) => !isPackage && /\.(ts|tsx|mjs)$/.test(target) && !known.has(target))
      .map(({ target }) => `${path}: ${target}`),
  );
  expect(missing).toEqual([]);
});

test("no import is hidden: what is imported dynamically is named by a plain text", () => {
  expect(found(product, /\bimport\s*\((?!\s*["'][^"']+["']\s*\))[^)]*\)/g, ({ code }) => code)).toEqual([]);
  expect(found(core, /\brequire\s*\(/g, ({ words }) => words)).toEqual([]);
});

test("the core knows no Node, no browser, no Office, no clock and no chance", () => {
  const banned =
    /\b(?:process|Buffer|document|window|globalThis|navigator|localStorage|Excel|Office|fetch|XMLHttpRequest|setTimeout|setInterval|setImmediate|queueMicrotask|console|performance|crypto|Intl|new Date(?!\((?:Date\.UTC\()?\d[\d, ]*\)?\))|Date\.now|Date\.parse|(?<!new )Date\(|Math\.random|localeCompare|toLocale\w*)\b/g;
  // `new Date(2000, 0, 1)` is a fixed moment and no clock; a property of one of our own types is no global
  const globals = (file: SourceFile) => file.words.replace(/\.\s*(?:document|window|process)\b/g, "");
  expect(found(core, banned, globals)).toEqual([]);
  expect(
    core.flatMap(({ path, imports }) => imports.filter(({ target }) => target.startsWith("node:")).map(() => path)),
  ).toEqual([]);
});

test("every library has its own door", () => {
  const opened = packagesOf(product);
  for (const [library, paths] of Object.entries(doors))
    expect([library, opened.get(library)]).toEqual([library, paths]);
  const crowded = [...opened].filter(([library, paths]) => doors[library] === undefined && paths.length > 1);
  // the pane's library of views is spoken by every screen
  expect(crowded.filter(([, paths]) => !paths.every((path) => path.startsWith("addin/")))).toEqual([]);
});

test("Excel is spoken to in one folder of the pane alone, and run in one file of it", () => {
  const spoken = /(?<![.\w])(?:Excel|Office|OfficeExtension)\s*\.\s*\w+/g;
  const outside = product.filter(({ path }) => !path.startsWith("addin/excel/"));
  expect(found(outside, spoken, ({ words }) => words)).toEqual([]);
  const runs = addin.filter(({ words }) => /\bExcel\s*\.\s*run\b/.test(words)).map(({ path }) => path);
  expect(runs).toEqual(["addin/excel/run.ts"]);
  // rows are never deleted, nothing is selected, and no sheet is unprotected behind anybody's back
  const never = /\.\s*(?:delete|deleteRows|deleteRowsAt|clear|select|activate|unprotect|protect)\s*\(/g;
  // the selection moves where somebody asked to be shown a cell, and nowhere else
  const asked = "addin/excel/show-place.ts";
  const door = addin.filter(({ path }) => path.startsWith("addin/excel/") && path !== asked);
  expect(found(door, never, ({ words }) => words)).toEqual([]);
});

test("the pane knows no Node", () => {
  const scripts = addin.filter(({ path }) => /\.tsx?$/.test(path));
  expect(scripts.length).toBeGreaterThan(10);
  expect(scripts.flatMap(({ imports }) => imports.filter(({ target }) => target.startsWith("node:")))).toEqual([]);
});

test("typed arrays of numbers stay behind the small reader of usage", () => {
  const numbers = /\b(?:Int8|Int16|Uint16|Int32|Uint32|Float32|Float64|BigInt64|BigUint64)Array\b/g;
  // the table of a checksum is of 32-bit words by its nature
  const allowed = ["core/usage/", "core/files/xlsx/checksum.ts"];
  const outside = core.filter(({ path }) => !allowed.some((place) => path.startsWith(place)));
  expect(found(outside, numbers, ({ words }) => words)).toEqual([]);
  const bytes = product.filter(
    ({ path }) =>
      ![
        "core/usage/",
        "core/files/",
        "core/exports/read-file.ts",
        "core/exports/read-packed.ts",
        "core/exports/read-workbook.ts",
        "core/exports/reading.ts",
        "core/roster/earlier.ts",
        "core/roster/from-workbook.ts",
        "batch/read/",
        "batch/sample/",
        "batch/write/",
        "addin/",
      ].some((folder) => path.startsWith(folder)),
  );
  expect(found(bytes, /\b(?:Uint8(?:Clamped)?Array|DataView)\b/g, ({ words }) => words)).toEqual([]);
});

test("no file imports itself by way of others, types included", () => {
  const edges = new Map(
    product.map(({ path, imports }) => [
      path,
      new Set(imports.filter(({ isPackage }) => !isPackage).map(({ target }) => target)),
    ]),
  );
  expect(cycles(edges)).toEqual([]);
});

test("the folders of the core stand above one another: none needs one that needs it", () => {
  /** A folder of the core with all that is below it; a file beside the folders stands for itself. */
  const area = (path: string) => path.split("/").slice(0, 2).join("/");
  const edges = new Map<string, Set<string>>();
  for (const { path, imports } of core) {
    const needs = edges.get(area(path)) ?? new Set();
    edges.set(area(path), needs);
    for (const { isPackage, target } of imports) if (!isPackage && area(target) !== area(path)) needs.add(area(target));
  }
  expect(cycles(edges)).toEqual([]);
});

test("there are no default exports, enums, classes, interfaces or barrel files", () => {
  const typescript = product.filter(({ path }) => /\.tsx?$/.test(path));
  // `declare class` describes what the platform brings
  const shapes =
    /\bexport\s+default\b|\benum\s+\w+|(?<!declare\s)\bclass\s+[A-Z]\w*|\binterface\s+\w+|\bnamespace\s+\w+/g;
  expect(found(typescript, shapes, ({ words }) => words)).toEqual([]);
  expect(found(typescript, /\bexport\s*(?:type\s*)?(?:\*|\{[^}]*\}\s*from\b)/g, ({ words }) => words)).toEqual([]);
});

test("a file fits in a head: 300 lines at most", () => {
  const long = [...core, ...batch, ...addin].filter(({ text }) => text.split("\n").length > 301);
  expect(long.map(({ path, text }) => `${path}: ${text.split("\n").length - 1} lines`)).toEqual([]);
});

test("every export format is in the list, in a file of its name", () => {
  const files = filesBelow("core/exports/formats", [".ts"]).map((path) => path.replace(/^.*\/|\.ts$/g, ""));
  expect([...exportFormats.map(({ name }) => name), "index"].sort()).toEqual(files);
});

test("every rule is in the list, in a file of its code", () => {
  const files = filesBelow("core/findings/rules", [".ts"]).map((path) => path.replace(/^.*\/|\.ts$/g, ""));
  expect([...rules.map(({ code }) => code), "index"].sort()).toEqual(files);
});

test("codes are unique, and a rule never shares one with a diagnostic", () => {
  const codes = [...rules.map(({ code }) => code), ...diagnosticCodes];
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});

/** Everything that tests and cases say, this file apart. */
function testTexts(): string {
  return filesBelow("test", [".ts", ".md", ".csv", ".json", ".mjs"])
    .filter((path) => path !== "test/architecture.test.ts")
    .map((path) => readFileSync(join(root, path), "utf8"))
    .join("\n");
}

test("every diagnostic and every rule occurs in some test or case", () => {
  const texts = testTexts();
  const names = [...diagnosticCodes, ...rules.map(({ code }) => code)];
  expect(names.filter((name) => !new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(texts))).toEqual([]);
});

test("every diagnostic is reported somewhere in the product", () => {
  const code = product
    .filter(({ path }) => path !== "core/diagnostic.ts")
    .map((file) => file.code)
    .join("\n");
  expect(diagnosticCodes.filter((name) => !code.includes(`"${name}"`))).toEqual([]);
});

type Package = {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};

const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Package;

test("every dependency is pinned, and the product imports every one of them and nothing else", () => {
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  );
  expect(loose).toEqual([]);
  const imported = [...packagesOf([...batch, ...core]).keys()].filter((name) => devDependencies[name] === undefined);
  expect(imported.sort()).toEqual(Object.keys(dependencies).sort());
});

test("what only develops the product is imported by its tools, and by the pane, which is built with what it needs", () => {
  const inProduct = [...packagesOf([...batch, ...core])].filter(([name]) => devDependencies[name] !== undefined);
  expect(inProduct).toEqual([["esbuild", ["batch/bundle.mjs"]]]);
});

test("the scan of sources sees every way to import, and no comment or text", () => {
  const { imports, words } = sourceFile(
    "core/a/b.ts",
    `
import { one, type Two } from "../c.ts";
import type { Three } from "./d.ts";
import { type Four, type Five } from "./e.ts";
import * as z from "zod/mini";
import "@scope/name/part";
export { six } from "../f.ts";
import {
  long,
} from "./g.ts";
const late = await import("./h.ts");
// import { no } from "./comment.ts";
/* import { no } from "./comment.ts"; */
const text = "console"; const pattern = /["'\`/]console/g; const half = 4 / 2; const other = \`console \${process} console\`;
`,
  );
  expect(imports.map(({ target, typesOnly }) => `${target}${typesOnly ? " (types)" : ""}`).sort()).toEqual([
    "@scope/name",
    "core/a/d.ts (types)",
    "core/a/e.ts (types)",
    "core/a/g.ts",
    "core/a/h.ts",
    "core/c.ts",
    "core/f.ts",
    "zod",
  ]);
  expect(words).not.toMatch(/console|comment/);
  expect(words).toMatch(/\bprocess\b/);
  expect(words).toMatch(/4 \/ 2/);
  expect(stripped("a = `\u0024{`b\u0024{c}`}` // d", true)).toBe("a = `\u0024{`\u0024{c}`}` ");
});

test("the search for cycles finds one over three, and none in a tree", () => {
  const graph = (edges: Record<string, string[]>) =>
    new Map(Object.entries(edges).map(([from, to]) => [from, new Set(to)]));
  expect(cycles(graph({ a: ["b"], b: ["c"], c: ["a", "d"], d: [] }))).toEqual([["a", "b", "c"]]);
  expect(cycles(graph({ a: ["b", "c"], b: ["c"], c: [] }))).toEqual([]);
});
