import { relative } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { usageFiles } from "../../../batch/read/paths.ts";
import type { Diagnostic } from "../../../core/diagnostic.ts";
import { temporaryFolder, writeFiles } from "../../support/command.ts";

const april = "date;user;credits;service\n2026-03-05;ana@firm.example;4;Zoë\n";

/** The files that a folder gives, and what is said of the others. */
async function found(files: Readonly<Record<string, string | Uint8Array>>, pattern = "") {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const diagnostics: Diagnostic[] = [];
  const paths = await usageFiles([`${folder}/${pattern}`], (diagnostic) => diagnostics.push(diagnostic));
  return {
    names: paths.map((path) => relative(folder, path)),
    said: diagnostics.map(({ code, severity, message }) => `${severity}[${code}] ${message}`),
  };
}

test("a folder gives every kind of export, in the order of names, and nothing that a program laid beside them", async () => {
  const kinds = ["a.csv", "b.CSV", "c.csv.gz", "d.zip", "e.xlsx", "f.xlsm", "g.tsv", "h.xls"];
  const { names, said } = await found({
    ...Object.fromEntries(kinds.map((name) => [name, april])),
    "~$e.xlsx": "open",
    ".DS_Store": "rubbish",
  });
  expect(names).toEqual(kinds);
  expect(said).toEqual([]);
});

test("a text file of a folder is an export where it begins as one, in whatever encoding", async () => {
  const { names, said } = await found({
    "a.txt": april,
    "b.txt": Buffer.from(`\ufeff${april.replaceAll(";", "\t")}`, "utf16le"),
    "c.txt": Buffer.from(april, "latin1"),
    "notes.txt": "Exports of April, by Ana.\n",
    "binary.txt": gzipSync(april),
  });
  expect(names).toEqual(["a.txt", "b.txt", "c.txt"]);
  expect(said).toEqual([
    "note[file-skipped] Only exports of the folder are read (CSV, also packed, and Excel); left aside: binary.txt and notes.txt.",
  ]);
});

test("a folder within a folder is not read, whatever it is called, and named", async () => {
  const { names, said } = await found({ "a.csv": april, "old.csv/b.csv": april });
  expect(names).toEqual(["a.csv"]);
  expect(said).toEqual([expect.stringContaining("left aside: old.csv.")]);
});

test("a pattern fits files of every kind", async () => {
  expect((await found({ "a.csv": april, "b.zip": april, "c.md": april }, "*.{csv,zip}")).names).toEqual([
    "a.csv",
    "b.zip",
  ]);
});

test("the roster itself is passed over where it lies among the exports, and no other workbook", async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { "a.csv": april, "roster.xlsx": "x", "roster-old.xlsx": "x" });
  const paths = await usageFiles([folder], () => {}, `${folder}/./roster.xlsx`);
  expect(paths.map((path) => relative(folder, path))).toEqual(["a.csv", "roster-old.xlsx"]);
  expect(await usageFiles([`${folder}/roster.xlsx`], () => {}, `${folder}/roster.xlsx`)).toHaveLength(1);
});

test("a folder within a folder is said with the way to give it, and files that are no exports with theirs", async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { "a.csv": april, "logo.png": "x", "2025/b.csv": april, "2026/c.csv": april });
  const said: Diagnostic[] = [];
  await usageFiles([folder], (diagnostic) => said.push(diagnostic));
  expect(said.map(({ message, help }) => [message, help])).toEqual([
    [
      "Only exports of the folder are read (CSV, also packed, and Excel); left aside: logo.png.",
      "If one of them is an export, save it as CSV or as an Excel Workbook (.xlsx).",
    ],
    [
      "Folders in the folder are not looked into; left aside: 2025 and 2026.",
      `If exports lie in it, give it by name too, such as --usage ${folder} ${folder}/2025.`,
    ],
  ]);
});
