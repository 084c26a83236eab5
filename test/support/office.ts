import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Whether LibreOffice is on this machine; tests that need it are skipped where it is not. */
export const hasOffice = runs("soffice", ["--version"]);

/** Whether Python with openpyxl is on this machine. */
export const python = ["python3", "/usr/bin/python3"].find((name) => runs(name, ["-c", "import openpyxl"]));

/** Whether Python can steer LibreOffice (Debian's python3-uno). */
export const pythonForOffice = hasOffice
  ? ["python3", "/usr/bin/python3"].find((name) => runs(name, ["-c", "import uno"]))
  : undefined;

/** Runs a Python script of this folder. */
export function runPython(program: string, script: string, args: readonly string[]): void {
  execFileSync(program, [fileURLToPath(new URL(script, import.meta.url)), ...args], { timeout: 180_000 });
}

/** A workbook opened and saved as .xlsx by LibreOffice, into a folder. */
export function savedByOffice(workbook: string, folder: string): string {
  convert(workbook, "xlsx:Calc MS Excel 2007 XML", folder);
  return join(folder, basename(workbook));
}

/** Every sheet of a workbook as LibreOffice reads it, as CSV text by the sheet's name. */
export function sheetsByOffice(workbook: string): ReadonlyMap<string, string> {
  const folder = mkdtempSync(join(tmpdir(), "credit-roster-office-"));
  const csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
  convert(workbook, csv, folder);
  const start = `${basename(workbook).replace(/\.xlsx$/, "")}-`;
  const files = readdirSync(folder).filter((name) => name.startsWith(start) && name.endsWith(".csv"));
  return new Map(files.map((name) => [name.slice(start.length, -4), readFileSync(join(folder, name), "utf8")]));
}

function convert(workbook: string, kind: string, folder: string): void {
  // a profile of its own: a second LibreOffice on the same one would hand its work over and be gone
  const profile = mkdtempSync(join(tmpdir(), "credit-roster-profile-"));
  const args = [`-env:UserInstallation=file://${profile}`, "--headless", "--convert-to", kind, "--outdir", folder];
  execFileSync("soffice", [...args, workbook], { stdio: "ignore", timeout: 120_000 });
  rmSync(profile, { recursive: true, force: true });
}

/** Whether a program can be run. */
export function runs(program: string, args: readonly string[]): boolean {
  try {
    execFileSync(program, [...args], { stdio: "ignore", timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}
